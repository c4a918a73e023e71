"""Anatomy → Draft: what a document says, component by component. No word is lost: what has no place stays in the body."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Act, Anatomy, Node, Signer, Span
from ..document import Block, Document
from .blanks import completed
from .draft import LETTER, SENTENCE_ENDS, Draft, Paragraph, Signature, with_last
from .raw import Remark

_WORD = re.compile(r"[^\W_]")
_BLANKS = re.compile(r"\s+")
_TITLED = ("article", "heading", "clause", "decimal")
_DIVISIONS = ("part", "chapter", "section", "subsection")
_TOLD = ("issuer", "number", "dateline", "title", "subject", "addressees", "authority", "signers", "recipients")  # blanks to be filled
_LINES = ("urgency", "secrecy", "scope", "draft", "caption", "drafter", "address", "signed")


Notes = Mapping[int, Sequence[Tuple[int, str]]]  # block → where each mark stands, what its footnote says
Rows = Tuple[Tuple[str, ...], ...]


class Extracted(NamedTuple):
    draft: Draft
    remarks: Tuple[Remark, ...]


def extract(anatomy: Anatomy) -> Extracted:
    """The main act as a draft, with blanks for what it lacks; the other acts attached to it as they are."""
    remarks: List[Remark] = []
    called, uncalled = _notes(anatomy.document)
    drafts = [_draft(anatomy, act, called, remarks) for act in anatomy.acts]
    found = drafts[0]._replace(attached=tuple(drafts[1:]), notes=uncalled)
    whole = completed(found)
    if not _opens(found):
        whole = whole._replace(authority=found.authority, operative=found.operative)
    remarks += [Remark("blank", -1, _shown(getattr(whole, name))) for name in _TOLD if getattr(whole, name) and not getattr(found, name)]
    return Extracted(whole, tuple(remarks))


def _opens(draft: Draft) -> bool:
    """It must say who decides, and that: a decision always; a resolution, which may begin with a sentence, where some of that is there."""
    if draft.type != "nghị quyết":
        return True
    return bool(draft.authority or draft.operative or (draft.bases and not draft.regime.startswith("party")))


def _shown(blank: Any) -> str:
    """A blank's words, for a remark."""
    if isinstance(blank, str):
        return blank
    first = blank[0]
    return first if isinstance(first, str) else " / ".join((*first.authority, *first.office, first.name))


def _draft(anatomy: Anatomy, act: Act, notes: Notes, remarks: List[Remark]) -> Draft:
    document = anatomy.document
    nodes = {node.block: node for node in act.nodes}
    tables = _tables(document, act)
    above, below = _unplaced(document, act, nodes, tables)
    for index, text in above + below:
        remarks.append(Remark("unplaced", index, text[:60]))
    bases = act.parts.get("bases")
    inside = bases is not None and any(span.block in nodes for span in bases.spans)  # one basis that runs on into the text
    body = with_last(tuple(_body(document, act, nodes, tables, notes)))
    draft = Draft(
        regime=anatomy.regime,
        type=_type(act),
        kind=act.kind if act.kind != "main" or act is anatomy.main else "attached",
        banner=_text(act, "banner"),
        motto=_text(act, "motto"),
        parent=_lines(act, "parent"),
        issuer=_lines(act, "issuer"),
        number=_text(act, "number"),
        dateline=_text(act, "dateline"),
        title=_text(act, "title") if act.kind in ("appendix", "copy") else _text(act, "title").upper(),
        subject=_text(act, "subject"),
        addressees_label=_label(document, act, "addressees"),
        addressees=_items(document, act, "addressees"),
        authority=_lines(act, "authority"),
        bases=() if inside else _items(document, act, "bases"),
        operative=_text(act, "operative"),
        body=_texts(above) + body + _texts(below),
        signers=tuple(_signature(document, signer) for signer in act.signers),
        recipients_label=_label(document, act, "recipients"),
        recipients=_items(document, act, "recipients"),
    )
    marks: Dict[str, Any] = {name: _text(act, name) for name in _LINES if name in act.parts}
    return draft._replace(**marks)


def _type(act: Act) -> str:
    """A công văn has no title: what has one is laid out under it, whatever somebody said it is."""
    return "" if act.type == LETTER and "title" in act.parts else act.type


def _text(act: Act, name: str) -> str:
    part = act.parts.get(name)
    return _one_line(part.text) if part else ""


def _lines(act: Act, name: str) -> Tuple[str, ...]:
    part = act.parts.get(name)
    return tuple(_one_line(line) for line in part.text.split("\n") if line.strip()) if part else ()


def _items(document: Document, act: Act, name: str) -> Tuple[str, ...]:
    """The items of a list; without items its lines. What the label's line says beside it is an item too."""
    part = act.parts.get(name)
    if part is None:
        return ()
    if part.items:
        return tuple(_one_line(" ".join(_of(document, span) for span in item)) for item in part.items)
    return tuple(_one_line(_of(document, span)) for span in part.spans if span != part.label)


def _label(document: Document, act: Act, name: str) -> str:
    part = act.parts.get(name)
    return _one_line(_of(document, part.label)) if part and part.label else ""


def _of(document: Document, span: Optional[Span]) -> str:
    return document.blocks[span.block].text[span.start : span.end] if span else ""


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _signature(document: Document, signer: Signer) -> Signature:
    authority = tuple(_one_line(_of(document, span)) for span in signer.authority)
    office = tuple(_one_line(_of(document, span)) for span in signer.office)
    return Signature(authority, office, _one_line(_of(document, signer.name)))


def _body(document: Document, act: Act, nodes: Dict[int, Node], tables: Dict[int, Rows], notes: Notes) -> Iterator[Paragraph]:
    """The body's paragraphs; its tables row by row, where they stand."""
    above = ""
    seen = set()
    for index in range(act.first, act.last + 1):
        block = document.blocks[index]
        node = nodes.get(index)
        table = block.place.table
        if node is not None:
            each = _paragraph(block, node, above, notes.get(index, ()))
            above = each.kind
            yield each
        elif table in tables and table not in seen:
            seen.add(table)
            yield Paragraph("table", "", rows=tables[table])


def _paragraph(block: Block, node: Node, above: str, notes: Sequence[Tuple[int, str]]) -> Paragraph:
    text = block.text
    lead = len(text) - len(text.lstrip())
    label = block.label + " " if block.label else ""
    said = label + _BLANKS.sub(" ", text).strip()
    kind = "title" if node.kind == "text" and above in _DIVISIONS and node.titled else node.kind
    titled = kind == "title" or (node.titled and kind in _TITLED and not said.endswith(SENTENCE_ENDS))
    return Paragraph(kind, said, titled, notes=tuple((min(max(at - lead, 0) + len(label), len(said)), note) for at, note in notes))


def _notes(document: Document) -> Tuple[Notes, Tuple[str, ...]]:
    """What the footnotes say that each block calls, in the order of their marks; and those that no mark calls."""
    said: Dict[int, List[str]] = {}
    for block in document.blocks:
        if block.place.kind == "note":
            said.setdefault(block.place.frame, []).append(block.text)
    called: Dict[int, List[Tuple[int, str]]] = {}
    number = 0
    for index, block in enumerate(document.blocks):
        for at in block.notes:
            number += 1
            called.setdefault(index, []).append((at, _one_line(" ".join(said.pop(number, ())))))
    return called, tuple(_one_line(" ".join(said[left])) for left in sorted(said))


def _tables(document: Document, act: Act) -> Dict[int, Rows]:
    """The tables of the body, not those that lay out header or signature, by their number."""
    used = {document.blocks[block].place.table for part in act.parts.values() for block in part.blocks}
    cells: Dict[int, Dict[Tuple[int, int], List[str]]] = {}
    for index, block in enumerate(document.blocks[act.first : act.last + 1], act.first):
        place = block.place
        if place.kind == "cell" and place.table not in used and document.tables[place.table].bordered:
            cells.setdefault(place.table, {}).setdefault((place.row, place.column), []).append(document.blocks[index].text)
    return {table: _rows(each) for table, each in cells.items()}


def _rows(cells: Dict[Tuple[int, int], List[str]]) -> Rows:
    rows = range(1 + max(row for row, _ in cells))
    columns = range(1 + max(column for _, column in cells))
    return tuple(tuple("\n".join(cells.get((row, column), [])) for column in columns) for row in rows)


def _known(act: Act, nodes: Dict[int, Node]) -> Dict[int, List[Span]]:
    """The spans that some component holds, by block."""
    spans = [span for name, part in act.parts.items() if name != "body" for span in part.spans]
    spans += [part.label for part in act.parts.values() if part.label]
    spans += [span for part in act.parts.values() for item in part.items for span in item]
    for signer in act.signers:
        spans += [*signer.authority, *signer.office, *signer.notes, *((signer.name,) if signer.name else ())]
    known: Dict[int, List[Span]] = {index: [] for index in nodes}
    for span in spans:
        known.setdefault(span.block, []).append(span)
    return known


def _unplaced(
    document: Document, act: Act, nodes: Dict[int, Node], tables: Dict[int, Rows]
) -> Tuple[List[Tuple[int, str]], List[Tuple[int, str]]]:
    """Words that no component holds: those above the body, those below its first paragraph."""
    above: List[Tuple[int, str]] = []
    below: List[Tuple[int, str]] = []
    known = _known(act, nodes)
    first = min(nodes, default=act.last + 1)
    for index in range(act.first, act.last + 1):
        block = document.blocks[index]
        if index in nodes or block.place.kind == "note" or block.place.table in tables:
            continue
        text = _one_line(_rest(block.text, known.get(index, ())))
        if _WORD.search(text):
            (above if index < first else below).append((index, text))
    return above, below


def _rest(text: str, spans: Sequence[Span]) -> str:
    """The text without these spans."""
    rest, at = [], 0
    for span in sorted(spans, key=lambda each: each.start):
        rest.append(text[at : max(span.start, at)])
        at = max(at, span.end)
    return " ".join([*rest, text[at:]])


def _texts(unplaced: Sequence[Tuple[int, str]]) -> Tuple[Paragraph, ...]:
    return tuple(Paragraph("text", text) for _, text in unplaced)
