"""Annexes: their numbers and titles, what they belong to, that the text names them, their own page numbers."""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, NamedTuple, Optional, Set, Tuple

from ..anatomy.model import Act, Span
from ..document import Block, Run, Section
from ..edit import Edit, InsertBlocks, SetSection, SetText, SplitBlock
from ..vietnamese.blanks import has_blank, has_open_date
from ..vietnamese.numerals import from_roman, roman
from ..vietnamese.symbols import parse
from ..vietnamese.text import capitalise
from .case import Case, Slip, check
from .change import change
from .form import departures

_NUMERAL = r"(?<![^\W_])(?:[IVXLC]{1,7}|\d{1,3})(?![^\W_])"
_WORD = r"(?i:phụ[ \u00a0]lục)"
_NUMBER_MARK = r"[ \u00a0]+(?:(?i:số)[ \u00a0]+)?"
_TITLE = re.compile(r"(?P<word>%s)(?:%s(?P<number>%s))?(?![^\W_])(?P<rest>.*)" % (_WORD, _NUMBER_MARK, _NUMERAL), re.DOTALL)
_AND = r"(?:,[ \u00a0]*|[ \u00a0]+và[ \u00a0]+|[ \u00a0]*[-–][ \u00a0]*|[ \u00a0]+đến[ \u00a0]+)"
_MENTION = re.compile(r"%s%s(?P<numbers>%s(?:%s(?:%s[ \u00a0]+)?%s){0,30})" % (_WORD, _NUMBER_MARK, _NUMERAL, _AND, _WORD, _NUMERAL))
_ONE = re.compile(_NUMERAL)
_RANGE = re.compile(r"^[^,]*(?:[-–]|đến)[^,]*$")
# Said of annexes at large: it may mean any of them.
_ANY = re.compile(r"(?i:kèm theo|đính kèm|gửi kèm)|%s(?!%s%s)" % (_WORD, _NUMBER_MARK, _NUMERAL))
_OTHERS = r"(?! (?:ban hành|kèm theo|của|tại|Thông tư|Nghị định|Quyết định|Luật|Nghị quyết))"  # another document's annex
_REFERENCE = re.compile(r"[Pp]hụ lục (?:số )?(?P<number>[IVXLC]{1,7}|\d{1,3})(?![^\W_])%s" % _OTHERS)
_CAPTION = re.compile(r"\([^()\n]{0,40}(?:\bkèm|ban hành theo)\b|^[ \t]*(?:ban hành )?kèm theo ", re.IGNORECASE)
_NUMBERED = re.compile(r"\bsố:?[ \u00a0]*(?P<symbol>[^\s,;()]+)", re.IGNORECASE)
_DATED = re.compile(r"\bngày\b|\d/\d", re.IGNORECASE)


class Heading(NamedTuple):
    """`Phụ lục I`: its words in the annex's title."""

    act: Act
    span: Span  # of the title's first line
    text: str
    match: "re.Match[str]"

    @property
    def number(self) -> str:
        return self.match.group("number") or ""

    @property
    def value(self) -> int:
        return int(self.number) if self.number.isdigit() else from_roman(self.number)


class Annex(NamedTuple):
    """An annex called Phụ lục among those of the same text."""

    heading: Heading
    place: int  # from 1
    numbered: bool  # two or more are numbered
    repeats: bool  # one before it has the same number


def _annex(case: Case) -> Optional[Annex]:
    """What this act is among the annexes; None where it is called otherwise."""
    kept = case.anatomy.kept
    if "annexes" not in kept:
        kept["annexes"] = {annex.heading.act.first: annex for family in _families(case) for annex in _annexes(family)}
    annex: Optional[Annex] = kept["annexes"].get(case.act.first)
    return annex


def _families(case: Case) -> Iterator[List[Heading]]:
    """The headings of the annexes that belong to one text, in their order."""
    own: List[Heading] = []
    for act in case.anatomy.acts:
        if act.kind != "appendix":
            yield own
            own = []
            continue
        heading = _heading(case, act)
        if heading is not None:
            own.append(heading)
    yield own


def _annexes(own: List[Heading]) -> Iterator[Annex]:
    # A cover page "PHỤ LỤC" over numbered annexes is no annex of its own.
    if len(own) > 1 and not own[0].number and own[1].number and own[0].act.last - own[0].act.first < 4:
        own = own[1:]
    seen: Set[int] = set()
    for place, heading in enumerate(own, 1):
        yield Annex(heading, place, len(own) > 1, heading.value in seen)
        seen.add(heading.value)


def _heading(case: Case, act: Act) -> Optional[Heading]:
    title = act.parts.get("title")
    if title is None:
        return None
    span = title.spans[0]
    text = case.block(span.block).shown[span.start : span.end]
    match = _TITLE.match(text)
    return Heading(act, span, text, match) if match else None


@check("appendix.number", acts=("appendix",))
def appendix_number(case: Case) -> Iterator[Slip]:
    annex = _annex(case)
    if annex is None:
        return
    yield from _numbered(case, annex)
    yield from _line(case, annex.heading)
    yield from departures(case, (_first_line(annex.heading),), case.rule["heading"], variant="look")
    subject = case.part("subject")
    if subject is not None:
        yield from departures(case, subject.spans, case.rule["title"], variant="title")


def _numbered(case: Case, annex: Annex) -> Iterator[Slip]:
    """Two or more are numbered, each in the regime's numerals."""
    heading = annex.heading
    if annex.numbered:
        if not heading.number:
            right = _numeral(case, annex.place)
            span = _words(heading)
            edit = SetText(span.block, span.end, span.end, "", " " + right)
            yield Slip(span, preview="%s %s" % (heading.match.group("word"), right), edits=(edit,))
            return
        if heading.number != _numeral(case, heading.value):
            right = _numeral(case, heading.value)
            start = heading.span.start + heading.match.start("number")
            if heading.value:
                edits = (change(heading.span.block, start, heading.number, right), *_references(case, heading, right))
                yield Slip(_words(heading), preview="%s %s" % (heading.match.group("word"), right), edits=edits, variant="numerals")
                return
        if annex.repeats:
            yield Slip(_words(heading), variant="order")
            return
    word = case.block(heading.span.block).text[heading.span.start : heading.span.start + len(heading.match.group("word"))]
    if case.rule["small"] and heading.match.group("word").isupper() and not case.anatomy.main.legal:
        edits = (change(heading.span.block, heading.span.start, word, "Phụ lục"),) if word.isupper() else ()
        yield Slip(_words(heading), preview="Phụ lục %s" % heading.number if heading.number else "Phụ lục", edits=edits, variant="capitals")


def _numeral(case: Case, value: int) -> str:
    return case.rule["numerals"] == "roman" and roman(value) or str(value)


def _words(heading: Heading) -> Span:
    end = heading.match.end("number") if heading.number else heading.match.end("word")
    return Span(heading.span.block, heading.span.start, heading.span.start + end)


def _first_line(heading: Heading) -> Span:
    end = heading.text.find("\n")
    return heading.span if end < 0 else Span(heading.span.block, heading.span.start, heading.span.start + end)


def _references(case: Case, heading: Heading, right: str) -> Iterator[Edit]:
    """The same annex as the text names it: `Phụ lục 1` becomes `Phụ lục I` there too."""
    kept = case.anatomy.kept
    if "annex references" not in kept:
        named: Dict[str, List[Tuple[int, int]]] = {}
        for block in _naming(case):
            for match in _REFERENCE.finditer(case.block(block).text):
                named.setdefault(match.group("number"), []).append((block, match.start("number")))
        kept["annex references"] = named
    for block, at in kept["annex references"].get(heading.number, ()):
        yield change(block, at, heading.number, right)


def _naming(case: Case) -> Iterator[int]:
    """The blocks outside the annexes that speak of one."""
    for act in case.anatomy.acts:
        for node in act.nodes if act.kind != "appendix" else ():
            if "lục" in case.block(node.block).text.lower():
                yield node.block


def _line(case: Case, heading: Heading) -> Iterator[Slip]:
    """`Phụ lục I` alone on its line. Text taken out of a page often has lost this break."""
    rest = heading.match.group("rest")
    if case.formless or "\n" in heading.text or not rest.strip(" .:-–"):
        return
    text = case.block(heading.span.block).text
    at = heading.span.start + heading.match.end() - len(rest.lstrip(" .:-–\u00a0"))
    cut = heading.span.start + heading.match.start("rest")
    edits: Tuple[Edit, ...] = (SplitBlock(heading.span.block, text, at),)
    if text[cut:at].strip():
        edits = (SetText(heading.span.block, cut, at, text[cut:at], " "), *edits)
    preview = "%s / %s" % (heading.text[: heading.match.start("rest")], text[at : heading.span.end])
    yield Slip(heading.span, preview=preview, edits=edits, variant="line")


@check("appendix.caption", acts=("appendix", "attached"))
def appendix_caption(case: Case) -> Iterator[Slip]:
    part = case.part("caption")
    if part is None:
        if _heading(case, case.act) and not _captioned(case):
            yield _no_caption(case)
        return
    text = part.text.replace("\n", " ")
    if not text.startswith("("):
        yield from _bracketed(case, part.spans)
        return
    other = _other_number(case, text)
    if other:
        yield Slip(part.spans[0], variant="other", says={"number": other})
    elif not has_blank(text) and not has_open_date(text) and not (_NUMBERED.search(text) and _DATED.search(text)):
        yield Slip(part.spans[0], variant="short")
    yield from departures(case, part.spans, case.rule["look"], variant="look")


def _captioned(case: Case) -> bool:
    """The words stand somewhere among the annex's first lines: at the title's end, in a cell."""
    lines = [block.text for _, block in case.blocks() if block.text.strip()]
    return any(_CAPTION.search(line) for line in lines[:8]) or _covered(case)


def _covered(case: Case) -> bool:
    """A cover page "PHỤ LỤC" above says it for all the annexes."""
    kept = case.anatomy.kept
    if "annexes' cover" not in kept:
        covers = (act for act in case.anatomy.acts if act.kind == "appendix" and act.last - act.first < 4 and "caption" in act.parts)
        kept["annexes' cover"] = next((act.first for act in covers), len(case.document.blocks))
    return bool(kept["annexes' cover"] < case.act.first)


def _no_caption(case: Case) -> Slip:
    last = case.part("subject") or case.part("title")
    assert last is not None
    span = last.spans[-1]
    block = case.block(span.block)
    words = _caption(case)
    format = block.format_at(span.start)._replace(bold=False, italic=True, caps=False)
    line = Block((Run(words, format),), block.paragraph._replace(page_break=False), block.place, block.section, mark=format)
    edits = (InsertBlocks(span.block, block.text, "after", (line,)),) if span.end >= len(block.text.rstrip()) else ()
    return Slip(Span(span.block, span.end, span.end), preview=words, edits=edits)


def _caption(case: Case) -> str:
    """What the annex belongs to, as far as the document says; what it does not say stays a visible blank."""
    main = case.anatomy.main
    number = main.parts.get("number")
    symbol = number.text.split(":")[-1].replace("Số", "").strip() if number else ""
    date = case.anatomy.date
    month = ("%02d" if date.month < 3 else "%d") % date.month if date else ""
    day = "ngày %02d tháng %s năm %d" % (date.day, month, date.year) if date else "ngày … tháng … năm …"
    return "(Kèm theo %s số %s %s của …)" % (capitalise(main.type) or "Văn bản", symbol or "…", day)


def _bracketed(case: Case, spans: Tuple[Span, ...]) -> Iterator[Slip]:
    first, last = spans[0], spans[-1]
    edits: Tuple[Edit, ...] = (SetText(first.block, first.start, first.start, "", "("),)
    if not case.text(last).endswith(")"):
        edits += (SetText(last.block, last.end, last.end, "", ")"),)
    yield Slip(first, preview="(%s)" % case.text(first).rstrip(")"), edits=edits, variant="brackets")


def _other_number(case: Case, text: str) -> str:
    """The main document's number, where the caption says another one."""
    number = case.anatomy.main.parts.get("number")
    said = _NUMBERED.search(text)
    if number is None or said is None:
        return ""
    ours = parse(number.text.split(":")[-1].replace("Số", "").strip())
    theirs = parse(said.group("symbol"))
    if ours is None or theirs is None or not (ours.form and theirs.form and ours.number and theirs.number):
        return ""
    if ours.type == "VBHN" or theirs.type != ours.type:
        return ""  # a consolidated text, or an annex to a text that is itself attached
    same = (ours.number, ours.year, ours.type, ours.issuer) == (theirs.number, theirs.year, theirs.type, theirs.issuer)
    return "" if same else ours.text


@check("appendix.reference", acts=("appendix",))
def appendix_reference(case: Case) -> Iterator[Slip]:
    annex = _annex(case)
    if annex is None:
        return
    kept = case.anatomy.kept
    if "annexes named" not in kept:
        kept["annexes named"] = _all_named(case)
    named: Optional[Set[int]] = kept["annexes named"]
    if named is not None and annex.heading.value not in named:
        yield Slip(_words(annex.heading), says={"annex": case.text(_words(annex.heading))})


def _all_named(case: Case) -> Optional[Set[int]]:
    """The annexes that the text names; None where it speaks of them at large, or is in another file."""
    if _alone(case):
        return None
    named: Set[int] = set()
    for act in case.anatomy.acts:
        for node in act.nodes if act.kind != "appendix" else ():
            text = case.block(node.block).text
            if _ANY.search(text):
                return None
            if "lục" in text.lower():
                named |= _named(text)
    return named


def _alone(case: Case) -> bool:
    """A file of annexes only: what names them, and what numbers the pages before them, is in another file."""
    kept = case.anatomy.kept
    if "annexes alone" not in kept:
        kept["annexes alone"] = all(act.kind == "appendix" for act in case.anatomy.acts)
    return bool(kept["annexes alone"])


def _named(text: str) -> Set[int]:
    """The numbers in `Phụ lục I, II và III`, `Phụ lục 1 đến 4`."""
    named: Set[int] = set()
    for match in _MENTION.finditer(text):
        words = match.group("numbers")
        values = [int(one) if one.isdigit() else from_roman(one) for one in _ONE.findall(words)]
        if len(values) == 2 and _RANGE.match(words):
            values = list(range(values[0], values[1] + 1))
        named.update(values)
    return named


@check("appendix.pages", acts=("appendix",), form=True)
def appendix_pages(case: Case) -> Iterator[Slip]:
    heading = _heading(case, case.act)
    sections = case.document.sections
    if heading is None or _alone(case) or not _any_numbers(case):
        return
    first = case.block(case.act.first).section
    if sections[first].page_start == 1:
        return
    alone = case.act.first > 0 and case.block(case.act.first - 1).section != first and sections[first].starts_page
    edits = (SetSection(first, {"page_start": 1}),) if alone else ()
    yield Slip(_words(heading), edits=edits, variant="" if alone else "section")


def _any_numbers(case: Case) -> bool:
    kept = case.anatomy.kept
    if "pages numbered" not in kept:
        kept["pages numbered"] = any(_numbers_pages(section) for section in case.document.sections)
    return bool(kept["pages numbered"])


def _numbers_pages(section: Section) -> bool:
    return any(run.field == "PAGE" for margin in section.margins for block in margin.blocks for run in block.runs)
