"""The list of recipients as rows, and what is said of one of them. Pure: it knows no window."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from vanthu.anatomy import Act, Anatomy, Node, Span
from vanthu.listing import shown
from vanthu.strings import say, say_or

from ..panel.rows import Row
from .choices import Line

DIVIDER = " · "  # between a line's words and what becomes of it: that is never cut off
STATUSES = ("stands", "add", "correct", "drop", "left", "maybe")
_SIGNS = {"maybe": "left"}
OFFERED = "?"  # the key of the heading
LONGEST = 90  # letters of the document's words that are quoted
_ABOVE = {"point": ("clause", "article"), "clause": ("article", "heading"), "decimal": ("clause", "heading"), "article": (), "heading": ()}
_NUMBERED = tuple(_ABOVE)


def rows(lines: Sequence[Line], language: str) -> Tuple[Row, ...]:
    """The list in its order; what is only offered is folded away under a heading of its own."""
    offered = tuple([_row(line, language) for line in lines if line.status == "maybe"])
    heading = Row(OFFERED, say("receiving.offered", language, number=len(offered)), rows=offered, folded=True)
    return (*[_row(line, language) for line in lines if line.status != "maybe"], *((heading,) if offered else ()))


def _row(line: Line, language: str) -> Row:
    status = _status(line, language)
    return Row(line.key, line.words + (DIVIDER + status if status else ""), "recipient-" + _SIGNS.get(line.status, line.status))


def _status(line: Line, language: str) -> str:
    if line.status == "maybe":
        return ""
    words = say(f"receiving.status.{line.status}", language)
    return say("receiving.status.new", language, status=words) if line.new else words


def label(lines: Sequence[Line], language: str) -> str:
    """How many there are, and what would change."""
    if not lines:
        return say("receiving.list.none", language)
    counts = {status: sum(line.status == status for line in lines) for status in STATUSES}
    changes = [say(f"receiving.count.{each}", language, number=counts[each]) for each in ("add", "correct", "drop") if counts[each]]
    number = sum(line.ticked for line in lines)
    if not changes:
        return say("receiving.list", language, number=number)
    return say("receiving.list.changes", language, number=number, changes=", ".join(changes))


def why(line: Line, anatomy: Optional[Anatomy], language: str) -> str:
    """What becomes of the line, why it is there, and the words that ask for it."""
    said = [say(f"receiving.becomes.{line.status}", language)]
    if line.was:
        said.append(say("receiving.was" if line.status in ("correct", "drop") else "receiving.proposed", language, words=line.was))
    reason = say_or(f"receiving.why.{line.why}", "", language)
    node = _node(anatomy.main, line.because[0]) if anatomy is not None and line.because else None
    if anatomy is None or node is None:
        return " ".join([*said, *([reason + "."] if reason else [])])
    place = place_of(anatomy.main, node, language)
    said.append(say("receiving.why", language, reason=reason, place=place) if place else reason + ".")
    return "%s\n“%s”" % (" ".join(said), shown(anatomy.document.blocks[node.block].text, LONGEST))


def _node(act: Act, span: Span) -> Optional[Node]:
    """The paragraph of the body that these words stand in."""
    return next((node for node in act.nodes if node.block == span.block), None)


def place_of(act: Act, there: Node, language: str) -> str:
    """Where a paragraph stands, as people say it: "khoản 2 Điều 3", "mục 2 phần IV"; "" where nothing is numbered there."""
    nodes = act.nodes[: act.nodes.index(there) + 1]
    at = next((place for place in range(len(nodes) - 1, -1, -1) if nodes[place].kind in _NUMBERED and nodes[place].number), None)
    if at is None:
        return ""
    inner = nodes[at]
    outer = next((node for node in reversed(nodes[:at]) if node.kind in _ABOVE[inner.kind]), None)
    name = _named(inner, outer is not None and outer.kind == "article", language)
    return say("receiving.place.in", language, inner=name, outer=_named(outer, False, language)) if outer is not None else name


def _named(node: Node, in_article: bool, language: str) -> str:
    kind = "clause" if in_article and node.kind == "clause" else {"clause": "item", "decimal": "item"}.get(node.kind, node.kind)
    return say(f"receiving.place.{kind}", language, number=node.number)
