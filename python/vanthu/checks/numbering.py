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
from .prose import quoted

LEVELS = ("part", "chapter", "section", "subsection", "article", "heading", "clause", "decimal", "point")
RANKS = {name: rank for rank, name in enumerate(LEVELS)}
_RUNS_ON = ("article",)  # its numbers run through the whole act
_FARTHEST = 3  # a number that jumps further, with nothing after it, is more likely no number of a list


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
        self.open: Dict[str, List[Series]] = {}
        self.closed: Dict[str, Series] = {}
        self.broken: List[Series] = []

    def take(self, node: Node) -> None:
        rank = RANKS[node.kind]
        for key in [key for key in self.open if RANKS[key.split(" ")[0]] > rank and key not in _RUNS_ON]:
            self.closed[key] = self.open.pop(key)[-1]
        key = "decimal " + node.number.rpartition(".")[0] if node.kind == "decimal" else node.kind
        lists = self.open.setdefault(key, [])
        for depth in range(len(lists) - 1, -1, -1):
            if node.value == lists[depth].last + 1:
                lists[depth].add(node)
                del lists[depth + 1 :]
                return
        before = self.closed.get(key)
        if not lists and before is not None and node.value == before.last + 1:
            before.add(node)
            lists.append(before)  # the habit of numbering on through the levels above
        elif not lists or node.value == 1:
            lists.append(Series(node))
        else:
            series = lists[-1]
            series.breaks.append(len(series.nodes))
            series.add(node)
            if series not in self.broken:
                self.broken.append(series)


@check("structure.numbering", ("main", "attached"))
def structure_numbering(case: Case) -> Iterator[Slip]:
    if _amends(case):
        return
    outside = quoted(case.document, case.act)
    nodes = [node for node in case.act.nodes if node.kind in RANKS and node.block not in outside]
    yield from _numerals(case, nodes)
    lists = Lists()
    for node in nodes:
        if _plain(node):
            lists.take(node)
    for series in lists.broken:
        yield from _break(case, series)


def _amends(case: Case) -> bool:
    """A text that amends another gives the other's numbers, not always in quotation marks."""
    heads = [part.text.lower() for part in map(case.part, ("title", "subject")) if part is not None]
    return any(word in head for head in heads for word in case.rule["amends"])


def _plain(node: Node) -> bool:
    """A number that has a place in a series: not `3a`, not a letter that is none of the alphabet's."""
    if node.kind == "point":
        return from_letter(node.number) > 0
    return node.value > 0 and (node.number.replace(".", "").isdigit() or from_roman(node.number) > 0)


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
    """A jump far ahead counts only where the list goes on from there."""
    value, before = series.nodes[at].value, series.nodes[at - 1].value
    if value - before <= _FARTHEST:
        return True
    return at + 1 < len(series.nodes) and series.nodes[at + 1].value == value + 1


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
