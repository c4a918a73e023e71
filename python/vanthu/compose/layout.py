"""Lay a draft out as its regime wants it: the decree's Phụ lục I, mục IV, or the Party's guidance."""

from __future__ import annotations

from typing import List, Mapping, NamedTuple, Optional, Tuple

from ..document import Block, Document, Line, Margin, Run
from ..offices import AS_USUAL, House
from ..rulebook import Rulebook
from .blanks import CALLING
from .draft import LETTER, Draft, Paragraph, Signature
from .form import Look, form
from .outline import outlined
from .sheet import PADDING, Cell, Sheet, balanced, unnamed, width_of
from .stamp import stamped


class Layout(NamedTuple):
    """A document, and which of its blocks each component stands in."""

    document: Document
    parts: Mapping[str, Tuple[int, ...]]


def lay_out(draft: Draft, rulebook: Rulebook, house: House = AS_USUAL) -> Layout:
    sheet = Sheet(form(rulebook, house))
    _act(sheet, draft)
    for act in draft.attached:
        if act.kind != "copy":  # it stands right below the text
            sheet.next_section()
        _act(sheet, act)
    return Layout(sheet.document(), {name: tuple(blocks) for name, blocks in sheet.parts.items()})


def _act(sheet: Sheet, draft: Draft) -> None:
    if draft.signed:
        sheet.put(["signed"], draft.signed, sheet.form.looks["signed"])
    {"main": _main, "attached": _attached, "appendix": _appendix, "copy": copy}[draft.kind](sheet, draft)


def _main(sheet: Sheet, draft: Draft) -> None:
    looks = sheet.form.looks
    if draft.scope:
        sheet.put(["scope"], draft.scope, looks["scope"])
    letterhead(sheet, draft)
    _title(sheet, draft)
    _addressees(sheet, draft)
    for line in draft.authority:
        sheet.put(["authority"], line, looks["authority"])
    for line in draft.bases:
        sheet.put(["bases"], line, looks["bases"])
    if draft.operative:
        sheet.put(["operative"], draft.operative, looks["operative"])
    _body(sheet, draft.body)
    _notes(sheet, draft)
    signature(sheet, draft)
    _address(sheet, draft)


def _attached(sheet: Sheet, draft: Draft) -> None:
    """A text issued with a decision: its issuer and the banner again, but neither number nor date."""
    looks = sheet.form.looks
    letterhead(sheet, draft, "attached.")
    sheet.put(["attached.title"], draft.title, looks["title"])
    sheet.put(["attached.subject"], draft.subject, looks["subject"], after=0)
    _caption(sheet, draft)
    _body(sheet, draft.body, "attached.body")
    signature(sheet, draft)


def _appendix(sheet: Sheet, draft: Draft) -> None:
    looks = sheet.form.looks
    if draft.title:
        sheet.put(["appendix.number"], draft.title, looks["appendix.number"])
    sheet.put(["appendix.title"], draft.subject, looks["appendix.title"])
    _caption(sheet, draft)
    _body(sheet, draft.body, "appendix.body")
    signature(sheet, draft)


def copy(sheet: Sheet, draft: Draft) -> None:
    """What makes a paper a copy, under a rule across the page: who copies at the left, which kind of copy at the right."""
    looks = sheet.form.looks
    if not draft.issuer:  # of the Party's only who signs; the rest is a stamp
        _rule(sheet, looks["recipients"])
        table = sheet.table(_foot(sheet, draft), 1)
        sheet.put(["title"], draft.title, looks["copy.kind"], sheet.cell(table, 0, 0), before=6.0)
        _signer(sheet, draft.signers[0], sheet.cell(table, 0, 1))
        return
    _rule(sheet, looks["recipients"])
    table = sheet.table(_columns(sheet, draft), 2)
    _issuer(sheet, draft, sheet.cell(table, 0, 0), "")
    sheet.put(["title"], draft.title, looks["copy.kind"], sheet.cell(table, 0, 1))
    _number(sheet, draft, sheet.cell(table, 1, 0))
    sheet.put(["dateline"], draft.dateline, looks["dateline"], sheet.cell(table, 1, 1))
    sheet.put([], "", looks["recipients"])  # two tables one under the other would be one
    signature(sheet, draft)


def _rule(sheet: Sheet, look: Look) -> None:
    """Across the page."""
    lines = (Line("border", sheet.width),)
    sheet.blocks.append(Block((), unnamed(look).paragraph, section=len(sheet.sections) - 1, mark=look.format, lines=lines))


def _caption(sheet: Sheet, draft: Draft) -> None:
    """The rule stands below the caption, where there is one."""
    if draft.caption:
        look = sheet.form.looks["caption"]
        words = "\n".join(_caption_lines(draft.caption, look, sheet.width))
        sheet.put(["caption"], words, look, line=sheet.form.line * width_of(words, look.format))


def _caption_lines(caption: str, look: Look, width: float) -> List[str]:
    """A caption too long for one line goes on with the date, as in the decree's own annexes."""
    number, day, body = caption.partition(" ngày ")
    if not day or width_of(caption, look.format) <= width:
        return list(balanced(caption, look.format, width))
    return [*balanced(number, look.format, width), *balanced(day[1:] + body, look.format, width)]


def letterhead(sheet: Sheet, draft: Draft, prefix: str = "") -> None:
    """The head of the page: the issuer at the left, the banner at the right, number and date level with each other."""
    looks = sheet.form.looks
    if not (draft.banner or draft.issuer or draft.number or draft.dateline):
        return
    under = [name for name in ("number", "dateline", "urgency", "secrecy", "draft") if getattr(draft, name)]
    table = sheet.table(_columns(sheet, draft), 2 if under else 1)
    _issuer(sheet, draft, sheet.cell(table, 0, 0), prefix)
    _banner(sheet, draft, sheet.cell(table, 0, 1), prefix)
    if under:
        _number(sheet, draft, sheet.cell(table, 1, 0))
        sheet.put(["dateline"] if draft.dateline else [], draft.dateline, looks["dateline"], sheet.cell(table, 1, 1))


def _columns(sheet: Sheet, draft: Draft) -> Tuple[float, float]:
    """The right column holds the banner's lines whole; the left one takes what its names need of the rest."""
    looks = sheet.form.looks
    lines = [(name, getattr(draft, name)) for name in ("banner", "motto", "dateline")]
    need = max(width_of(text, looks[name].format) for name, text in lines) + 2 * PADDING + 1
    names = [width_of(line, looks[name].format) for name in ("parent", "issuer") for line in getattr(draft, name)]
    room = sheet.width - max(names, default=0.0) - 2 * PADDING - 1
    right = min(max(need, min(room, sheet.width * 0.56)), sheet.width * 0.64)
    return sheet.width - right, right


def _issuer(sheet: Sheet, draft: Draft, cell: Cell, prefix: str) -> None:
    looks, rule = sheet.form.looks, sheet.form.under_issuer
    for line in draft.parent:
        for each in balanced(line, looks["parent"].format, cell.width):
            sheet.put([prefix + "parent"], each, looks["parent"], cell)
    lines = [each for line in draft.issuer for each in balanced(line, looks["issuer"].format, cell.width)]
    length = sheet.form.line * max([width_of(line, looks["issuer"].format) for line in lines], default=0.0)
    for line in lines:
        drawn = length if rule == "line" and line is lines[-1] else 0.0
        sheet.put([prefix + "issuer"], line, looks["issuer"], cell, line=drawn)
    if rule not in ("", "line"):
        sheet.put([prefix + "issuer.line"], rule, looks["separator"], cell)
    elif not lines:
        sheet.put([], "", looks["issuer"], cell)


def _banner(sheet: Sheet, draft: Draft, cell: Cell, prefix: str) -> None:
    looks = sheet.form.looks
    under = width_of(draft.banner, looks["banner"].format) if sheet.form.under_banner == "line" else 0.0
    if draft.banner or not draft.motto:
        sheet.put([prefix + "banner"] if draft.banner else [], draft.banner, looks["banner"], cell, line=under)
    if draft.motto:
        sheet.put([prefix + "motto"], draft.motto, looks["motto"], cell, line=width_of(draft.motto, looks["motto"].format))


def _number(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    looks = sheet.form.looks
    sheet.put(["number"] if draft.number else [], draft.number, looks["number"], cell)
    if draft.subject and draft.type == LETTER:
        look = looks["subject.letter"]
        sheet.put(["subject"], "\n".join(balanced(draft.subject, look.format, cell.width)), look, cell)
    for name in ("secrecy", "urgency"):
        if getattr(draft, name):
            sheet.put([name], getattr(draft, name), stamped(name, getattr(draft, name), looks[name], cell.width), cell)
    if draft.draft:
        sheet.put(["draft"], draft.draft, looks["draft"], cell)


def _title(sheet: Sheet, draft: Draft) -> None:
    looks, rule = sheet.form.looks, sheet.form.under_subject
    if draft.type == LETTER:
        return
    if draft.title and draft.subject:
        sheet.put(["title"], draft.title, looks["title"])
    elif draft.title:
        _alone(sheet, draft)
    if not draft.subject:
        return
    look = looks["subject"]
    subject = "\n".join(each for line in draft.subject.split("\n") for each in balanced(line, look.format, sheet.width))
    if rule in ("", "line"):
        length = sheet.form.line * width_of(subject, look.format) if rule else 0.0
        sheet.put(["subject"], subject, look, line=length)
        return
    sheet.put(["subject"], subject, look, after=0.0)
    sheet.put(["subject.line"], rule, looks["subject.line"])


def _alone(sheet: Sheet, draft: Draft) -> None:
    """A title without a subject: what stands under a subject stands under it, as in the decree's form 1.8."""
    looks, rule = sheet.form.looks, sheet.form.under_subject
    sheet.put(["title"], draft.title, looks["title"])
    if rule == "line":
        length = sheet.form.line * width_of(draft.title, looks["title"].format)
        sheet.put([], "", looks["under.title"], line=length)  # on a line of its own: its place must not depend on the space above
    elif rule:
        sheet.put(["subject.line"], rule, looks["subject.line"])


def _addressees(sheet: Sheet, draft: Draft) -> None:
    """One body on the line of the label; several below it, their dashes under its colon."""
    if not draft.addressees:
        return
    label, look = sheet.form.looks["addressees.label"], sheet.form.looks["addressees"]
    if len(draft.addressees) == 1 and draft.type != CALLING:
        runs = (Run(draft.addressees_label + " ", label.format), Run(draft.addressees[0], look.format))
        sheet.put(["addressees", "addressees.label"], runs, label, align="center", left=0.0, after=12.0)
        return
    sheet.put(["addressees", "addressees.label"], draft.addressees_label, label)
    calling = draft.type == CALLING
    left = label.paragraph.left + (0.0 if calling else width_of(draft.addressees_label[:-1], label.format))
    for item in draft.addressees:
        after = 12.0 if item is draft.addressees[-1] else look.paragraph.after
        sheet.put(["addressees", "addressees.items"], item, look, left=left, after=after)


def _body(sheet: Sheet, body: Tuple[Paragraph, ...], part: str = "body") -> None:
    for each, name, level in outlined(body, within=1 if part == "appendix.body" else 0):
        if each.rows:
            _rows(sheet, each)
            continue
        look = sheet.form.looks[name]
        sheet.put([part, "%s.%s" % (part, each.kind)], _runs(each, look), look, outline=level)
        if each.notes:
            sheet.call_notes(each.notes)


def _runs(paragraph: Paragraph, look: Look) -> Tuple[Run, ...]:
    """An article's own number is bold, also before a sentence."""
    if paragraph.kind != "article":
        return (Run(paragraph.text, look.format),)
    end = paragraph.number_end
    return (Run(paragraph.text[:end], look.format._replace(bold=True)), Run(paragraph.text[end:], look.format))


def _rows(sheet: Sheet, paragraph: Paragraph) -> None:
    looks = sheet.form.looks
    columns = len(paragraph.rows[0])
    table = sheet.table([sheet.width / columns] * columns, len(paragraph.rows), bordered=True)
    for row, cells in enumerate(paragraph.rows):
        for column, text in enumerate(cells):
            sheet.put([], text, looks["body.cell" if row else "body.cell.head"], sheet.cell(table, row, column))


def _notes(sheet: Sheet, draft: Draft) -> None:
    for note in draft.notes:
        sheet.put(["notes"], note, sheet.form.looks["note"])


def signature(sheet: Sheet, draft: Draft) -> None:
    """The foot: recipients at the left, the signature at the right; with two signatures the recipients come below."""
    if not draft.signers and not draft.recipients:
        return
    sheet.keep_with_next()
    two = len(draft.signers) > 1
    table = sheet.table(_foot(sheet, draft), 2 if two and draft.recipients else 1)
    if two:
        for column, signer in enumerate(draft.signers[:2]):
            _signer(sheet, signer, sheet.cell(table, 0, column))
        if draft.recipients:
            _recipients(sheet, draft, sheet.cell(table, 1, 0))
            sheet.put([], "", sheet.form.looks["recipients"], sheet.cell(table, 1, 1))
        return
    _recipients(sheet, draft, sheet.cell(table, 0, 0))
    _signer(sheet, draft.signers[0] if draft.signers else Signature(), sheet.cell(table, 0, 1))


def _foot(sheet: Sheet, draft: Draft) -> Tuple[float, float]:
    """The signer's column takes what its lines need, as far as the recipients leave it room."""
    if len(draft.signers) > 1:
        return sheet.width * 0.48, sheet.width * 0.52
    look = sheet.form.looks["signer.authority"]
    lines = [line for signer in draft.signers for line in (*signer.authority, *signer.office)]
    need = max([width_of(line, look.format) for line in lines], default=0.0) + 2 * PADDING + 1
    right = min(max(need, sheet.width * 0.52), sheet.width * 0.62)
    return sheet.width - right, right


def _signer(sheet: Sheet, signer: Signature, cell: Cell) -> None:
    looks = sheet.form.looks
    before: Optional[float] = 6.0
    office = looks["signer.office" if signer.authority else "signer.alone"]
    for part, lines, look in (("signer.authority", signer.authority, looks["signer.authority"]), ("signer.office", signer.office, office)):
        for line in lines:
            sheet.put(["signature", part], line, look, cell, before=before or 0.0)
            before = None
    if signer.name:
        sheet.put(["signature", "signer.name"], signer.name, looks["signer.name"], cell)
    elif before:
        sheet.put([], "", looks["signer.office"], cell)


def _recipients(sheet: Sheet, draft: Draft, cell: Cell) -> None:
    looks = sheet.form.looks
    if not draft.recipients:
        sheet.put([], "", looks["recipients"], cell)
        return
    sheet.put(["recipients.label"], draft.recipients_label, looks["recipients.label"], cell, before=6.0)
    for item in draft.recipients:
        sheet.put(["recipients"], item, looks["recipients"], cell)
    if draft.drafter:
        sheet.put(["drafter"], draft.drafter, looks["drafter"], cell)
    for line in draft.confirmed[:-1]:
        sheet.put(["confirmed"], line, looks["confirmed"], cell, before=18.0 if line is draft.confirmed[0] else 0.0)
    if draft.confirmed:
        sheet.put(["confirmed"], draft.confirmed[-1], looks["confirmed.name"], cell)


def _address(sheet: Sheet, draft: Draft) -> None:
    """Under a rule across the page: the State's at the foot of page 1, the Party's at the end of the last page."""
    if not draft.address:
        return
    look = sheet.form.looks["address"]
    if draft.regime.startswith("party"):
        _rule(sheet, look)
        sheet.put(["address"], draft.address, look)
        return
    look = unnamed(look)
    rule = Block((), look.paragraph, section=len(sheet.sections) - 1, mark=look.format, lines=(Line("border", sheet.width),))
    foot = Margin("footer", "first", (rule, Block((Run(draft.address, look.format),), look.paragraph, mark=look.format)))
    section = sheet.sections[-1]
    sheet.sections[-1] = section._replace(margins=section.margins + (foot,))
