"""Writing the list: its lines made to read as wished, with as little as can be changed; what stands right is not touched.

Whatever the layout, the edits are tried on the picture first: the list must then read as it was said and all else as before.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy import anatomise
from ..anatomy.model import Anatomy, Span
from ..apply import apply
from ..checks.case import Case
from ..checks.change import change
from ..checks.recipients import Item, drafter_after, items_of
from ..compose import missing
from ..document import Block, Run
from ..edit import Edit, InsertBlocks, Refused, RemoveBlock, SetText
from ..facts.reading import case_of
from .standing import kind_of, words_of

_BLANKS = " \t\u00a0"
_MARKS = ";,. \t\u00a0"


class _Slot(NamedTuple):
    """What is to become of an item, or a new line below one."""

    item: Optional[Item]
    words: Optional[str]  # None: it goes


def written(anatomy: Anatomy, words: Sequence[str]) -> Tuple[Edit, ...]:
    """The edits after which the list reads so; none where it does, or where that cannot be done safely."""
    case = case_of(anatomy)
    wanted = tuple([line for line in (_plain(each) for each in words) if line])
    if not wanted:
        return ()
    part = case.part("recipients")
    ways = (_missing,) if part is None else (_below_label,) if not part.items else (_aligned, _in_one, _in_place)
    for way in ways:
        edits = way(case, wanted)
        if edits and _proved(anatomy, wanted, edits):
            return edits
    return ()


def _plain(words: str) -> str:
    """A line as it is compared: no dash, no mark, its blanks made one."""
    line = " ".join(words.split()).rstrip(_MARKS)
    return line[2:] if line.startswith("- ") else line


# ---- Where there is no list ------------------------------------------------------------------------------------------------


def _missing(case: Case, wanted: Sequence[str]) -> Tuple[Edit, ...]:
    return missing.edits(case, "recipients", {"recipients": tuple(_lines(case, wanted))})


def _below_label(case: Case, wanted: Sequence[str]) -> Tuple[Edit, ...]:
    """Only "Nơi nhận:" stands there: the list comes below it, as it looks in its regime."""
    part = case.part("recipients")
    assert part is not None
    block = part.spans[-1].block
    lines = missing.lines_below(case, block, tuple(_lines(case, wanted)))
    return (InsertBlocks(block, case.block(block).text, "after", lines),)


def _lines(case: Case, wanted: Sequence[str]) -> List[str]:
    """Each with its dash and its mark."""
    mark: str = case.rulebook.value("recipients.items", "mark")
    return [_dashed(line) + _mark(line, number == len(wanted) - 1, mark) for number, line in enumerate(wanted)]


def _dashed(line: str) -> str:
    return line if line.startswith("+ ") else "- " + line


def _mark(line: str, last: bool, mark: str) -> str:
    return "." if last else "" if line.endswith(":") else mark


# ---- Where there is one ----------------------------------------------------------------------------------------------------


def _aligned(case: Case, wanted: Sequence[str]) -> Tuple[Edit, ...]:
    """Lines that are there already keep their paragraphs; the others come and go around them."""
    items = items_of(case)
    slots = tuple(_slots(items, wanted))
    if any(slot.item is None for slot in slots) and any(_shares(case, span) for item in items for span in item.spans):
        return ()  # what stands beside the lines would be torn apart
    return _edits(case, slots)


def _shares(case: Case, span: Span) -> bool:
    """Other words stand in its paragraph: the signature, in a column of its own."""
    text = case.block(span.block).text
    return bool((text[: span.start] + text[span.end :]).strip())


def _slots(items: Sequence[Item], wanted: Sequence[str]) -> Iterator[_Slot]:
    there = [_plain(words_of(item)) for item in items]
    for tag, low, high, start, end in SequenceMatcher(None, there, list(wanted), False).get_opcodes():
        if tag == "equal":
            yield from [_Slot(item, None if item is None else words) for item, words in zip(items[low:high], wanted[start:end])]
            continue
        both = min(high - low, end - start)
        yield from [_Slot(item, words) for item, words in zip(items[low : low + both], wanted[start : start + both])]
        yield from [_Slot(item, None) for item in items[low + both : high]]
        yield from [_Slot(None, words) for words in wanted[start + both : end]]


def _in_place(case: Case, wanted: Sequence[str]) -> Tuple[Edit, ...]:
    """Each line where one was, what is more below the last: for lists whose paragraphs hold more than a line."""
    items = items_of(case)
    slots = [_Slot(item, words) for item, words in zip(items, wanted)]
    slots += [_Slot(item, None) for item in items[len(wanted) :]] + [_Slot(None, words) for words in wanted[len(items) :]]
    return _edits(case, tuple(slots))


def _edits(case: Case, slots: Sequence[_Slot]) -> Tuple[Edit, ...]:
    edits: List[Edit] = []
    kept = [slot for slot in slots if slot.words is not None]
    for slot in slots:
        if slot.words is None:
            assert slot.item is not None
            gone = _gone(case, slot.item)
            if gone is None:
                return ()
            edits += gone
        elif slot.item is not None:
            edits += _set(case, slot.item, slot.words, slot is kept[-1])
    return tuple(edits) + tuple(_inserted(case, slots, kept[-1]))


def _inserted(case: Case, slots: Sequence[_Slot], last: _Slot) -> Iterator[Edit]:
    """New lines, each run of them below the line before it that is there, or above the one after it."""
    models = [slot.item for slot in slots if slot.item is not None]
    at = 0
    while at < len(slots):
        if slots[at].item is not None:
            at += 1
            continue
        end = at
        while end < len(slots) and slots[end].item is None:
            end += 1
        before = next((slot.item for slot in reversed(slots[:at]) if slot.item is not None), None)
        model = before or models[0]
        lines = [_said(case, str(slot.words), slot is last) for slot in slots[at:end]]
        span = model.last if before else model.spans[0]
        where = "after" if before else "before"
        blocks = tuple([_like(case, model, line) for line in lines])
        yield InsertBlocks(span.block, case.block(span.block).text, where, blocks)
        at = end


def _said(case: Case, words: str, last: bool) -> str:
    """A line with its dash and mark; behind the archive line's full stop the drafter's own mark stays."""
    mark: str = case.rulebook.value("recipients.items", "mark")
    drafter = _drafter(case) if last and kind_of(words.lstrip("+ "))[0] == "archive" else ""
    return _dashed(words) + _mark(words, last, mark) + (" " + drafter if drafter else "")


def _drafter(case: Case) -> str:
    return next((drafter_after(item.words) for item in items_of(case) if item.archive), "")


def _set(case: Case, item: Item, words: str, last: bool) -> List[Edit]:
    """An item with these words, its own dash and the right mark; one that is cut over two paragraphs keeps to the first."""
    same = _plain(words_of(item)) == words
    if same and not last and _is_dashed(item) and _tail(item) in _marks_of(case, words):
        return []
    if same and len(item.spans) > 1:
        return _remarked(case, item, words, last)
    text = _said(case, words, last)
    if item.labelled and text.startswith("- "):
        text = text[2:]
    elif _is_dashed(item) and text.startswith("- "):
        text = item.dash + text[2:]
    first = item.spans[0]
    before = case.text(first)
    edits: List[Edit] = [change(first.block, first.start, before, text)] if before != text else []
    return edits + [_emptied(case, span) for span in item.spans[1:]]


def _tail(item: Item) -> str:
    """The marks it ends with, and the blanks before them."""
    text = item.text.rstrip(_BLANKS)
    return text[len(text.rstrip(_MARKS)) :]


def _marks_of(case: Case, words: str) -> Sequence[str]:
    accepted: Sequence[str] = case.rulebook.value("recipients.items", "accepted")
    return ("",) if words.endswith(":") else accepted


def _is_dashed(item: Item) -> bool:
    return item.labelled or (item.dash[:1] in "-+" and len(item.dash) > 1)


def _remarked(case: Case, item: Item, words: str, last: bool) -> List[Edit]:
    """Only the mark of an item that is cut over two paragraphs."""
    span = item.last
    text = case.text(span)
    bare = text.rstrip(_MARKS)
    wanted = bare + _mark(words, last, case.rulebook.value("recipients.items", "mark"))
    return [change(span.block, span.start, text, wanted)] if text != wanted else []


def _gone(case: Case, item: Item) -> Optional[List[Edit]]:
    """None where other words stand in its paragraph."""
    if not all(_is_alone(case, span) for span in item.spans):
        return None
    return [RemoveBlock(span.block, case.block(span.block).text) for span in item.spans]


def _emptied(case: Case, span: Span) -> Edit:
    if _is_alone(case, span):
        return RemoveBlock(span.block, case.block(span.block).text)
    return SetText(span.block, span.start, span.end, case.text(span), "")


def _is_alone(case: Case, span: Span) -> bool:
    """Nothing else is in its paragraph, and nothing hangs on it."""
    block = case.block(span.block)
    return not _shares(case, span) and not (block.notes or block.objects or block.lines or block.breaks_page or block.tracked)


def _like(case: Case, item: Item, text: str) -> Block:
    """A line that looks like this one, to stand beside it."""
    block = case.block(item.last.block)
    words = text[2:] if block.label and text.startswith("- ") else text
    start = item.spans[0].start + len(item.dash)
    format = case.block(item.spans[0].block).format_at(min(start, max(item.spans[0].end - 1, 0)))
    paragraph = block.paragraph._replace(page_break=False)
    return replace(block, runs=(Run(words, format),), paragraph=paragraph, lines=(), notes=(), objects=0, breaks_page=False, tracked=False)


def _in_one(case: Case, wanted: Sequence[str]) -> Tuple[Edit, ...]:
    """The whole list in one paragraph, its lines parted by line breaks."""
    items = items_of(case)
    first, last = items[0].spans[0], items[-1].last
    if any(span.block != first.block for item in items for span in item.spans):
        return ()
    block = case.block(first.block)
    before = block.text[first.start : last.end]
    if "\t" in before or block.notes or "\n" not in block.text:
        return ()
    lines = [_said(case, line, number == len(wanted) - 1) for number, line in enumerate(wanted)]
    return (change(first.block, first.start, before, "\n".join(lines)),)


# ---- What must come of it --------------------------------------------------------------------------------------------------


def _proved(anatomy: Anatomy, wanted: Sequence[str], edits: Tuple[Edit, ...]) -> bool:
    """The page as it then is has this list, and says all else as before."""
    try:
        page = apply(anatomy.document, edits)
    except Refused:
        return False
    then = anatomise(page, anatomy.regime, anatomy.date, anatomy.chosen or None)
    case = case_of(then)
    if [_plain(words_of(item)) for item in items_of(case)] != list(wanted) or len(then.acts) != len(anatomy.acts):
        return False
    archived = kind_of(wanted[-1].lstrip("+ "))[0] == "archive"
    if archived and _drafter(case) != _drafter(case_of(anatomy)):
        return False
    own = ("recipients", "signature") if "signature" not in anatomy.main.parts else ("recipients",)
    known, now = anatomy.main.parts, then.main.parts
    same = all(name in now and now[name].text == part.text for name, part in known.items() if name not in own)
    return same and set(now) <= {*known, *own}
