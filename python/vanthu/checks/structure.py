"""How the levels of the body look, and whether the sections a type usually has are there."""

from __future__ import annotations

from typing import Dict, Iterator, List, Sequence, Tuple

from ..anatomy.model import Node, Span
from ..compiled import read
from ..document import Block, Run
from ..edit import Edit, InsertBlocks, SetText
from ..vietnamese.numerals import roman
from ..vietnamese.text import capitalise, fold
from .case import Case, Slip, check
from .form import departures
from .numbering import is_marked
from .prose import DIVISIONS, Paragraph, paragraphs

_BLANKS = " \t\n\u00a0"
_HEADINGS = DIVISIONS + ("heading",)
_LONGEST_HEADING = 150
_SHORT_HEADING = 10  # words, of a heading that ends with a colon


@check("structure.format", ("main", "attached"), form=True)
def structure_format(case: Case) -> Iterator[Slip]:
    """One slip for each kind of level: the numbers of divisions, their titles, articles, headings, titled khoản."""
    spans: Dict[str, List[Span]] = {}
    for paragraph in paragraphs(case, ("body",)):
        for kind, span in _levels(paragraph):
            spans.setdefault(kind, []).append(span)
    for kind, wanted in case.rule["looks"].items():
        yield from departures(case, spans.get(kind, ()), wanted, variant=kind, name="body")
    yield from _shouted(case, spans.get("division", ()))
    yield from _unstopped(case)


def _levels(paragraph: Paragraph) -> Iterator[Tuple[str, Span]]:
    """The stretches of a paragraph that a look is asked of."""
    block, node = paragraph.block, paragraph.node
    end = len(block.text.rstrip(_BLANKS))
    start = len(block.text) - len(block.text.lstrip(_BLANKS))
    if paragraph.role == "division":
        if node is None or node.kind not in DIVISIONS:
            yield "title", Span(paragraph.at, start, end)
        else:
            yield from _division(paragraph.at, block, node, end)
    elif node is None or node.labelled:
        return
    elif node.kind == "article":
        yield "article", Span(paragraph.at, node.start, end if paragraph.role == "heading" else node.end)
    elif node.kind == "heading" and node.titled and (block.text[end - 1] != ":" or len(block.text.split()) <= _SHORT_HEADING):
        yield "heading", Span(paragraph.at, node.start, end)
    elif node.kind == "clause" and paragraph.role == "heading" and len(block.text.split()) <= 15:
        yield "clause", Span(paragraph.at, node.start, end)


def _division(index: int, block: Block, node: Node, end: int) -> Iterator[Tuple[str, Span]]:
    """`Chương I`, and the title where it stands in the same paragraph below a line break."""
    line = block.text.find("\n", node.end, end)
    rest = end if line < 0 else line
    if block.text[node.end : rest].strip(_BLANKS + ".:-–"):
        return  # number and title share a line: their letters cannot be judged apart
    yield "division", Span(index, node.start, rest)
    if line >= 0:
        yield "title", Span(index, line + 1, end)


def _shouted(case: Case, spans: Sequence[Span]) -> Iterator[Slip]:
    """`CHƯƠNG I`: the word itself stands in small letters."""
    edits: List[Edit] = []
    first = None
    for span in spans:
        word = case.text(span).split(" ")[0]
        if len(word) > 1 and word.isupper() and case.rule["small_words"]:
            first = first or Span(span.block, span.start, span.start + len(word))
            edits.append(SetText(span.block, span.start + 1, span.start + len(word), word[1:], word[1:].lower()))
    if first is not None:
        word = case.text(first)
        yield Slip(first, preview=word[0] + word[1:].lower(), edits=tuple(edits), variant="word", says={"count": len(edits)})


def _unstopped(case: Case) -> Iterator[Slip]:
    """`Điều 1:` and `Điều 1` before a title: after an article's number stands a full stop."""
    edits: List[Edit] = []
    first = None
    for paragraph in paragraphs(case, ("body",)):
        node = paragraph.node
        if node is None or node.kind != "article" or node.labelled:
            continue
        words = paragraph.block.text[node.start : node.end]
        rest = paragraph.block.text[node.end : node.end + 1]
        if words.endswith(":") or (words[-1:].isalnum() and rest in ("\t", "\u00a0", " ") and _titled_after(paragraph, node)):
            wrong = ":" if words.endswith(":") else ""
            first = first or Span(paragraph.at, node.start, node.end)
            edits.append(SetText(paragraph.at, node.end - len(wrong), node.end, wrong, "."))
    if first is not None:
        words = case.text(first)
        yield Slip(first, preview=words.rstrip(":") + ".", edits=tuple(edits), variant="mark", says={"count": len(edits)})


def _titled_after(paragraph: Paragraph, node: Node) -> bool:
    """The words after the number begin with a capital: a title, not `Điều 5 của Luật …`."""
    return paragraph.block.text[node.end :].lstrip(_BLANKS)[:1].isupper()


@check("structure.sections")
def structure_sections(case: Case) -> Iterator[Slip]:
    """The customary sections of the type, by words in its short lines; silent on a text that is not divided by headings."""
    groups = read("sections").get(case.act.type, {}).get("sections", ())
    if not groups or case.act.type_sure < 0.5 or sum(node.kind in _HEADINGS for node in case.act.nodes) < case.rule["headings"]:
        return
    lines = [fold(case.block(node.block).text[:_LONGEST_HEADING]) for node in case.act.nodes if _is_heading(case, node)]
    missing = [group["name"] for group in groups if not any(word in line for line in lines for word in group["words"])]
    if missing and len(missing) < len(groups):
        edits = _appended(case, missing[0]) if missing == [groups[-1]["name"]] else ()
        yield Slip(Span(case.act.nodes[0].block, 0, 0), found=", ".join(missing), edits=tuple(edits), says={"type": case.act.type})


def _appended(case: Case, name: str) -> Iterator[Edit]:
    """The last section as a heading and an open line below it, in the looks of the headings that are there."""
    nodes = case.act.nodes
    heads = [node for node in nodes if node.kind == "heading" and not node.labelled]
    texts = [node for node in nodes if node.kind == "text" and not node.titled]
    if not heads or not texts:
        return
    head, text = case.block(heads[-1].block), case.block(texts[-1].block)
    number, title = head.text[: heads[-1].end].replace(heads[-1].number, roman(heads[-1].value + 1)), head.text[heads[-1].end :]
    words = "%s %s" % (number, name.upper() if title.isupper() else capitalise(name))
    last = case.block(nodes[-1].block)
    closing = nodes[-1].kind == "text" and last.text.startswith(case.rule["closing"])
    added = (_like(head, words), _like(text, "…"))
    yield InsertBlocks(nodes[-1].block, last.text, "before" if closing else "after", added)


def _like(block: Block, text: str) -> Block:
    """A paragraph that says `text` and looks like this one."""
    return Block((Run(text, block.format_at(0)),), block.paragraph, block.place, block.section, mark=block.mark)


def _is_heading(case: Case, node: Node) -> bool:
    """A heading, a title alone on its line, or what the marks of markdown make one."""
    return node.kind in _HEADINGS or node.titled or case.document.plain and is_marked(case.block(node.block).text)
