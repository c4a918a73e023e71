"""Retyping: a document of one type made one of another: its title, its symbol, of a công văn also where its subject stands.

Where the text itself would have to be written anew (QUYẾT ĐỊNH: and its articles), or the new type asks for what only its writer
knows, nothing is done and the reason is said: what comes of it may have no slip that was not there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence, Tuple

from ..anatomy.model import Part
from ..apply import apply
from ..checks.case import Case
from ..checks.wording import one_line
from ..compose import missing
from ..compose.blanks import UPWARD, addressees_label, fixed
from ..compose.draft import LETTER
from ..compose.form import form
from ..compose.sheet import Cell, Sheet, balanced, width_of
from ..document import Place
from ..edit import Edit, InsertBlocks, Refused, RemoveBlock
from ..pipeline import check
from ..vietnamese.text import fold
from . import captions, places, symbol
from .lines import holds_only, is_alone, put
from .values import Impossible, about, without_about

# What a mend sets right afterwards: the rule under the words is as long as the old words want it; those above come first.
MENDED = ("subject.line", "recipients.above")


def retyped(case: Case, now: str, type: str) -> Tuple[Edit, ...]:
    regime, before = case.rulebook.regime, case.act.type
    if case.act.legal or not before:
        raise Impossible("facts.type.text", type=type)
    if fixed(regime)["operative"].get(before, "") != fixed(regime)["operative"].get(type, ""):
        raise Impossible("facts.type.text", type=type)
    edits: List[Edit] = [*_symbol(case, now, type), *captions.retitled(case, type)]
    if type == LETTER:
        edits += _to_letter(case)
    elif before == LETTER:
        edits += _from_letter(case, type)
    else:
        edits += _title(case, type)
    edits += _addressed(case, type)
    _check(case, type, edits)
    return tuple(edits)


def _symbol(case: Case, now: str, type: str) -> List[Edit]:
    if case.part("number") is None:
        return []
    line = places.number_of(case)
    after = symbol.retyped(case.rulebook.regime, now, case.act.type, type) if now else ""
    if line is None or (now and not after):
        raise Impossible("facts.layout")
    if not after:
        return []
    edits: List[Edit] = list(put(case, line.symbol.block, line.symbol.start, line.symbol.end, after))
    number = line.number.text.strip()
    return edits + list(captions.renumbered(case, number, after))


def _title(case: Case, type: str) -> List[Edit]:
    part = case.part("title")
    if part is None:
        return list(missing.edits(case, "title", {"title": type.upper()}))
    if len(part.spans) != 1:
        raise Impossible("facts.layout")
    span = part.spans[0]
    return list(put(case, span.block, span.start, span.end, type.upper()))


def _addressed(case: Case, type: str) -> List[Edit]:
    """Kính gửi, the Party's Kính trình; a blank for it where the new type has it and the old one had not."""
    part, regime = case.part("addressees"), case.rulebook.regime
    if part is None and type in UPWARD:
        return list(missing.edits(replace(case, act=replace(case.act, type=type)), "addressees"))
    if part is None or part.label is None:
        return []
    if fold(case.text(part.label)) != fold(addressees_label(regime, case.act.type)):
        return []
    return list(put(case, part.label.block, part.label.start, part.label.end, addressees_label(regime, type)))


# A công văn has its subject under the number, and no title


def _to_letter(case: Case) -> List[Edit]:
    title, subject, number = case.part("title"), case.part("subject"), case.part("number")
    if title is None or subject is None or number is None or case.act.layout not in ("table", "lines"):
        raise Impossible("facts.type.layout")
    if not is_alone(case, number.spans[-1]):
        raise Impossible("facts.type.layout")
    typed = case.act.strokes.get("subject")
    under = (typed.block,) if typed is not None and typed.end > typed.start else ()
    edits = _gone(case, (title, subject), under)
    below = number.blocks[-1]
    sheet = _sheet(case, below)
    room = case.block(below).place.width or sheet.width
    words, look = about(case.rulebook.regime, _small(one_line(subject.text))), sheet.form.looks["subject.letter"]
    sheet.put([], "\n".join(balanced(words, look.format, room)), look, Cell(-1, -1, -1, room))
    made = replace(sheet.blocks[0], place=Place())
    return [*edits, InsertBlocks(below, case.block(below).text, "after", (made,))]


def _from_letter(case: Case, type: str) -> List[Edit]:
    subject = case.part("subject")
    below = next((part for part in map(case.part, ("addressees", "body")) if part is not None), None)
    if subject is None or below is None or case.block(below.block).place.kind != "body":
        raise Impossible("facts.type.layout")
    edits = _gone(case, (subject,), ())
    sheet = _sheet(case, below.block)
    _titled(sheet, type.upper(), without_about(one_line(subject.text)), case.formless)
    return [*edits, InsertBlocks(below.block, case.block(below.block).text, "before", tuple(sheet.blocks))]


def _titled(sheet: Sheet, title: str, subject: str, formless: bool) -> None:
    """The title, the subject, and what stands under it."""
    looks, rule = sheet.form.looks, sheet.form.under_subject
    sheet.put([], title, looks["title"])
    lines = "\n".join(balanced(subject, looks["subject"].format, sheet.width))
    drawn = rule == "line" and not formless
    sheet.put([], lines, looks["subject"], line=sheet.form.line * width_of(lines, looks["subject"].format) if drawn else 0.0)
    if rule not in ("", "line"):
        sheet.put([], rule, looks["subject.line"])


def _gone(case: Case, parts: Sequence[Part], blocks: Sequence[int]) -> List[Edit]:
    """The paragraphs of these components go, with the rule drawn under them: they hold nothing else."""
    for index in {block for part in parts for block in part.blocks}:
        block = case.block(index)
        held = block.notes or block.objects or block.tracked or block.breaks_page
        if held or block.place.kind == "frame" or not holds_only(case, index, parts):
            raise Impossible("facts.type.layout")
    every = {*blocks, *(block for part in parts for block in part.blocks)}
    return [RemoveBlock(index, case.block(index).text) for index in sorted(every)]


def _small(subject: str) -> str:
    """A first word that is no name begins small after V/v."""
    words = subject.split(" ")
    name = words[0].isupper() or (len(words) > 1 and words[1][:1].isupper())
    return subject if name else subject[:1].lower() + subject[1:]


def _sheet(case: Case, index: int) -> Sheet:
    sheet = Sheet(form(case.rulebook))
    sheet.sections[0] = case.document.sections[case.block(index).section]
    return sheet


# What may not come of it


def _check(case: Case, type: str, edits: Sequence[Edit]) -> None:
    """No slip that was not there before: else the new type asks for more than can be told."""
    regime = case.rulebook.regime
    try:
        page = apply(case.document, edits)
    except Refused as error:
        raise Impossible("facts.layout") from error
    known = {finding.rule for finding in check(case.document, regime, type=case.anatomy.chosen or None).findings}
    after = check(page, regime, type=None)
    new = [each for each in after.findings if each.rule not in known and each.rule not in MENDED and each.severity != "info"]
    if new:
        raise Impossible("facts.type.slip", type=type, slip=new[0].message)
