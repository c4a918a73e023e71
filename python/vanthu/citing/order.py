"""The order of the bases: by rank of legal force, powers before content; who proposes it last. Lines move whole, the last mark stays last.

Among documents of one rank the writer's order stands: of the lists that are published, two in five do not follow the dates, because a
law and what carries it out go together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Act, Anatomy, Span
from ..apply import merged
from ..checks.bases import standing
from ..checks.wording import mark_at_end
from ..clauses.place import proposes
from ..document import Block, Run
from ..edit import Edit, InsertBlocks, RemoveBlock, SetText
from ..rulebook import Rulebook
from ..vietnamese.text import fold

_LETTER = "công văn"  # it argues, it has no list


class Basis(NamedTuple):
    """One item of the list."""

    blocks: Tuple[int, ...]
    text: str
    rank: int  # of the document named, from the constitution down; -1 where it cannot be told
    competence: bool  # it gives the issuer its powers
    closing: bool  # it ends the list: who proposes it, or a sentence that goes on

    @property
    def ranked(self) -> bool:
        return self.rank >= 0 and not self.closing


def ordered(anatomy: Anatomy, rulebook: Rulebook) -> Tuple[Edit, ...]:
    """What puts the bases of the main document in order; nothing where they are, or where a line cannot be moved as it is."""
    if anatomy.main.legal:  # legal texts have an order of their own
        return ()
    bases = bases_of(anatomy, anatomy.main, rulebook)
    wanted = in_order(bases)
    if wanted == list(range(len(bases))) or not all(_is_whole(anatomy, basis) for basis in bases):
        return ()
    kept = _longest_rising(wanted)
    moved = [number for number in wanted if number not in kept]
    if any(_is_bound(anatomy.document.blocks[at]) for number in moved for at in bases[number].blocks):
        return ()
    marks = _marks(bases, wanted)
    edits = [edit for number in sorted(kept) for edit in _remarked(anatomy, bases[number], marks.get(number))]
    edits += [RemoveBlock(at, anatomy.document.blocks[at].text) for number in sorted(moved) for at in bases[number].blocks]
    return tuple(edits + _brought(anatomy, bases, wanted, kept, marks))


def bases_of(anatomy: Anatomy, act: Act, rulebook: Rulebook) -> List[Basis]:
    """The list of bases of an act; none where it is no list."""
    part = act.parts.get("bases")
    if part is None or act.type == _LETTER:
        return []
    if len(part.items) == 1 and act.type not in rulebook.value("basis.punctuation", "types"):
        return []
    return [_basis(anatomy, rulebook, item) for item in part.items]


def basis_of(rulebook: Rulebook, text: str, blocks: Tuple[int, ...] = ()) -> Basis:
    rank, competence = standing(rulebook.rules["basis.order"], text)
    return Basis(blocks, text, rank, competence, text.rstrip().endswith(":") or proposes(text))


def _basis(anatomy: Anatomy, rulebook: Rulebook, item: Sequence[Span]) -> Basis:
    text = " ".join(anatomy.document.blocks[span.block].text[span.start : span.end] for span in item)
    return basis_of(rulebook, text, tuple(dict.fromkeys(span.block for span in item)))


# The order.


def in_order(bases: Sequence[Basis]) -> List[int]:
    """The numbers of the bases as they should stand. Those whose rank cannot be told keep their places among the others."""
    stop = next((number for number, basis in enumerate(bases) if basis.closing), len(bases))
    firm = [number for number, basis in enumerate(bases) if number < stop or (not basis.closing and _names_a_document(basis))]
    order = order_of(bases)
    slots = iter(sorted([number for number in firm if bases[number].ranked], key=lambda number: order(bases[number])))
    placed = [next(slots) if bases[number].ranked else number for number in firm]
    return placed + [number for number in range(len(bases)) if number not in firm]


def order_of(bases: Sequence[Basis]) -> Callable[[Basis], Tuple[int, int]]:
    """By rank, then powers before content; or, where the list does so, powers before all."""
    if _powers_first(bases):
        return lambda basis: (0 if basis.competence else 1, basis.rank)
    return lambda basis: (basis.rank, 0 if basis.competence else 1)


def _names_a_document(basis: Basis) -> bool:
    return fold(basis.text[:20]).lstrip("-–—+ ").startswith("can cu")


def _powers_first(bases: Sequence[Basis]) -> bool:
    """A document on powers stands above one of higher rank."""
    ranked = [basis for basis in bases if basis.ranked]
    return any(
        above.competence and not below.competence and above.rank > below.rank
        for at, above in enumerate(ranked)
        for below in ranked[at + 1 :]
    )


def _longest_rising(numbers: Sequence[int]) -> "set[int]":
    """The most of them that stand in rising order already: these need not move."""
    best: List[List[int]] = [[]]
    for number in numbers:
        best.append([*max([run for run in best if not run or run[-1] < number], key=len), number])
    longest = max(best, key=len)
    return set(longest)


# The moves.


def _is_whole(anatomy: Anatomy, basis: Basis) -> bool:
    """Its paragraphs hold nothing else, and stand in running text."""
    blocks = [anatomy.document.blocks[at] for at in basis.blocks]
    said = " ".join(block.text.strip() for block in blocks)
    return said.split() == basis.text.split() and all(block.place.kind == "body" for block in blocks)


def _is_bound(block: Block) -> bool:
    """It carries what would be lost on the way."""
    return bool(block.notes or block.objects or block.lines or block.tracked or any(run.field for run in block.runs))


def _marks(bases: Sequence[Basis], wanted: Sequence[int]) -> Dict[int, str]:
    """The new marks: that of the last line goes to the one that is last now, which gives its own to it."""
    old, new = len(bases) - 1, wanted[-1]
    if old == new:
        return {}
    return {new: mark_at_end(bases[old].text).strip(), old: mark_at_end(bases[new].text).strip() or ";"}


def _remarked(anatomy: Anatomy, basis: Basis, mark: Optional[str]) -> List[Edit]:
    if mark is None:
        return []
    at = basis.blocks[-1]
    text = anatomy.document.blocks[at].text
    found = mark_at_end(text)
    return [SetText(at, len(text) - len(found), len(text), found, mark)] if found != mark else []


def _brought(anatomy: Anatomy, bases: Sequence[Basis], wanted: Sequence[int], kept: "set[int]", marks: Dict[int, str]) -> List[Edit]:
    """The moved lines, each beside the one that it comes behind; what comes first, before the first that stays."""
    edits: List[Edit] = []
    beside: Optional[int] = None
    carried: List[Block] = []
    for number in [*wanted, None]:
        if number is not None and number not in kept:
            carried += _copied(anatomy, bases[number], marks.get(number))
            continue
        if carried:
            where, at = ("after", bases[beside].blocks[-1]) if beside is not None else ("before", bases[number or 0].blocks[0])
            edits.append(InsertBlocks(at, anatomy.document.blocks[at].text, where, tuple(carried)))
            carried = []
        beside = number
    return edits


def _copied(anatomy: Anatomy, basis: Basis, mark: Optional[str]) -> List[Block]:
    blocks = [anatomy.document.blocks[at] for at in basis.blocks]
    if mark is not None:
        last = blocks[-1]
        found = mark_at_end(last.text)
        blocks[-1] = replace(last, runs=_ended(last.runs, len(last.text) - len(found), mark))
    return [replace(block, paragraph=block.paragraph._replace(page_break=False)) for block in blocks]


def _ended(runs: Sequence[Run], stop: int, mark: str) -> Tuple[Run, ...]:
    """The runs up to there, and a mark in the look of the last."""
    left: List[Run] = []
    at = 0
    for run in runs:
        if at < stop:
            left.append(run._replace(text=run.text[: stop - at]))
        at += len(run.text)
    return merged([*left, Run(mark, left[-1].format)]) if left and mark else tuple(left)
