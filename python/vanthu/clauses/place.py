"""Where the caret is in a document, as clauses call it; and beside which paragraph a clause of a place belongs."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Act, Anatomy, Node, Part
from ..vietnamese.text import fold
from .clause import places

LONGEST_HEADING = 150
DIVISIONS = ("part", "chapter", "section", "subsection")
LEVELS = ("part", "chapter", "section", "subsection", "article", "heading", "clause", "decimal", "point", "dash", "text")
_NUMBERED = ("article", "heading", "clause", "point")  # what a clause may begin with
ENDS = (";", ",", ".", "…")
PROPOSED = ("theo de nghi", "xet de nghi", "xet to trinh")
CLOSING = ("tren day", "noi nhan", "de nghi cac", "yeu cau cac", "kinh de nghi", "tran trong")
_PLACES_OF_PARTS = {"bases": "căn cứ", "authority": "thẩm quyền", "operative": "căn cứ", "recipients": "nơi nhận"}


class Spot(NamedTuple):
    """Beside which block, and at which side."""

    block: int
    where: str  # before | after


def places_at(anatomy: Anatomy, block: int) -> Tuple[str, ...]:
    """The places a block stands in, the likeliest first; none where nothing of the kind is known."""
    act = act_at(anatomy, block)
    for part, name in _PLACES_OF_PARTS.items():
        found = act.parts.get(part)
        if found is not None and block in found.blocks:
            return (name,)
    nodes = act.nodes
    if anatomy.document.blocks[block].place.kind != "body":
        return ()
    if not nodes or not nodes[0].block <= block <= nodes[-1].block:
        return _outside(act, block)
    if any(node.kind == "article" for node in nodes):
        return ("hiệu lực, thi hành",) if block >= _last_article(nodes).block and len(nodes) > 1 else ("điều khoản",)
    last = ("kết thúc",) if block == nodes[-1].block and len(nodes) > 2 else ()
    section = _section_of(anatomy, nodes, block)
    return section + last if section or last else ("mở đầu",) if block <= nodes[0].block else ()


def _outside(act: Act, block: int) -> Tuple[str, ...]:
    """Between the subject and the text the bases come; behind the text its end."""
    body = act.parts.get("body")
    head = act.parts.get("subject") or act.parts.get("title") or act.parts.get("number")
    foot = [act.parts[name].block for name in ("recipients", "signature") if name in act.parts]
    if body is not None and block > body.blocks[-1]:
        return ("kết thúc",) if block < min(foot, default=block + 1) else ()
    if head is not None and block > head.blocks[-1]:
        return ("căn cứ",) if "operative" in act.parts or act.type in ("quyết định", "nghị quyết") else ("mở đầu",)
    return ()


def act_at(anatomy: Anatomy, block: int) -> Act:
    return next((act for act in anatomy.acts if act.first <= block <= act.last), anatomy.main)


def _last_article(nodes: Sequence[Node]) -> Node:
    return [node for node in nodes if node.kind == "article"][-1]


def _section_of(anatomy: Anatomy, nodes: Sequence[Node], block: int) -> Tuple[str, ...]:
    """The places whose words the nearest heading above holds."""
    for node in [node for node in nodes if node.block <= block][::-1]:
        named = places_named(fold(anatomy.document.blocks[node.block].text)) if _is_heading(anatomy, node) else ()
        if named:
            return named
    return ()


def _is_heading(anatomy: Anatomy, node: Node) -> bool:
    text = anatomy.document.blocks[node.block].text.rstrip()
    if node.kind in DIVISIONS or node.kind == "heading":
        return len(text) <= LONGEST_HEADING
    return node.titled and bool(node.number) and len(text) <= LONGEST_HEADING and not text.endswith(":")


def places_named(heading: str) -> Tuple[str, ...]:
    """The places that have a word in a heading: whose comes first, and of words that begin at once whose is longest."""
    found: Dict[str, Tuple[int, int]] = {}
    for name, about in places().items():
        words = [(heading.index(word), -len(word)) for word in about.get("words", ()) if word in heading]
        if words:
            found[name] = min(words)
    return tuple(sorted(found, key=lambda name: found[name]))


# Where a clause goes.


def spot_for(anatomy: Anatomy, place: str, caret: Optional[int], kind: str = "", first: str = "") -> Optional[Spot]:
    """Behind the caret's paragraph where that is the place; else behind the last words of the place; None: nothing is known of it.

    What has a number (`kind`) goes behind all that stands under the number the caret is in; a basis goes by its `first` words.
    """
    act = act_at(anatomy, caret if caret is not None else 0)
    if caret is not None and act.kind == "appendix" and place not in places_at(anatomy, caret):
        act, caret = anatomy.main, None  # an annex has what it lists; the rest is said in the text
    if lacks(anatomy, act, place):
        return _before_later(anatomy, act, place)
    about = places()[place]
    part = act.parts.get(str(about["part"]))
    archive = part.items[-1][0].block if about["part"] == "recipients" and part is not None and part.items else None
    if caret is not None and place in places_at(anatomy, caret) and caret != archive:
        found = _at_caret(anatomy, act, place, caret, kind, first)
        if found is not None:
            return found
    if about["part"] == "recipients":  # before the archive line
        return Spot(archive, "before") if archive is not None else None
    if about["part"] != "body":
        return _beside_opening(anatomy, act, place, first)
    if not act.nodes:
        return Spot(caret, "after") if caret is not None else None
    if about.get("first"):
        return Spot(act.nodes[0].block, "before")
    if about.get("last"):
        return Spot(act.nodes[-1].block, "after")
    return _in_section(anatomy, act, place, caret, kind)


def _at_caret(anatomy: Anatomy, act: Act, place: str, caret: int, kind: str, first: str) -> Optional[Spot]:
    if place != "căn cứ":
        return Spot(_below(anatomy, act, caret, kind), "after")
    operative = act.parts.get("operative")
    if operative is not None and caret in operative.blocks:
        return None
    return Spot(caret, "before" if _is_last(anatomy, caret, first) else "after")


def _below(anatomy: Anatomy, act: Act, caret: int, kind: str) -> int:
    """The last paragraph of what the caret is in: a new article does not part another from its clauses, nor a clause from its points."""
    if kind not in _NUMBERED:
        return caret
    lower = LEVELS[LEVELS.index(kind) + 1 :]
    last = caret
    for node in act.nodes:
        if node.block > caret:
            if node.kind not in lower or _closes(anatomy, node):
                break
            last = node.block
    return last


def _beside_opening(anatomy: Anatomy, act: Act, place: str, first: str) -> Optional[Spot]:
    bases, authority = act.parts.get("bases"), act.parts.get("authority")
    if place == "căn cứ" and bases is not None:
        return _last_basis(anatomy, bases, first)
    if place == "căn cứ" and authority is not None:
        return Spot(authority.blocks[-1], "after")
    opening = bases or act.parts.get("operative") or act.parts.get("body")
    return Spot(opening.block, "before") if opening is not None else None


def lacks(anatomy: Anatomy, act: Act, place: str) -> bool:
    """The text is divided by headings, and none of them is this place's."""
    headings = [node for node in act.nodes if node.kind == "heading"]
    if len(headings) < 2 or "heading" not in places()[place]:
        return False
    return not any(place in places_at(anatomy, node.block) for node in headings)


def _before_later(anatomy: Anatomy, act: Act, place: str) -> Spot:
    """A new section stands before those that come later in a document."""
    order = list(places())
    for node in act.nodes:
        names = places_at(anatomy, node.block) if node.kind == "heading" else ()
        if names and order.index(names[0]) > order.index(place):
            return Spot(node.block, "before")
    return Spot(_before_closing(anatomy, act, [node.block for node in act.nodes]), "after")


def _last_basis(anatomy: Anatomy, bases: Part, first: str) -> Spot:
    """Behind the last document named, where its words end there."""
    last = bases.blocks[-1]
    ended = anatomy.document.blocks[last].text.rstrip().endswith(ENDS)
    return Spot(last, "after" if ended and not _is_last(anatomy, last, first) else "before")


def _is_last(anatomy: Anatomy, block: int, first: str) -> bool:
    """Who proposes it stays the last of the bases, and so does a basis that goes on to say what is done: `… như sau:`."""
    text = anatomy.document.blocks[block].text
    return text.rstrip().endswith(":") or (proposes(text) and not proposes(first))


def proposes(text: str) -> bool:
    return fold(text[:40]).lstrip("- ").startswith(PROPOSED)


def _in_section(anatomy: Anatomy, act: Act, place: str, caret: Optional[int], kind: str) -> Optional[Spot]:
    """Behind the last paragraph of its section; without one where the caret is, or before the closing words."""
    stands = {node.block: places_at(anatomy, node.block) for node in act.nodes}
    inside = [block for block, names in stands.items() if names[:1] == (place,)] or [
        block for block, names in stands.items() if place in names
    ]
    if inside:
        return Spot(_before_closing(anatomy, act, inside), "after")
    blocks = [node.block for node in act.nodes]
    if caret is not None and blocks[0] <= caret <= blocks[-1]:
        return Spot(_below(anatomy, act, caret, kind), "after")
    return Spot(_before_closing(anatomy, act, blocks), "after")


def _before_closing(anatomy: Anatomy, act: Act, blocks: List[int]) -> int:
    """The last of these that is not the closing sentence of the whole."""
    last = act.nodes[-1]
    kept = [block for block in blocks if not (block == last.block and _closes(anatomy, last))]
    return kept[-1] if kept else blocks[-1]


def _closes(anatomy: Anatomy, node: Node) -> bool:
    return node.kind == "text" and fold(anatomy.document.blocks[node.block].text[:40]).startswith(CLOSING)
