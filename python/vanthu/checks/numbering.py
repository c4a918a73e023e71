"""The order of the levels: Phần I, Chương I, Mục 1, Điều 1, `I.`, `1.`, `1.1.`, `a)`, each without gap or repeat.

Nodes are sorted into series. A number goes on with the list it is in, or resumes one around it, or opens a new one
at 1; only what does none of these is a break. So lists within lists stay silent.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional

from ..anatomy.model import Node, Span
from ..edit import SetText
from ..vietnamese.numerals import LETTERS, from_letter, from_roman, letter, roman
from .case import Case, Slip, check
from .prose import LEVELS, quoted

RANKS = {name: rank for rank, name in enumerate(LEVELS)}
_RUNS_ON = RANKS["article"]  # its numbers run through the whole act
_FARTHEST = 3  # a number that jumps further is more likely another list's, or none
_FAR_ABOVE = 400  # blocks that are looked through for a number that seems to be missing
_MARKS = ("*", "#", "_")
_WORDS = ("phần", "chương", "mục", "điều")  # alone on a line, their number on the next


class Series:
    """Numbers of one list, in order; `breaks` are the places in `nodes` that do not follow from what is before them."""

    def __init__(self, node: Node) -> None:
        self.nodes = [node]
        self.breaks: List[int] = []

    @property
    def last(self) -> int:
        return self.nodes[-1].value

    def add(self, node: Node) -> None:
        self.nodes.append(node)


class Lists:
    """The open lists of every level; a number of a higher level closes those below it."""

    def __init__(self) -> None:
        self.broken: List[Series] = []
        self.begin_anew()

    def begin_anew(self) -> None:
        self.open: Dict[float, Dict[str, Stack]] = {}  # by rank, then by key
        self.closed: Dict[str, Series] = {}

    def take(self, node: Node, key: str) -> None:
        rank = _rank(key)
        for lower in [each for each in self.open if each > rank and each != _RUNS_ON]:
            self.closed.update((each, stack.lists[-1]) for each, stack in self.open.pop(lower).items())
        stack = self.open.setdefault(rank, {}).setdefault(key, Stack())
        before = self.closed.get(key)
        if stack.go_on(node):
            return
        if not stack.lists and before is not None and node.value == before.last + 1:
            before.add(node)
            stack.push(before)  # the habit of numbering on through the levels above
        elif not stack.lists or node.value == 1:
            stack.push(Series(node))
        else:
            series = stack.lists[-1]
            series.breaks.append(len(series.nodes))
            stack.push_on(node)
            if len(series.breaks) == 1:
                self.broken.append(series)


class Stack:
    """Lists of one key, each within the one before it. Which of them wait for a number is kept by that number."""

    def __init__(self) -> None:
        self.lists: List[Series] = []
        self.waiting: Dict[int, List[int]] = {}  # the number a list goes on with → the depths of the lists

    def push(self, series: Series) -> None:
        self.waiting.setdefault(series.last + 1, []).append(len(self.lists))
        self.lists.append(series)

    def go_on(self, node: Node) -> bool:
        """Let the innermost list that waits for this number have it; the lists within that one end."""
        depths = self.waiting.get(node.value)
        if not depths:
            return False
        depth = depths[-1]
        while len(self.lists) - 1 > depth:
            self._pop()
        self.push_on(node)
        return True

    def push_on(self, node: Node) -> None:
        """The innermost list goes on with this number, whether or not it follows."""
        series = self._pop()
        series.add(node)
        self.push(series)

    def _pop(self) -> Series:
        series = self.lists.pop()
        self.waiting[series.last + 1].pop()
        return series


def _key(case: Case, node: Node) -> str:
    """Which list a number may belong to: `1)` is not of the list of `1.`, nor `1.2` of that of `2.1`."""
    if node.kind == "decimal":
        return "decimal " + node.number.rpartition(".")[0]
    return "clause )" if node.kind == "clause" and _words(case, node).endswith(")") else node.kind


def _rank(key: str) -> float:
    return RANKS["point"] + 0.5 if key == "clause )" else RANKS[key.split(" ")[0]]


@check("structure.numbering", ("main", "attached"))
def structure_numbering(case: Case) -> Iterator[Slip]:
    if _amends(case):
        return
    outside = quoted(case.document, case.act)
    yield from _numerals(case, [node for node in case.act.nodes if node.block not in outside])
    lists = Lists()
    for node in case.act.nodes:
        if case.document.plain and _may_be_any(case, node):
            lists.begin_anew()
        elif node.kind in RANKS and node.block not in outside and _is_number(case, node):
            lists.take(node, _key(case, node))
    for series in lists.broken:
        yield from _break(case, series)


def _amends(case: Case) -> bool:
    """A text that amends another gives the other's numbers, not always in quotation marks."""
    heads = [part.text.lower() for part in map(case.part, ("title", "subject")) if part is not None]
    return any(word in head for head in heads for word in case.rule["amends"])


def _may_be_any(case: Case, node: Node) -> bool:
    """A heading whose number was not read, or whose beginning was lost: what follows may begin anew."""
    text = case.block(node.block).text
    if node.block and case.block(node.block - 1).text.strip().lower() in _WORDS:
        return True
    return is_marked(text) and (node.kind not in RANKS or text.strip()[0] not in _MARKS)


def is_marked(text: str) -> bool:
    """A line with the marks of markdown before or after it."""
    text = text.strip()
    return text[:1] in _MARKS or text[-1:] in _MARKS


def _is_number(case: Case, node: Node) -> bool:
    """A number that has a place in a series: not `3a`, not a letter that is none of the alphabet's, not `Điều 4 Luật …`."""
    if node.kind == "point":
        return from_letter(node.number) > 0
    if not node.value or not (node.number.replace(".", "").isdigit() or from_roman(node.number)):
        return False
    if node.labelled or node.kind in ("heading", "clause", "decimal"):
        return True
    text = case.block(node.block).text
    return text[node.end - 1] in ".:" or not text[node.end :].split("\n")[0].strip()


def _numerals(case: Case, nodes: List[Node]) -> Iterator[Slip]:
    """Phần and Chương have Roman numerals, Mục and Tiểu mục Arabic ones."""
    wrong = [node for node in nodes if not node.labelled and node.value and _other_numeral(case, node)]
    if wrong:
        edits = tuple(edit for edit in (_written(case, node, _other_numeral(case, node)) for node in wrong) if edit is not None)
        first = wrong[0]
        found = case.text(Span(first.block, first.start, first.end))
        preview = found.replace(first.number, _other_numeral(case, first))
        yield Slip(Span(first.block, first.start, first.end), preview=preview, edits=edits, variant="numeral", says={"count": len(wrong)})


def _other_numeral(case: Case, node: Node) -> str:
    """The number in the numerals its level has; "" where it has them."""
    if node.kind in case.rule["roman"] and node.number.isdigit():
        return roman(node.value)
    if node.kind in case.rule["arabic"] and from_roman(node.number):
        return str(node.value)
    return ""


def _break(case: Case, series: Series) -> Iterator[Slip]:
    """One slip for a list: its first break, and the edits that number it again from there."""
    certain = [at for at in series.breaks if _is_certain(series, at)]
    if not certain:
        return
    first = series.nodes[0].value
    at = certain[0]
    node, before = series.nodes[at], series.nodes[at - 1]
    wanted = _wanted(node, before.value + 1)
    if not wanted:
        return
    found, previous = _words(case, node), _words(case, before)
    if _stands_between(case, before.block, node.block, found.replace(node.number, wanted)):
        return
    edits: List[SetText] = []
    for place, each in enumerate(series.nodes[at:], first + at):
        if each.value != place:
            edit = _written(case, each, _wanted(each, place))
            if edit is None:
                edits = []
                break
            edits.append(edit)
    variant = "gap" if node.value > before.value else "repeat" if any(each.value == node.value for each in series.nodes[:at]) else ""
    start, end = (node.start, node.end) if not node.labelled else (0, len(case.block(node.block).text))
    yield Slip(
        Span(node.block, start, end),
        found=found,
        preview=found.replace(node.number, wanted),
        edits=tuple(edits),
        variant=variant,
        says={"previous": previous},
    )


def _is_certain(series: Series, at: int) -> bool:
    """A jump far ahead counts only for what runs through the act and goes on from there."""
    node, before = series.nodes[at], series.nodes[at - 1]
    if node.value - before.value <= _FARTHEST:
        return True
    return RANKS[node.kind] == _RUNS_ON and at + 1 < len(series.nodes) and series.nodes[at + 1].value == node.value + 1


def _stands_between(case: Case, first: int, last: int, words: str) -> bool:
    """The number that seems to be missing opens a paragraph that was not read as one of the list: `2.[8] …`."""
    nearest = range(max(first + 1, last - _FAR_ABOVE), last)
    return any(case.block(at).text.lstrip(' \t\u00a0*_#([“"').startswith(words) for at in nearest)


def _words(case: Case, node: Node) -> str:
    return case.block(node.block).label.strip() if node.labelled else case.block(node.block).text[node.start : node.end].strip()


def _wanted(node: Node, value: int) -> str:
    """The number of this place in the series, written as the node's own is; "" where none can be."""
    if node.kind == "point":
        return letter(value) if value <= len(LETTERS) else ""
    if node.kind == "decimal":
        return "%s.%d" % (node.number.rpartition(".")[0], value)
    return str(value) if node.number.isdigit() else roman(value)


def _written(case: Case, node: Node, number: str) -> Optional[SetText]:
    """The edit that writes another number; an automatic label is the list's own."""
    at = case.block(node.block).text.find(node.number, node.start, node.end)
    if node.labelled or at < 0 or not number:
        return None
    return SetText(node.block, at, at + len(node.number), node.number, number)
