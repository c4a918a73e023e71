"""Lines: the words of a component that stands in lines of its own, put in place of those it has."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence, Tuple

from ..anatomy.model import Part, Span
from ..checks.case import Case
from ..checks.change import change
from ..compose.sheet import balanced, width_of
from ..document import Block, Run
from ..edit import Edit, InsertBlocks, RemoveBlock, SetText
from .values import Impossible

_BLANKS = " \t\u00a0"


def relined(case: Case, spans: Sequence[Span], lines: Sequence[str], breaks: bool = False) -> Tuple[Edit, ...]:
    """The lines in place of those of the spans: each where one was, more below the last, none left over.

    With `breaks` a paragraph of one line gets line breaks; else what comes new are paragraphs.
    """
    if len(spans) == len(lines):
        return tuple([edit for span, line in zip(spans, lines) for edit in put(case, span.block, span.start, span.end, line)])
    if (breaks or len(spans) > 1) and _one_below_the_other(case, spans):
        first, last = spans[0], spans[-1]
        before = case.block(first.block).text[first.start : last.end]
        return (change(first.block, first.start, before, "\n".join(lines)),)
    if not lines or not all(is_alone(case, span) for span in spans):
        raise Impossible("facts.layout")
    kept, gone = _parted(case, spans, len(lines))
    edits: List[Edit] = [edit for span, line in zip(kept, lines) for edit in put(case, span.block, span.start, span.end, line)]
    edits += [RemoveBlock(span.block, case.block(span.block).text) for span in gone]
    more = lines[len(kept) :]
    if more:
        last = kept[-1]
        edits.append(InsertBlocks(last.block, case.block(last.block).text, "after", tuple([like(case, last, line) for line in more])))
    return tuple(edits)


def _one_below_the_other(case: Case, spans: Sequence[Span]) -> bool:
    """The lines of one paragraph, with nothing but line breaks between them."""
    block = case.block(spans[0].block)
    if any(span.block != spans[0].block for span in spans) or block.notes or (len(spans) == 1 and not _is_whole(block, spans[0])):
        return False
    between = [block.text[one.end : other.start] for one, other in zip(spans, spans[1:])]
    return all("\n" in gap and not gap.strip() for gap in between)


def _is_whole(block: Block, span: Span) -> bool:
    """No other words stand in the paragraph."""
    return not block.text[: span.start].strip() and not block.text[span.end :].strip()


def is_alone(case: Case, span: Span) -> bool:
    """The words are all there is in their paragraph: it may go, and another may stand below it."""
    block = case.block(span.block)
    return _is_whole(block, span) and not {"\t", "\n"} & set(block.text.strip(_BLANKS)) and not block.label and not block.tracked


def holds_only(case: Case, index: int, parts: Sequence[Part]) -> bool:
    """The paragraph holds the words of these components and no others."""
    text = case.block(index).text
    own = [case.text(span) for part in parts for span in part.spans if span.block == index]
    return " ".join(own).split() == text.split() and "\t" not in text


def may_go(case: Case, span: Span) -> bool:
    """Nothing goes with the paragraph but its words."""
    block = case.block(span.block)
    return is_alone(case, span) and not (block.notes or block.objects or block.lines or block.breaks_page)


def _parted(case: Case, spans: Sequence[Span], number: int) -> Tuple[List[Span], List[Span]]:
    """Which lines stay and which go; those that hold more than words stay."""
    most = len(spans) - number
    gone = [span for span in reversed(spans) if may_go(case, span)][: max(most, 0)]
    if len(gone) < most:
        raise Impossible("facts.layout")
    return [span for span in spans if span not in gone], gone


def like(case: Case, span: Span, text: str) -> Block:
    """A line that looks like this one, to stand right below it."""
    block = case.block(span.block)
    paragraph = block.paragraph._replace(before=0.0, page_break=False)
    run = Run(text, block.format_at(span.start))
    return replace(block, runs=(run,), paragraph=paragraph, lines=(), notes=(), objects=0, label="", breaks_page=False)


def broken(case: Case, span: Span, text: str, over: str) -> str:
    """The text that stands in place of `over`, broken into lines about equally long where its writer breaks lines."""
    block = case.block(span.block)
    room = block.place.width or case.document.sections[block.section].text_width
    room -= block.paragraph.left + block.paragraph.right + max(block.paragraph.first, 0.0)
    format = block.format_at(span.start)
    wraps = "\n" not in over and width_of(over, format) > room
    if case.formless or not format.size or room <= 0 or wraps:
        return text
    return "\n".join(balanced(text, format, room))


def put(case: Case, block: int, start: int, end: int, text: str) -> Tuple[SetText, ...]:
    """The text in place of text[start:end]; only the letters that differ are touched."""
    before = case.block(block).text[start:end]
    return () if before == text else (change(block, start, before, text),)
