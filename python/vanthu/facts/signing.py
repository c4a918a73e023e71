"""Signing: who signs, on whose behalf, as what: the lines of the signature put in place of those it has."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

from ..anatomy.model import Signer, Span
from ..checks.case import Case
from ..compose import missing
from ..compose.blanks import blank
from ..compose.draft import Signature
from ..compose.form import form
from ..document import Block
from ..edit import Edit, InsertBlocks, RemoveBlock, SetFormat, SetParagraph, SetText
from .lines import is_alone, like, put, relined
from .values import Impossible


def authority(case: Case, value: str) -> Tuple[Edit, ...]:
    signer, lines = _signer(case), tuple(value.split("\n")) if value else ()
    if signer is None:
        return _signed(case, Signature(lines, (blank("office"),), blank("name")))
    if signer.authority and lines:
        return relined(case, signer.authority, lines)
    if signer.authority:
        return _without_authority(case, signer)
    return _with_authority(case, signer, lines)


def _signer(case: Case) -> Optional[Signer]:
    """The one who signs; of several the one at the right."""
    return case.act.signers[-1] if case.act.signers else None


def _signed(case: Case, signature: Signature) -> Tuple[Edit, ...]:
    return missing.edits(case, "signature", {"signers": (signature,)})


def _without_authority(case: Case, signer: Signer) -> Tuple[Edit, ...]:
    """The office stands alone, where the first line stood."""
    if not signer.office:
        raise Impossible("facts.layout")
    first, office = signer.authority[0], signer.office[0]
    weight = _weighed(case, signer.office, "signer.alone")
    if first.block == office.block:
        return (*put(case, office.block, first.start, office.start, ""), *weight)
    blocks = sorted({span.block for span in signer.authority})
    if not all(_hold_only(case, index, signer.authority) for index in blocks):
        raise Impossible("facts.layout")
    edits = [RemoveBlock(index, case.block(index).text) for index in blocks]
    up = SetParagraph(office.block, case.block(office.block).text, {"before": case.block(first.block).paragraph.before})
    return (*edits, up, *weight)


def _hold_only(case: Case, index: int, spans: Tuple[Span, ...]) -> bool:
    """The paragraph holds these lines, and nothing else that would go with it."""
    block = case.block(index)
    lines = [case.text(span) for span in spans if span.block == index]
    more = block.notes or block.objects or block.lines or block.breaks_page or block.tracked or "\t" in block.text
    return not more and " ".join(lines).split() == block.text.split()


def _with_authority(case: Case, signer: Signer, lines: Tuple[str, ...]) -> Tuple[Edit, ...]:
    """The lines of authority above the office."""
    if not signer.office:
        raise Impossible("facts.layout")
    office = signer.office[0]
    block = case.block(office.block)
    if "\n" in block.text and block.text[: office.start].strip() == "":
        return (SetText(office.block, office.start, office.start, "", "\n".join(lines) + "\n"),)
    if not is_alone(case, office):
        raise Impossible("facts.layout")
    made = [_line(case, office, line, "signer.authority", block.paragraph.before if line is lines[0] else 0.0) for line in lines]
    above = InsertBlocks(office.block, block.text, "before", tuple(made))
    close = SetParagraph(office.block, block.text, {"before": 0.0})
    return (above, close, *_weighed(case, signer.office, "signer.office"))


def _weighed(case: Case, spans: Tuple[Span, ...], look: str) -> Tuple[Edit, ...]:
    """An office's own weight: the Party's is bold where it stands alone."""
    bold = form(case.rulebook).looks[look].format.bold
    return tuple(
        [
            SetFormat(span.block, span.start, span.end, case.text(span), {"bold": bold})
            for span in spans
            if not case.formless and case.block(span.block).format_at(span.start).bold != bold
        ]
    )


def office(case: Case, value: str) -> Tuple[Edit, ...]:
    signer, lines = _signer(case), tuple(value.split("\n"))
    if signer is None:
        return _signed(case, Signature((), lines, blank("name")))
    if signer.office:
        return relined(case, signer.office, lines)
    last = signer.authority[-1]
    if not is_alone(case, last):
        raise Impossible("facts.layout")
    made = tuple([like(case, last, line) for line in lines])
    return (InsertBlocks(last.block, case.block(last.block).text, "after", made),)


def name(case: Case, value: str) -> Tuple[Edit, ...]:
    signer, said = _signer(case), value or blank("name")
    if signer is None:
        return _signed(case, Signature((), (blank("office"),), said))
    if signer.name is not None:
        return put(case, signer.name.block, signer.name.start, signer.name.end, said)
    last = max((*signer.authority, *signer.office, *signer.notes))
    if not is_alone(case, last):
        raise Impossible("facts.layout")
    made = _line(case, last, said, "signer.name", form(case.rulebook).looks["signer.name"].paragraph.before)
    return (InsertBlocks(last.block, case.block(last.block).text, "after", (made,)),)


def _line(case: Case, beside: Span, text: str, look: str, before: float) -> Block:
    """A line like the one beside it, with the weight that its look has."""
    made = like(case, beside, text)
    looks = form(case.rulebook).looks
    bold = looks[look].format.bold
    runs = tuple([run._replace(format=run.format._replace(bold=bold)) for run in made.runs])
    named = made.paragraph.style in {each.paragraph.style for each in looks.values()}
    style = looks[look].paragraph.style if named else made.paragraph.style
    return replace(made, runs=runs, paragraph=made.paragraph._replace(before=before, style=style))
