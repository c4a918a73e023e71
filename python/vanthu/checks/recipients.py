"""Nơi nhận: there at all, its words, each item on its line with its mark, where it is kept, what stands above."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Iterator, List, NamedTuple, Optional, Tuple

from ..anatomy.model import Part, Span
from ..document import Block, Run
from ..edit import Edit, InsertBlocks, SetText, SplitBlock
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold
from .addressees import is_calling
from .case import Case, Slip, check
from .change import change
from .ending import absent_below
from .form import departures

_BLANKS = " \t\u00a0"
_DASH = re.compile(r"[-–—•*·][ \t\u00a0]*")
_SUB = re.compile(r"\+[ \t\u00a0]*")
_MARKS = ";,.:"
# The mark alone, where it certainly is one: after a full stop and a space.
_DRAFTER = re.compile(r"\.[ \u00a0](?P<mark>[^\W\d_]{1,8}(?:[ \u00a0]?\(\d{1,3}[^\W\d_]{0,4}\))?\.?)$")
# A drafter's mark after the list's full stop: "- Lưu: VT, NN (03). Hg", "- Lưu: VT, NC.NVA". Not an abbreviation: "P.KT".
_MARKED = re.compile(
    r"(?P<word>[^\s.,;:]{1,30})\.[ \u00a0]?(?:\d{0,3}[ \u00a0]?[^\W\d_]{1,10})?(?:[ \u00a0]?\(?\d{0,3}[^\W\d_]{0,4}\)?)?\.?$"
)
_ASIDE = re.compile(r"[ \u00a0]?[;,.][ \u00a0]{0,2}(?P<aside>\([^()]{1,60}\))$")  # "Sở A; (để báo cáo)"
_TWO = re.compile(r";[ \u00a0]{1,9}(?=[-–—][ \u00a0]?[^\W\d_])")
_ENDING = 80  # letters at an item's end that its marks can fill
_ARCHIVE = re.compile(r"(?:[-–—+•*·]?[ \t\u00a0]*)l[uư]u\b", re.IGNORECASE)


class Item(NamedTuple):
    """One recipient as written, its dash apart."""

    spans: Tuple[Span, ...]
    text: str  # the whole of it, cut lines joined
    dash: str  # with the blanks after it; "" where the list numbers itself
    labelled: bool  # the dash is the paragraph's own list label

    @property
    def words(self) -> str:
        return self.text[len(self.dash) :]

    @property
    def last(self) -> Span:
        return self.spans[-1]

    @property
    def archive(self) -> bool:
        return _ARCHIVE.match(self.text) is not None


def items_of(case: Case) -> List[Item]:
    part = case.part("recipients")
    return [_item(case, spans) for spans in part.items] if part else []


def _item(case: Case, spans: Tuple[Span, ...]) -> Item:
    text = " ".join(case.text(span) for span in spans)
    match = _DASH.match(text) or _SUB.match(text)
    labelled = spans[0].start == 0 and bool(case.block(spans[0].block).label)
    return Item(spans, text, match.group() if match else "", labelled)


def drafter_after(archive: str) -> str:
    """The drafter's mark after the archive line's full stop."""
    match = _DRAFTER.search(archive[-_ENDING:])
    return match.group("mark") if match else ""


@check("recipients.missing")
def recipients_missing(case: Case) -> Iterator[Slip]:
    if case.part("recipients") is None and case.act.type not in case.rule["except"]:
        yield absent_below(case, "recipients", "unit" if of_a_unit(case) else "")


def of_a_unit(case: Case) -> bool:
    """Issued by a part of a body, which may have no register of its own: a phòng, a tổ, a đoàn thanh tra."""
    issuer = case.part("issuer")
    return issuer is not None and issuer.text.upper().startswith(tuple(case.rule["units"]))


@check("recipients.label")
def recipients_label(case: Case) -> Iterator[Slip]:
    part = case.part("recipients")
    if part is None or part.label is None:
        return
    wanted = case.rule["words"]
    found = unicodedata.normalize("NFC", case.text(part.label)).replace("\u00a0", " ")
    if found != wanted:
        yield Slip(part.label, preview=wanted, edits=(change(part.label.block, part.label.start, case.text(part.label), wanted),))


@check("recipients.items")
def recipients_items(case: Case) -> Iterator[Slip]:
    items = items_of(case)
    for number, item in enumerate(items):
        if not any(map(str.isalnum, item.words)):
            continue  # a line to be filled in
        following = items[number + 1] if number + 1 < len(items) else None
        yield from _dash(case, item, items[number - 1] if number else None)
        two = _two(case, item, following)
        if two:
            yield two
        elif following is not None:
            yield from _middle(case, item, following)
        else:
            yield from _end(case, item)


def _dash(case: Case, item: Item, before: Optional[Item]) -> Iterator[Slip]:
    """`- Sở Tài chính`: a hyphen and a space. A line without one may go on from the line before: that is left alone."""
    if item.labelled or item.dash[:1] == "+" or not item.words:
        return
    first = item.spans[0]
    if item.dash[:1] == "-" and len(item.dash) > 1:
        return
    if not item.dash and before is not None and (":" in before.text or not before.text.rstrip(_BLANKS).endswith(case.rule["mark"])):
        return
    wanted = "- " + item.words[:1]
    found = item.dash + item.words[:1]
    words = Span(first.block, first.start, first.end)
    yield Slip(words, preview="- " + item.words, edits=(change(first.block, first.start, found, wanted),), variant="dash")


def _two(case: Case, item: Item, following: Optional[Item]) -> Optional[Slip]:
    """Two recipients in one line."""
    for span in item.spans:
        text = case.text(span)
        match = _TWO.search(text)
        if match:
            edit = SplitBlock(span.block, case.block(span.block).text, span.start + match.end())
            return Slip(span, preview=text.replace(match.group(), "; / "), edits=(edit,), variant="two")
    if following is not None and following.spans[0].block == item.last.block:
        start = following.spans[0].start
        text = case.block(item.last.block).text
        if "\n" not in text[item.last.end : start] and "\t" not in text[item.last.end : start]:
            whole = Span(item.last.block, item.last.start, following.spans[0].end)
            return Slip(whole, edits=(SplitBlock(item.last.block, text, start),), variant="two")
    return None


def _middle(case: Case, item: Item, following: Item) -> Iterator[Slip]:
    mark: str = case.rule["mark"]
    tail = _tail(item.text)
    found = tail.rstrip(_BLANKS)
    if found in case.rule["accepted"] or has_blank(item.text[-12:]):
        return
    if found[-1:] == ":" and following.dash[:1] == "+":
        return
    aside = _ASIDE.search(item.text[-_ENDING:].rstrip(_BLANKS))
    if aside:
        yield _ending(case, item, aside.group(), " " + aside.group("aside") + mark, "")
    elif found.strip(_BLANKS) in case.rule["other_marks"]:
        yield _ending(case, item, tail, mark, "other")
    else:
        yield _ending(case, item, tail, mark, "")


def _tail(text: str) -> str:
    """The marks and blanks an item ends with."""
    return text[len(text.rstrip(_MARKS + _BLANKS)) :]


def _end(case: Case, item: Item) -> Iterator[Slip]:
    text = item.text.rstrip(_BLANKS)
    tail = _tail(text)
    if tail == "." or has_blank(text[-12:]):
        return
    marked = _MARKED.search(text[-_ENDING:])
    if marked and marked.group("word").lower() not in case.rule["abbreviations"]:
        return
    yield _ending(case, item, tail, ".", "last")


def _ending(case: Case, item: Item, found: str, mark: str, variant: str) -> Slip:
    """Put the mark where `found` stands at the item's end."""
    span = item.last
    text = case.text(span)
    found = found if text.endswith(found) else ""
    start = span.end - len(found)
    edit = SetText(span.block, start, span.end, found, mark)
    return Slip(span, preview=text[: len(text) - len(found)] + mark, edits=(edit,), says={"mark": mark}, variant=variant)


@check("recipients.archive")
def recipients_archive(case: Case) -> Iterator[Slip]:
    items = items_of(case)
    if not items:
        return
    kept = [item for item in items if item.archive]
    if not kept:
        yield _no_archive(case, items[-1])
    elif not items[-1].archive:
        if not any(item.dash[:1] == "+" for item in kept):
            yield Slip(kept[-1].spans[0], variant="order")
    else:
        yield from _archive(case, items[-1])


def _no_archive(case: Case, last: Item) -> Slip:
    """The visible blank of a line that the drafter must fill."""
    line: str = case.rule["line"]
    edits: List[Edit] = [InsertBlocks(last.last.block, case.block(last.last.block).text, "after", (like(case, last, line),))]
    text = case.text(last.last)
    if _tail(text) == ".":
        edits.append(change(last.last.block, last.last.start, text, text[:-1] + str(case.rulebook.value("recipients.items", "mark"))))
    return Slip(last.last, preview=line, edits=tuple(edits), variant="absent")


def like(case: Case, item: Item, text: str) -> Block:
    """A new line of the list that looks like this one."""
    block = case.block(item.last.block)
    words = text[2:] if block.label else text
    run = Run(words, block.format_at(item.last.start))
    return Block((run,), block.paragraph, block.place, block.section, block.label, block.label_format, block.mark)


def _archive(case: Case, item: Item) -> Iterator[Slip]:
    """`Lưu: VT, TH.` — each pattern of the rulebook turns one slip into its right form."""
    words = unicodedata.normalize("NFC", item.words).replace("\u00a0", " ")
    mended = words
    for pattern, after in case.rule["mends"]:
        mended = _compiled(pattern).sub(after, mended, count=1)
    span = item.spans[0]
    place = Span(span.block, span.start + len(item.dash), span.end)
    if mended != words:
        # An item cut by hand over two paragraphs is pointed at; its halves are the writer's.
        edits = (change(place.block, place.start, item.words, mended),) if len(item.spans) == 1 and len(words) == len(item.words) else ()
        yield Slip(place, preview=mended, edits=edits)
        return
    if has_blank(words) or _compiled(case.rule["right"]).match(words):
        return
    for variant in case.rule["also"]:
        if _compiled(variant["pattern"]).match(words):
            if case.act.type not in variant.get("except", ()):
                yield Slip(place, variant=variant["name"])
            return
    yield Slip(place, variant="odd")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)


@check("recipients.above")
def recipients_above(case: Case) -> Iterator[Slip]:
    items = items_of(case)
    if not items or case.act.legal:
        return
    addressees = case.part("addressees")
    above = [item for item in items if fold(item.words).startswith("nhu tren")]
    if addressees is not None and is_calling(case, addressees):
        return  # the decree's form 1.6 does not ask for it
    if addressees is not None:
        if not above and not any(fold(item.words).startswith("nhu ") for item in items):
            yield _first(case, items[0], "- Như trên", "")
        elif above and above[0] is not items[0]:
            yield Slip(above[0].spans[0], variant="first")
    elif case.act.type in case.rule["by_article"]:
        yield from _by_article(case, items, above)


def _by_article(case: Case, items: List[Item], above: List[Item]) -> Iterator[Slip]:
    """A decision goes to those whom its last article binds."""
    if any(re.match(r"nhu (?:cac |khoan \d+ )?dieu|cac .{0,40}tai dieu|theo dieu", fold(item.words)) for item in items):
        return
    article = _executing(case)
    if not article:
        return
    variant = "council" if case.act.type == "nghị quyết" else "article"
    if above:
        span = above[0].spans[0]
        text = case.text(span)
        at = fold(text).find("nhu tren")
        wanted = "Như Điều %s" % article
        mended = text[:at] + wanted + text[at + len("như trên") :]
        yield Slip(span, preview=mended, edits=(change(span.block, span.start, text, mended),), says={"article": article}, variant=variant)
    else:
        yield _first(case, items[0], "- Như Điều %s" % article, variant, article)


def _executing(case: Case) -> str:
    """The number of the article that says who carries the document out; "" where none says so plainly."""
    number = ""
    for node in case.act.nodes:
        if node.kind == "article":
            text = case.block(node.block).text[node.end :]
            if any(words in text for words in case.rule["executing"]):
                number = node.number
    return number


def _first(case: Case, first: Item, words: str, variant: str, article: str = "") -> Slip:
    line = words + str(case.rulebook.value("recipients.items", "mark"))
    block = first.spans[0].block
    edits = (InsertBlocks(block, case.block(block).text, "before", (like(case, first, line),)),) if first.spans[0].start == 0 else ()
    return Slip(first.spans[0], preview=line, edits=edits, says={"article": article}, variant=variant)


@check("recipients.format", form=True)
def recipients_format(case: Case) -> Iterator[Slip]:
    part = case.part("recipients")
    if part is None:
        return
    if part.label is not None:
        yield from departures(case, (_without_colon(case, part),), case.rule["label"])
    yield from departures(case, tuple(span for spans in part.items for span in spans), case.rule["list"])


def _without_colon(case: Case, part: Part) -> Span:
    """The colon may go unlined: HD 05 underlines the words alone."""
    assert part.label is not None
    return part.label._replace(end=part.label.start + len(case.text(part.label).rstrip(": \u00a0")))
