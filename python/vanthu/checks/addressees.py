"""Kính gửi: whom a công văn, a tờ trình or a report upward is addressed to."""

from __future__ import annotations

import re
from typing import Iterator, List, Sequence

from ..anatomy.model import Part, Span
from ..edit import Edit, JoinBlock, SetText
from ..vietnamese.blanks import has_blank
from .case import Case, Slip, check
from .form import departures
from .missing import absent, first_lines
from .title import is_letter
from .wording import mark_at_end, pointing, sure_part, sure_type

CALLING = "công điện"
_DASH = re.compile(r"[-–—+•]\s*")
_ADDRESSED = re.compile(r"Kính (?:gửi|trình)\s?:")
_TWO = re.compile(r";\s+(?=[A-ZĐÂĂÊÔƠƯ])")


@check("addressees.missing")
def missing(case: Case) -> Iterator[Slip]:
    if case.part("addressees") is not None or any(_ADDRESSED.match(text) for text in first_lines(case, case.act.first)):
        return
    type = sure_type(case)
    if is_letter(case):
        yield absent(case, "addressees", label=case.rule["label"])
    elif type in case.rule["upward"] and case.part("title") is not None:
        if _told_upward(case):
            yield absent(case, "addressees", "upward", label=case.rule["upward"][type], type=type)
        elif type in case.rule["always"]:
            yield absent(case, "addressees", "unsure", label=case.rule["upward"][type], type=type)


def _told_upward(case: Case) -> bool:
    """The text itself says that it goes to a superior: "kính trình", "kính báo cáo"."""
    words = case.rule["words"]
    return any(word in block.text.lower() for _, block in case.blocks() for word in words)


@check("addressees.form")
def form(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "addressees")
    if part is None or part.label is None:
        return
    calling = is_calling(case, part)
    if not calling:
        yield from _label(case, part.label)
    if len(part.items) == 1 and not calling:
        yield from _single(case, part, part.label)
    elif len(part.items) > 1:
        yield from _several(case, part)


def is_calling(case: Case, part: Part) -> bool:
    """A telegram's `… điện:`, with each body on a line below it, be it only one."""
    return case.act.type == CALLING and part.label is not None and not _ADDRESSED.match(case.text(part.label))


def _label(case: Case, label: Span) -> Iterator[Slip]:
    """`Kính gửi:`; of a Party tờ trình `Kính trình:`."""
    wanted = case.rule["labels"].get(sure_type(case), case.rule["label"])
    found = case.text(label)
    if found != wanted and " ".join(found.split()) != wanted:
        edit = SetText(label.block, label.start, label.end, found, wanted)
        yield Slip(label, preview=wanted, edits=(edit,), says={"wanted": wanted}, variant="label")


def _single(case: Case, part: Part, label: Span) -> Iterator[Slip]:
    """One body stands on the line of the label, without a dash; two bodies on that line belong on lines of their own."""
    item = part.items[0]
    text = case.text(item[0])
    if has_blank(text):
        return
    if len(item) == 1 and _TWO.search(text):
        yield Slip(item[0], variant="together")
        return
    dash = _DASH.match(text)
    if (item[0].block == label.block or case.formless) and not dash:
        return  # in a text without form the line may have been broken by what it was copied from
    edits: List[Edit] = []
    if dash:
        edits.append(SetText(item[0].block, item[0].start, item[0].start + dash.end(), dash.group(), ""))
    if item[0].block == label.block + 1:
        edits.append(JoinBlock(label.block, case.block(label.block).text))
    elif item[0].block != label.block:
        edits = []
    preview = "%s %s" % (case.text(label).strip(), text[dash.end() if dash else 0 :])
    yield Slip(item[0], preview=preview, edits=tuple(edits), variant="single")


def _several(case: Case, part: Part) -> Iterator[Slip]:
    """Each body on a line of its own that begins with a dash and ends with the separator, the last with a full stop."""
    rule = case.rule
    last = len(part.items) - 1
    for number, item in enumerate(part.items):
        if has_blank(case.text(item[-1])) or not any(map(str.isalnum, case.text(item[0]))):
            continue
        if number and _same_line(case, part.items[number - 1][-1], item[0]):
            yield Slip(item[0], variant="together")
            continue
        edits = _dash(case, item[0]) if rule["dash"] else []
        ends = rule["last"] if number == last else [rule["between"]]
        edits += _mark(case, item, ends)
        if edits:
            yield pointing(case, edits, {"wanted": ends[0]})


def _same_line(case: Case, above: Span, below: Span) -> bool:
    return above.block == below.block and "\n" not in case.block(above.block).text[above.end : below.start]


def _dash(case: Case, first: Span) -> List[SetText]:
    text = case.text(first)
    dash = _DASH.match(text)
    if dash is None:
        if case.block(first.block).label or text[:1] in "(":
            return []
        return [SetText(first.block, first.start, first.start, "", "- ")]
    if dash.group() == "- " or dash.group()[:1] == "-" and dash.end() > 2:
        return []
    return [SetText(first.block, first.start, first.start + dash.end(), dash.group(), "- ")]


def _mark(case: Case, item: Sequence[Span], ends: Sequence[str]) -> List[SetText]:
    span = item[-1]
    found = mark_at_end(case.text(span))
    if found in ends:
        return []
    return [SetText(span.block, span.end - len(found), span.end, found, ends[0])]


@check("addressees.format", form=True)
def look(case: Case) -> Iterator[Slip]:
    part = sure_part(case, "addressees")
    if part is None:
        return
    if part.label is not None:
        yield from departures(case, (part.label,), case.rule["label"], variant="label")
    yield from departures(case, [span for item in part.items for span in item], case.rule["names"])
