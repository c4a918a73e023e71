"""The body's text: its size and style, how its paragraphs and lines stand, and how it ends."""

from __future__ import annotations

import re
from collections import Counter
from typing import Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from ..anatomy.model import Span
from ..document import Block, Leading
from ..edit import Edit, SetParagraph, SetText
from ..memo import of_block
from ..vietnamese.blanks import has_blank, is_blank
from .case import Case, Slip, Values, check, whole
from .form import nearest, number, range_of
from .measure import SINGLE, lines_in, near, size_of, text_width_at, within
from .prose import Paragraph, paragraphs, set_format, stretches

_ACTS = ("main", "attached")
_LAYOUT = re.compile(r"[ \u00a0]*\t[ \u00a0\t]*|[ \u00a0]{3,}")
_LETTERS = re.compile(r"[^\W_][\W_]*[^\W_]")  # more than one
_BLANKS = " \t\n\u00a0"
_END = re.compile(r"[;,:]$|\.? ?/ ?\.? ?$")


@check("body.size", _ACTS, form=True)
def body_size(case: Case) -> Iterator[Slip]:
    """A size out of range, and a size in range that is not the one the body has."""
    low, high = case.rule["size"]
    weights: "Counter[float]" = Counter()
    places: List[Tuple[Paragraph, int, int, float]] = []
    for paragraph in paragraphs(case, ("body",)):
        for start, end, size in _sizes(paragraph.block):
            places.append((paragraph, start, end, size))
            if within(size, low, high):
                weights[size] += (end - start) * (1 if paragraph.role == "text" else 0)
    main = max(weights, key=lambda size: weights[size]) if weights else nearest(case.rule["usual"], (low, high))
    astray = [place for place in places if not within(place[3], low, high)]
    mixed = [place for place in places if place[0].role == "text" and place[3] != main and within(place[3], low, high)]
    for variant, group in (("", astray), ("mixed", mixed)):
        if group:
            yield _resized(case, group, main, variant)


@of_block
def _sizes(block: Block) -> Tuple[Tuple[int, int, float], ...]:
    """The stretches of more than one letter on the line, and their size."""
    return tuple([
        (start, end, format.size)
        for start, end, format in stretches(block)
        if format.size and not format.position and _LETTERS.search(block.text, start, end)
    ])  # fmt: skip


def _resized(case: Case, group: Sequence[Tuple[Paragraph, int, int, float]], main: float, variant: str) -> Slip:
    spans: Dict[int, List[Tuple[int, int]]] = {}
    for paragraph, start, end, _ in group:
        spans.setdefault(paragraph.at, []).append((start, end))
    edits: List[Edit] = []
    for index, each in spans.items():
        edits += set_format(case.block(index), index, each, {"size": main})
    sizes = ", ".join(number(size) for size in sorted({size for _, _, _, size in group}))
    first, start, end, _ = group[0]
    return Slip(
        Span(first.at, start, end), found=sizes, preview=number(main), edits=tuple(edits), variant=variant,
        says={"count": len(spans), "asked": range_of(case.rule["size"]), "asked_en": range_of(case.rule["size"], "en")},
    )  # fmt: skip


@check("body.style", _ACTS, form=True)
def body_style(case: Case) -> Iterator[Slip]:
    """Whole sentences in bold or italic; a word, a lead, a heading, a quotation may be."""
    for style in ("bold", "italic"):
        spans: Dict[int, List[Tuple[int, int]]] = {}
        for paragraph in paragraphs(case, ("body",)):
            found = _styled(paragraph, style, case.rule["words"], case.rule["leads"])
            if found is not None and not (case.act.legal and _enacts(case, paragraph)):
                spans[paragraph.at] = [found]
        if spans:
            first = next(iter(spans))
            edits: List[Edit] = []
            for index, each in spans.items():
                edits += set_format(case.block(index), index, each, {style: False})
            yield Slip(Span(first, *spans[first][0]), edits=tuple(edits), variant=style, says={"count": len(spans)})


def _enacts(case: Case, paragraph: Paragraph) -> bool:
    """The sentence that closes a legal text's bases ("Ủy ban nhân dân ban hành Quyết định quy định …") and looks like them."""
    bases = case.part("bases")
    return bases is not None and "ban hành" in paragraph.block.text and 0 < paragraph.at - bases.spans[-1].block < 3


def _styled(paragraph: Paragraph, style: str, words: int, leads: Sequence[str]) -> Optional[Tuple[int, int]]:
    """The paragraph's sentence, all of it in this style."""
    block = paragraph.block
    if paragraph.role != "text" or block.text.lstrip(_BLANKS).startswith(tuple(leads)):
        return None
    start = paragraph.node.end if paragraph.node else 0
    if not getattr(block.format_at(start + 1), style):
        return None
    text = block.text[start:].rstrip(_BLANKS)
    if len(text.split()) < words or text[-1:] not in ".;/" or has_blank(text):
        return None
    if all(getattr(format, style) for _, _, format in stretches(block, start)):
        return start + len(text) - len(text.lstrip(_BLANKS)), start + len(text)
    return None


@check("body.align", _ACTS, form=True)
def body_align(case: Case) -> Iterator[Slip]:
    """A text of one line looks the same; it is only spoken of together with others."""
    texts = [each for each in paragraphs(case) if each.role == "text"]
    ragged = [each for each in texts if each.block.paragraph.align != "justify" and each.block.paragraph.align not in case.rule["except"]]
    seen = [each for each in ragged if _lines(case, each) > 1]
    if not seen and len(ragged) < len(texts):
        return
    ragged = [each for each in ragged if each.block.paragraph.align == "left" or each in seen]
    if ragged:
        edits = tuple(SetParagraph(each.at, each.block.text, {"align": "justify"}) for each in ragged)
        first = (seen or ragged)[0]
        names = case.rule["names"]
        yield Slip(whole(first.at, case.document), found=names[first.block.paragraph.align], edits=edits, says={"count": len(ragged)})


def _lines(case: Case, paragraph: Paragraph) -> int:
    return lines_in(paragraph.block, text_width_at(case.document, paragraph.block))


@check("body.indent", _ACTS, form=True)
def body_indent(case: Case) -> Iterator[Slip]:
    """The first line stands in, by an indent of the paragraph and not by typed blanks."""
    wanted, tolerance = case.rule["indent"], case.rule["tolerance"]
    everything = [each for each in paragraphs(case) if each.role != "division" and each.block.paragraph.align not in ("center", "right")]
    typed = [each for each in everything if _LAYOUT.match(each.block.text)]
    done = {each.at for each in typed}
    astray = [each for each in everything if each.at not in done and _is_astray(case, each, wanted, tolerance)]
    right = Counter(each.block.paragraph.first for each in everything if near(each.block.paragraph.first, wanted, tolerance))
    best = nearest(case.rule["usual"], wanted)
    usual = right.most_common(1)[0][0] if right else best
    for variant, group in (("", astray), ("typed", typed)):
        if group:
            edits: List[Edit] = []
            for each in group:
                edits += _indented(each, usual)
            first = group[0]
            found = "%s mm" % number(_position(first.block))
            asked, asked_en = _either(wanted, case.rule["or"]), _either(wanted, " or ")
            says = {"count": len(group), "asked": asked, "asked_en": asked_en, "usual": number(best)}
            yield Slip(whole(first.at, case.document), found, "%s mm" % number(usual), tuple(edits), says, variant)


def _either(wanted: Sequence[float], glue: str) -> str:
    return glue.join(dict.fromkeys(map(number, wanted)))


def _position(block: Block) -> float:
    return block.paragraph.left + block.paragraph.first


def _is_astray(case: Case, each: Paragraph, wanted: Sequence[float], tolerance: float) -> bool:
    block, kind = each.block, each.node.kind if each.node else "text"
    position = _position(block)
    if each.role == "heading" and kind != "article":
        return False  # a title alone on its line is often set flush left, and no clause says otherwise
    if near(position, wanted, tolerance):
        return not block.label and kind == "text" and abs(block.paragraph.first) < 1 and _lines(case, each) > 1
    if position > max(wanted) and (block.label or kind in ("dash", "point", "decimal", "clause")):
        return False  # a list within a list stands further in
    return not (kind == "text" and block.text.lstrip(_BLANKS)[:1].islower())  # a sentence that goes on


def _indented(each: Paragraph, usual: float) -> Iterator[Edit]:
    text = each.block.text
    typed = _LAYOUT.match(text)
    if typed:
        yield SetText(each.at, 0, typed.end(), typed.group(), "")
    yield SetParagraph(each.at, text, {"first": usual, "left": 0.0})


@check("body.spacing", _ACTS, form=True)
def body_spacing(case: Case) -> Iterator[Slip]:
    least = float(case.rule["least"])
    tight: List[Paragraph] = []
    found = least
    every = paragraphs(case)
    for above, below in zip(every, every[1:]):
        if below.at != above.at + 1 or "division" in (above.role, below.role):
            continue
        gap = above.block.paragraph.after + below.block.paragraph.before
        if gap < least - 0.1:
            tight.append(above)
            found = min(found, gap)
    if tight:
        edits = tuple(SetParagraph(each.at, each.block.text, {"after": least}) for each in tight)
        says = {"count": len(tight), "asked": number(least)}
        first = whole(tight[0].at, case.document)
        yield Slip(first, found="%s pt" % number(found), preview="%s pt" % number(least), edits=edits, says=says)


@check("body.leading", _ACTS, form=True)
def body_leading(case: Case) -> Iterator[Slip]:
    wrong: List[Tuple[Paragraph, Leading]] = []
    for each in paragraphs(case):
        if each.block.objects:
            continue
        right = _mended(each.block.paragraph.leading, size_of(each.block), case.rule.values)
        if right is not None:
            wrong.append((each, right))
    if wrong:
        edits = tuple(SetParagraph(each.at, each.block.text, {"leading": right}) for each, right in wrong)
        first, right = wrong[0]
        names, allowed = case.rule["names"], case.rule.values.get("exact") or case.rule["multiple"]
        yield Slip(
            whole(first.at, case.document),
            found=_leading(first.block.paragraph.leading, names),
            preview=_leading(right, names),
            edits=edits,
            says={"count": len(wrong), "asked": range_of(allowed), "asked_en": range_of(allowed, "en"), "least": "%g" % allowed[0]},
        )


def _mended(leading: Leading, size: float, values: Values) -> Optional[Leading]:
    """The leading it should have; None where it is right."""
    exact = values.get("exact")
    if exact:
        if leading.rule == "exact" and within(leading.value, *exact):
            return None
        return Leading("exact", float(exact[0] if leading.rule == "multiple" else min(max(leading.value, exact[0]), exact[1])))
    low, high = values["multiple"]
    if leading.rule == "multiple":
        lines = leading.value
    elif leading.value > size * SINGLE * high + 0.1:
        lines = high + 1
    elif leading.rule == "exact" and leading.value < size * low - 0.1:
        lines = low - 1
    else:
        return None
    return None if within(lines, low, high) else Leading("multiple", float(min(max(lines, low), high)))


def _leading(leading: Leading, names: Mapping[str, str]) -> str:
    """“Exactly 18 pt”, “1,5 lines”."""
    return names[leading.rule].format(value=("%.2f" % leading.value).rstrip("0").rstrip(".").replace(".", ","))


@check("body.end")
def body_end(case: Case) -> Iterator[Slip]:
    """How the content's last paragraph closes. Without a signature below it, it may not be the last."""
    body = case.part("body")
    after = [part for part in map(case.part, ("signature", "recipients")) if part is not None]
    if body is None or not after:
        return
    span = body.spans[-1]
    block = case.block(span.block)
    text = block.text.rstrip(_BLANKS + ("*_" if case.document.plain else ""))
    if _table_follows(case, span.block, min(part.block for part in after)) or is_blank(text) or not _closes(block, text):
        return
    bare = text.rstrip('”"’)')
    if text.endswith(tuple(case.rule["right"])) or bare.endswith(".") and not bare.endswith("/."):
        return
    match = _END.search(text)
    wrong = match.group() if match else ""
    if text[: len(text) - len(wrong)].endswith(("…", "_")):
        return  # a line to be filled in
    right = case.rule["end"]
    yield Slip(
        Span(span.block, len(text) - len(wrong) if wrong else max(len(text) - 1, 0), len(text)),
        found=wrong or text[-20:],
        preview=right,
        edits=(SetText(span.block, len(text) - len(wrong), len(text), wrong, right),),
        variant="slash" if "/" in wrong else "",
    )


def _table_follows(case: Case, last: int, end: int) -> bool:
    """The content ends in a table: there is no place for a full stop."""
    tables = case.document.tables
    return any(
        block.place.kind == "cell" and 0 <= block.place.table < len(tables) and tables[block.place.table].bordered
        for block in map(case.block, range(last + 1, end))
    )


def _closes(block: Block, text: str) -> bool:
    """A sentence, not a greeting, a line of capitals or the caption of what follows."""
    return len(text.split()) >= 4 and not text.isupper() and text[-1] not in "!?:" and not (text.startswith("(") and text.endswith(")"))
