"""The type's name and the subject under it; of a công văn the subject under the number."""

from __future__ import annotations

import re
from typing import Iterator, Optional, Tuple

from ..anatomy.model import Part, Span
from ..edit import SetParagraph, SetText, SplitBlock
from ..types import of_abbreviation
from .case import Case, Slip, check
from .form import departures, of_part
from .missing import absent, first_lines
from .number import read
from .strokes import under
from .wording import SURE, pointing, sure_part, sure_type

LETTER = "công văn"
_ABOUT = re.compile(r"[vV]\s?/\s?[vV]\s?[.:]?(?=\s)|[vV]ề việc(?=\s)")
_SHORT = re.compile(r"[vV]\s?/\s?[vV]\s?[.:]?(?=\s)")


def is_letter(case: Case) -> bool:
    return sure_type(case) == LETTER


@check("title.missing")
def missing(case: Case) -> Iterator[Slip]:
    if case.part("title") is not None or is_letter(case) or (not sure_type(case) and _looks_like_letter(case)):
        return
    theme = case.rule["theme"]  # in its place the Party's political report has the theme of the congress
    if theme and any(text.startswith(theme) for text in first_lines(case, case.act.first)):
        return
    if case.part("banner") is not None or case.part("number") is not None:
        yield absent(case, "title")


def _looks_like_letter(case: Case) -> bool:
    """V/v, or Kính gửi under a symbol that names no type: a công văn, which has no title."""
    subject = case.part("subject")
    if subject is not None and _ABOUT.match(subject.text):
        return True
    types = _types_of_symbol(case)
    if types:
        return types == (LETTER,)
    return case.part("addressees") is not None or any(text.startswith("Kính gửi") for text in first_lines(case, case.act.first))


def _types_of_symbol(case: Case) -> Tuple[str, ...]:
    """The types that the symbol may stand for; none of a công văn."""
    line = read(case)
    return of_abbreviation(line.symbol.type, case.rulebook.regime) if line is not None and line.symbol is not None else ()


@check("title.format", form=True)
def title_form(case: Case) -> Iterator[Slip]:
    if sure_part(case, "title") is not None:
        yield from of_part(case, "title")


@check("subject.missing")
def subject_missing(case: Case) -> Iterator[Slip]:
    title, subject = case.part("title"), case.part("subject")
    if subject is None:
        if is_letter(case):
            if not _words_under_number(case):
                yield absent(case, "subject", "letter")
        elif _wants_subject(case, title):
            yield absent(case, "subject")
    elif title is not None and _together(case, title, subject):
        first = subject.spans[0]
        edits = (SplitBlock(first.block, case.block(first.block).text, first.start),)
        place = Span(first.block, title.spans[-1].start, first.end)
        yield Slip(place, preview="%s / %s" % (title.text, subject.text), edits=edits, variant="together")


def _words_under_number(case: Case) -> bool:
    """Words of their own under the number, in its cell: a subject that does not open with V/v."""
    number = case.part("number")
    below = number.spans[-1].block + 1 if number is not None else case.act.last + 1
    if number is None or below > case.act.last or case.block(below).place.kind != "cell":
        return False
    known = any(below in part.blocks for part in case.act.parts.values())
    return not known and case.block(below).place == case.block(below - 1).place and bool(case.block(below).text.strip())


def _wants_subject(case: Case, title: Optional[Part]) -> bool:
    """The type has a subject; without a title the symbol tells the type, if nobody said it."""
    if title is None and not sure_type(case):
        return bool(set(_types_of_symbol(case)) - set(case.rule["without"]))
    pasted = title is not None and _pasted_together(case, title)
    return bool(sure_type(case)) and case.act.type not in case.rule["without"] and not pasted


def _pasted_together(case: Case, title: Part) -> bool:
    """In a text without form: capitals under the title are a subject that pasting has run together with what follows."""
    if not case.formless or case.part("authority") is not None:
        return False
    below = (text for text in first_lines(case, title.spans[-1].block + 1) if text.strip("*-–_ "))
    return next(below, "")[:20].isupper()


def _together(case: Case, title: Part, subject: Part) -> bool:
    """Type and subject run together on one line."""
    above, below = title.spans[-1], subject.spans[0]
    return above.block == below.block and "\n" not in case.block(above.block).text[above.end : below.start]


@check("subject.format", form=True)
def subject_form(case: Case) -> Iterator[Slip]:
    if _named_subject(case) is not None:
        yield from of_part(case, "subject")


@check("subject.line")
def subject_line(case: Case) -> Iterator[Slip]:
    if _named_subject(case) is not None and case.part("caption") is None:
        yield from under(case, "subject")


def _named_subject(case: Case) -> Optional[Part]:
    """The subject under a type's name, on lines of its own. What ends with a colon is a sentence that goes on, no subject."""
    title, subject = case.part("title"), sure_part(case, "subject")
    if title is None or subject is None or is_letter(case) or _together(case, title, subject) or subject.text.rstrip().endswith(":"):
        return None
    return subject


@check("subject.gap", form=True)
def gap(case: Case) -> Iterator[Slip]:
    """Six points between the number and the V/v of a công văn."""
    number, subject = case.part("number"), sure_part(case, "subject")
    if number is None or subject is None or not is_letter(case) or subject.block != number.spans[-1].block + 1:
        return
    above, below = case.block(number.spans[-1].block), case.block(subject.block)
    if above.place != below.place:
        return
    points = above.paragraph.after + below.paragraph.before
    low, high = case.rule["points"]
    if not low <= points <= high:
        before = max(case.rule["wanted"] - above.paragraph.after, 0.0)
        edits = [SetParagraph(subject.block, below.text, {"before": before})]
        if above.paragraph.after > case.rule["wanted"]:
            edits.append(SetParagraph(number.spans[-1].block, above.text, {"after": case.rule["wanted"]}))
        yield Slip(subject.spans[0], preview="%g pt" % case.rule["wanted"], edits=tuple(edits), says={"points": "%g" % points})


@check("subject.letter")
def letter(case: Case) -> Iterator[Slip]:
    subject = sure_part(case, "subject")
    if subject is None:
        return
    if is_letter(case):
        if _under_title(case, subject):  # somebody said that this is a công văn, and a title is there all the same
            return
        yield from _opens(case, subject)
        yield from departures(case, subject.spans, case.rule["form"], variant="format", name="subject.letter")
    elif case.part("title") is not None and case.act.type_sure >= SURE:
        match = _SHORT.match(subject.text)
        if match is not None:
            wanted = case.rule["named"]
            yield from _words(case, subject, match.end(), wanted.upper() if subject.text.isupper() else wanted, "named")


def _under_title(case: Case, subject: Part) -> bool:
    title = case.part("title")
    return title is not None and title.spans[-1] <= subject.spans[0]


def _opens(case: Case, subject: Part) -> Iterator[Slip]:
    """The words a công văn's subject opens with: V/v; the Party's về việc."""
    wanted, refused = case.rule["opens"], case.rule["refused"]
    match = _ABOUT.match(subject.text)
    if match is None:
        if case.rule["required"]:
            first = subject.spans[0]
            edit = SetText(first.block, first.start, first.start, "", wanted + " ")
            yield pointing(case, (edit,), {"wanted": wanted}, "")
    elif match.group() != wanted and (not refused or _SHORT.match(subject.text)):
        yield from _words(case, subject, match.end(), wanted, "")


def _words(case: Case, subject: Part, length: int, wanted: str, variant: str) -> Iterator[Slip]:
    """The first words as they should be; capitals that are only shown are the look's, not the words'."""
    first = subject.spans[0]
    found = case.block(first.block).text[first.start : first.start + length]
    if found != wanted:
        edit = SetText(first.block, first.start, first.start + length, found, wanted)
        yield pointing(case, (edit,), {"wanted": wanted}, variant)
