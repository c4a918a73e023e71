"""Căn cứ: the documents that a decision stands on, a line each."""

from __future__ import annotations

import re
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Part, Span
from ..document import Block
from ..edit import Edit, SetText, SplitBlock
from ..rulebook import Rule
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold
from .case import Case, Slip, check
from .form import departures
from .missing import absent
from .opening import decides
from .title import is_letter
from .wording import mark_at_end, marked_up, pointing, sure_part, sure_type

_AGAIN = re.compile(r"[;.]\s+(?=(?:- )?Căn cứ )")
_GOES_ON = re.compile(r"(?:- )?(?:Theo |Xét |Căn cứ |Trên cơ sở |Thực hiện |Sau khi )")
_DASH = re.compile(r"[-–—]\s")
_TAIL = 12  # letters at an item's end within which a blank leaves its mark open


@check("basis.missing")
def missing(case: Case) -> Iterator[Slip]:
    if decides(case) and case.part("bases") is None and not any(_begins(block) for _, block in case.blocks()):
        yield absent(case, "bases")


def _begins(block: Block) -> bool:
    return block.text.lstrip(" \t\u00a0-–").startswith("Căn cứ ")


def in_list(case: Case, part: Part) -> bool:
    """A list of bases; one alone is a list in a decision, elsewhere it opens a sentence. A công văn argues, it has no list."""
    if is_letter(case):
        return False
    return len(part.items) > 1 or (len(part.items) == 1 and sure_type(case) in case.rulebook.value("basis.punctuation", "types"))


@check("basis.punctuation")
def punctuation(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "bases")
    if part is None or not in_list(case, part):
        return
    for item in part.items[:-1]:
        yield from _ends(case, item, [";"], "")
    last = part.items[-1]
    following = _following(case, last[-1].block)
    if case.part("operative") is not None:
        if not case.act.legal:
            yield from _ends(case, last, case.rule["last"], "last")
    elif _GOES_ON.match(following):
        yield from _ends(case, last, [";"], "")
    elif not case.act.legal:  # what follows takes the sentence up: a comma is as good, a semicolon usual
        yield from _ends(case, last, [*case.rule["last"], ","], "runs_on" if case.text(last[-1]).endswith(";") else "last")


def _following(case: Case, block: int) -> str:
    """The first words after a block."""
    for index in range(block + 1, case.act.last + 1):
        text = case.block(index).text.strip()
        if text:
            return text
    return ""


def _ends(case: Case, item: Sequence[Span], allowed: Sequence[str], variant: str) -> Iterator[Slip]:
    span = item[-1]
    text = case.text(span)
    found = mark_at_end(text)
    if found.strip() in allowed or ":" in found or has_blank(text[-_TAIL:]) or marked_up(case, text):
        return
    start = span.end - len(found)
    edit = SetText(span.block, start, span.end, found, allowed[0])
    yield pointing(case, (edit,), {"wanted": allowed[0]}, variant)


@check("basis.format", form=True)
def form(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "bases")
    if part is None or not in_list(case, part):
        return
    yield from departures(case, part.spans)
    for item in part.items:
        yield from _alone(case, item)
        if case.rule["dash"]:
            yield from _dashed(case, item[0])


def _alone(case: Case, item: Sequence[Span]) -> Iterator[Slip]:
    """Two bases in one paragraph come apart."""
    for span in item:
        text = case.text(span)
        cuts = [match.end() for match in _AGAIN.finditer(text)]
        if cuts:
            edits = tuple(SplitBlock(span.block, case.block(span.block).text, span.start + cut) for cut in cuts)
            yield Slip(Span(span.block, span.start + cuts[0], span.end), edits=edits, variant="together")


def _dashed(case: Case, first: Span) -> Iterator[Slip]:
    if not case.block(first.block).label and not _DASH.match(case.text(first)):
        edit = SetText(first.block, first.start, first.start, "", "- ")
        yield pointing(case, (edit,), {}, "dash")


class _Basis(NamedTuple):
    item: Sequence[Span]
    rank: int  # of the document cited, from the constitution down; -1 where it cannot be told
    competence: bool  # it gives the issuer its powers


@check("basis.order")
def order(case: Case) -> Iterator[Slip]:
    """A hint, where it is plain: a higher document below a lower one, a law on powers below another law."""
    part = sure_part(case, "bases")
    if part is None or len(part.items) < 2 or case.act.legal or is_letter(case):
        return
    bases = [_basis(case, item) for item in part.items]
    for at, basis in enumerate(bases):
        before = next((number for number, above in enumerate(bases[:at]) if _too_low(basis, above)), None)
        if before is not None:
            edits = _moved(case, bases, bases[:before] + [basis] + bases[before:at] + bases[at + 1 :])
            yield Slip(basis.item[0], edits=edits, says={"above": case.text(bases[before].item[0]).rstrip(" ;.,")})
            return


def _too_low(basis: _Basis, above: _Basis) -> bool:
    if basis.rank < 0 or above.rank < 0:
        return False
    if above.rank > basis.rank:
        return not (above.competence and not basis.competence)
    return above.rank == basis.rank and basis.competence and not above.competence


def _basis(case: Case, item: Sequence[Span]) -> _Basis:
    rank, competence = standing(case.rule, " ".join(case.text(span) for span in item))
    return _Basis(item, rank, competence)


def standing(rule: Rule, text: str) -> Tuple[int, bool]:
    """The rank of the document that a basis names, -1 where it cannot be told; and whether it gives the issuer its powers."""
    key = fold(text).lstrip("-– ")
    key = key[len("can cu ") :] if key.startswith("can cu ") else ""
    ranks = [int(rank) for start, symbol, rank in rule["ranks"] if key.startswith(start) and symbol in text]
    return ranks[0] if ranks else -1, any(words in key for words in rule["competence"])


def _moved(case: Case, bases: Sequence[_Basis], moved: Sequence[_Basis]) -> Tuple[Edit, ...]:
    """Put the words in the new order, each line keeping its end mark; only where a basis is a plain paragraph."""
    edits: List[Edit] = []
    for old, new in zip(bases, moved):
        place, words = _plain(case, old.item), _plain(case, new.item)
        if place is None or words is None:
            return ()
        if old.item is not new.item:
            edits.append(SetText(place.block, place.start, place.end, case.text(place), case.text(words)))
    return tuple(edits)


def _plain(case: Case, item: Sequence[Span]) -> Optional[Span]:
    """The words of an item without its end mark, where they are one paragraph in one look and carry no note or picture."""
    span = item[0]
    block = case.block(span.block)
    if len(item) > 1 or block.notes or block.objects or len({format for _, _, format in block.stretches(span.start, span.end)}) > 1:
        return None
    return Span(span.block, span.start, span.end - len(mark_at_end(case.text(span))))
