"""Compare the words of a component with the words wanted, and touch only the letters that differ."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Iterator, List, Mapping, Optional, Sequence, Tuple

from ..anatomy.model import Part, Span
from ..edit import SetText
from .case import Case, Slip

SURE = 0.6  # below this the anatomy guesses, and rules stay silent

_Letter = Tuple[int, int]  # block, offset


def sure_part(case: Case, name: str) -> Optional[Part]:
    """The component, where the anatomy is sure of it."""
    part = case.part(name)
    return part if part is not None and part.sure >= SURE else None


def sure_type(case: Case) -> str:
    """The document's type; "" where it is not sure."""
    return case.act.type if case.act.type_sure >= SURE else ""


def one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one space."""
    return " ".join(text.split())


def spaced(text: str) -> str:
    """The text with every blank as a space: what is typed twice stays twice."""
    return text.replace("\u00a0", " ").replace("\t", " ").replace("\n", " ")


def marked_up(case: Case, text: str) -> bool:
    """A pasted text that still carries asterisks of markdown: its marks and blanks are not its writer's."""
    return case.formless and "*" in text


def mark_at_end(text: str) -> str:
    """The mark that a text ends with, and the blanks around it."""
    return text[len(text.rstrip(" \t\n\u00a0;,.:")) :]


def amend(case: Case, spans: Sequence[Span], wanted: str, says: Mapping[str, object], variant: str = "") -> Iterator[Slip]:
    """One slip that turns the spans' words into the wanted ones. It points at the first letters that differ."""
    letters, places = _letters(case, spans)
    edits: List[SetText] = []
    for tag, low, high, start, end in SequenceMatcher(None, letters, wanted, False).get_opcodes():
        if tag != "equal":
            edit = _edit(case, places, low, high, wanted[start:end])
            if edit is None:
                yield Slip(spans[0], found=letters, preview=wanted, says=says, variant=variant)
                return
            edits.append(edit)
    if edits:
        yield pointing(case, edits, says, variant)


def pointing(case: Case, edits: Sequence[SetText], says: Mapping[str, object], variant: str = "") -> Slip:
    """A slip at the first of the edits; where there is nothing to see of it, the letter beside it is shown with it."""
    first = edits[0]
    start, end = first.start, first.end
    text = case.block(first.block).text
    if not first.before.strip() and (not first.before or not first.after.strip()):
        before = start > 0 and not first.before
        start, end = start - before, min(end + (not before), len(text))
    preview = text[start : first.start] + first.after + text[first.end : end]
    return Slip(Span(first.block, start, end), preview=preview, edits=tuple(edits), says=says, variant=variant)


def _letters(case: Case, spans: Sequence[Span]) -> Tuple[str, List[Optional[_Letter]]]:
    """The words as one line, and where each letter stands; the space between two spans stands nowhere."""
    texts: List[str] = []
    places: List[Optional[_Letter]] = []
    for span in spans:
        if places:
            texts.append(" ")
            places.append(None)
        texts.append(case.text(span))
        places.extend((span.block, offset) for offset in range(span.start, span.end))
    return "".join(texts), places


def _edit(case: Case, places: Sequence[Optional[_Letter]], low: int, high: int, after: str) -> Optional[SetText]:
    """Replace the letters low … high; None where they reach over two lines."""
    if low == high:
        here = places[low] if low < len(places) else None
        before = places[low - 1] if low else None
        if here is None and before is None:
            return None
        block, start = here if here is not None else (before[0], before[1] + 1)  # type: ignore[index]
        return SetText(block, start, start, "", after)
    first, last = places[low], places[high - 1]
    if first is None or last is None or first[0] != last[0] or last[1] - first[1] != high - 1 - low:
        return None
    start, end = first[1], last[1] + 1
    return SetText(first[0], start, end, case.block(first[0]).text[start:end], after)
