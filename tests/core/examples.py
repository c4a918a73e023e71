"""Change one thing in a right model document, as rulebooks write their examples and tests their mutations."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core.models import model
from vanthu.compose import Draft, Signature, lay_out, paragraph, paragraphs
from vanthu.compose.layout import Layout
from vanthu.compose.sheet import width_of
from vanthu.document import Block, Document, Format, Leading, Line, Margin, ParagraphFormat, Run, Section
from vanthu.rulebook import load

LISTS = ("parent", "issuer", "authority", "bases", "addressees", "recipients")
SIGNER = ("signer.authority", "signer.office", "signer.name")
WORDS = tuple(name for name in Draft._fields if isinstance(Draft._field_defaults[name], str)) + LISTS
OTHERS = ("text", "body", "signature", "recipients.label", "appendices", "body.references")
SHORT, LONG = 0.1, 1.4  # of the words above: strokes that are wrong

_REFERENCE = re.compile(r" (?:\([^()]*|theo [^,;.]*)Phụ lục (?:[IVX]+|\d)[^,;.()]*\)?")


def document(regime: str, type: str, changes: Mapping[str, Any], date: datetime.date | None = None) -> Document:
    """The model of a type with these changes."""
    draft = model(regime, type, date)
    for key, value in changes.items():
        draft = _said(draft, key, value)
    laid = lay_out(draft, load(regime))
    for key, value in changes.items():
        laid = _shown(laid, key, value)
    return laid.document


def _said(draft: Draft, key: str, value: Any) -> Draft:
    """Changes of the words: made in the draft."""
    if key == "text":
        return draft._replace(body=(*draft.body[:-1], paragraph(value), draft.body[-1]))
    if key == "body":
        named = any("Phụ lục" in line for line in value)  # annexes that the text does not name are not there
        return draft._replace(body=paragraphs(_lines(value)), attached=draft.attached if named else ())
    if key == "signature":
        return draft._replace(signers=())
    if key in SIGNER:
        field = key.split(".")[1]
        signer = draft.signers[-1] if draft.signers else Signature()
        return draft._replace(signers=(*draft.signers[:-1], signer._replace(**{field: value if field == "name" else _lines(value)})))
    if key == "recipients.label":
        return draft._replace(recipients_label=value)
    if key == "appendices":
        return draft._replace(attached=tuple(each._replace(title=title) for each, title in zip(draft.attached, value, strict=True)))
    if key == "body.references":
        return draft._replace(body=tuple(each._replace(text=_REFERENCE.sub("", each.text)) for each in draft.body))
    if key == "caption" and draft.attached:
        return draft._replace(attached=tuple(each._replace(caption=value) for each in draft.attached))
    if key in WORDS:
        return draft._replace(**{key: _lines(value) if key in LISTS else value})
    return draft


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _shown(laid: Layout, key: str, value: Any) -> Layout:
    """Changes of the looks: made in the laid out document."""
    part, _, field = key.rpartition(".")
    if key == "appendix.page_start":
        first = laid.document.sections[0]
        return _sections(laid, lambda section: section if section is first else section._replace(page_start=value or None))
    if key in ("page.number", "page.number.size"):
        return _sections(laid, lambda section: _paged(section, field, value))
    if part == "page":
        changed = tuple(value) if isinstance(value, list) else float(value) if type(value) is int else value
        return _fitted(_sections(laid, lambda section: section._replace(**{field: changed})), laid)
    if key == "trailing":
        last = laid.document.blocks[-1]
        return _with(laid, [*laid.document.blocks, Block((), section=last.section, mark=last.mark, breaks_page=value == "\f")])
    if key == "header.left":
        return _with(laid, [replace(laid.document.blocks[0], runs=(), lines=()), *laid.document.blocks])
    if field == "line":
        return _stroked(laid, part, value)
    if part in laid.parts and (field, value) == ("caps", False):
        return _each(laid, part, lambda block: replace(block, runs=tuple(run._replace(text=run.text.capitalize()) for run in block.runs)))
    if part in laid.parts and field in Format._fields:
        return _each(laid, part, lambda block: _formatted(block, field, value))
    if part in laid.parts and field in ParagraphFormat._fields:
        changed = Leading(*value) if field == "leading" else value
        return _each(laid, part, lambda block: replace(block, paragraph=block.paragraph._replace(**{field: changed})))
    assert key in (*WORDS, *SIGNER, *OTHERS), key
    return laid


def _with(laid: Layout, blocks: list[Block]) -> Layout:
    return laid._replace(document=replace(laid.document, blocks=tuple(blocks)))


def _each(laid: Layout, part: str, change: Callable[[Block], Block]) -> Layout:
    blocks = list(laid.document.blocks)
    for index in laid.parts[part]:
        blocks[index] = change(blocks[index])
    return _with(laid, blocks)


def _formatted(block: Block, field: str, value: Any) -> Block:
    runs = tuple(run._replace(format=run.format._replace(**{field: value})) for run in block.runs)
    ratio = value / block.mark.size if field == "size" else 1.0
    lines = tuple(line._replace(length=line.length * ratio) for line in block.lines)  # the rule stays as long as the words
    return replace(block, runs=runs, mark=block.mark._replace(**{field: value}), lines=lines)


def _sections(laid: Layout, change: Callable[[Section], Section]) -> Layout:
    return laid._replace(document=replace(laid.document, sections=tuple(change(section) for section in laid.document.sections)))


def _fitted(laid: Layout, before: Layout) -> Layout:
    """The layout's tables stay within the text area: the left column gives way."""
    more = min(laid.document.sections[0].text_width - before.document.sections[0].text_width, 0.0)
    tables = tuple(table._replace(widths=(table.widths[0] + more, *table.widths[1:])) for table in laid.document.tables)
    return laid._replace(document=replace(laid.document, tables=tables))


def _paged(section: Section, field: str, value: Any) -> Section:
    """`page.number`: none | footer | first (shown on page 1 too) | left; `page.number.size`."""
    header = section.margins[0]
    block = header.blocks[0]
    if field == "size":
        return section._replace(margins=(header._replace(blocks=(_formatted(block, "size", value),)), *section.margins[1:]))
    if value == "none":
        return section._replace(margins=(), first_differs=False)
    if value == "footer":
        return section._replace(margins=(Margin("footer", "default", header.blocks), Margin("footer", "first", ())))
    if value == "first":
        return section._replace(margins=(header,), first_differs=False)
    left = replace(block, paragraph=block.paragraph._replace(align="left"))
    return section._replace(margins=(header._replace(blocks=(left,)), *section.margins[1:]))


def _stroked(laid: Layout, part: str, kind: str) -> Layout:
    """The stroke under a part as something else: none | underline | short | long | hyphens | underscores | border."""
    blocks = list(laid.document.blocks)
    at = laid.parts[part][-1]
    block = replace(blocks[at], lines=())
    words = width_of(block.text, block.format_at(0))
    typed = laid.parts.get(part + ".line", ())
    if kind == "underline":
        block = _formatted(block, "underline", True)
    elif kind in ("short", "long"):
        length = words * (SHORT if kind == "short" else LONG)
        block = replace(block, lines=(Line("shape", length, x=(block.place.width - length) / 2, y=7.0),))
    elif kind == "border":
        block = replace(block, lines=(Line("border", block.place.width or words),))
    blocks[at] = block
    if kind in ("hyphens", "underscores"):
        text = "-----" if kind == "hyphens" else "_" * max(int(words * 0.4 / 2.3), 3)
        below = replace(block, runs=(Run(text, block.format_at(0)),), notes=())
        blocks[at + 1 : at + 1 + len(typed)] = [below]
    else:
        del blocks[at + 1 : at + 1 + len(typed)]
    return _with(laid, blocks)
