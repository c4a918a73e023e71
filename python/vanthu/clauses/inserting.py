"""From a clause to edits: its words filled in, numbered as the document goes on, in the look of what stands around it."""

from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Act, Anatomy, Node
from ..compose.draft import Paragraph, paragraph
from ..compose.form import Form, Look, form
from ..compose.outline import look_of
from ..document import Block, Format, Place, Run
from ..edit import Edit, InsertBlocks, RemoveBlock, SetText
from ..filling import Values, filled, numbered
from ..rulebook import Rulebook
from ..vietnamese import tones
from ..vietnamese.blanks import is_blank
from ..vietnamese.numerals import LETTERS, letter, roman
from ..vietnamese.text import capitalise
from .clause import places
from .place import LEVELS, Spot, act_at, lacks, spot_for

_OPEN_PARAGRAPH = re.compile(r"\W*\[[^\[\]\n]{2,80}\][.;:]?\s*")
_ARTICLE = re.compile(r"Điều (\d{1,4})")
_FINISH = "./."


class Insertion(NamedTuple):
    edits: Tuple[Edit, ...]  # none: there is no place for it
    spot: Spot
    texts: Tuple[str, ...]  # what comes in, paragraph by paragraph


def insertion(
    anatomy: Anatomy, rulebook: Rulebook, place: str, wording: Sequence[str], values: Values, caret: Optional[int] = None
) -> Insertion:
    """Put a wording where it belongs: at the caret if that is its place, else behind the last words of its place."""
    begins = numbered(wording[0])
    part = str(places()[place]["part"])
    if part == "recipients" and spot_for(anatomy, place, caret, begins.kind, begins.text) is None:
        return Insertion((), Spot(0, "after"), ())  # there is no list yet
    otherwise = Spot(caret if caret is not None else len(anatomy.document.blocks) - 1, "after")
    spot = spot_for(anatomy, place, caret, begins.kind, begins.text) or otherwise
    act = act_at(anatomy, spot.block)
    wording = _with_heading(anatomy, act, place, wording)
    numbers = _Numbers(anatomy, act, spot)
    style = tones.main_style([block.text for block in anatomy.document.blocks])
    said = [(kind, filled(_in_letters_of(anatomy, act, kind, text), values)) for kind, text in map(numbered, wording)]
    texts = [numbers.given(kind, tones.convert(text, style)) for kind, text in said]
    edits: List[Edit] = []
    if part == "bases":
        texts = _in_list(anatomy, act.parts["bases"].blocks if "bases" in act.parts else (), spot, texts, edits)
    elif part == "recipients":
        texts = [_marked(text, anatomy.document.blocks[spot.block - 1].text) for text in texts]
    else:
        edits += numbers.shifts()
        texts = _finished(anatomy, act, spot, texts, edits)
    looks = _Looks(anatomy, act, rulebook, part)
    target = anatomy.document.blocks[spot.block]
    edits.append(InsertBlocks(spot.block, target.text, spot.where, tuple([looks.block(text) for text in texts])))
    if spot.where == "after" and spot.block == caret and is_open(target):
        edits.append(RemoveBlock(spot.block, target.text))
    return Insertion(tuple(edits), spot, tuple(texts))


def _with_heading(anatomy: Anatomy, act: Act, place: str, wording: Sequence[str]) -> Sequence[str]:
    """The first clause of a section that is not there yet brings its heading."""
    if not lacks(anatomy, act, place) or numbered(wording[0]).kind == "heading":
        return wording
    return ("{I} " + str(places()[place]["heading"]).upper(), *wording)


def _in_letters_of(anatomy: Anatomy, act: Act, kind: str, text: str) -> str:
    """A heading is in capitals as a rule; not where those that are there are not. What is filled in stays as it is."""
    shown = [anatomy.document.blocks[node.block].text[node.end :] for node in act.nodes if node.kind == "heading"]
    if kind != "heading" or "{" in text or not text.isupper() or all(each.isupper() for each in shown):
        return text
    return capitalise(text.lower())


def preview(wording: Sequence[str], values: Values) -> Tuple[str, ...]:
    """A wording as it would stand in a document of its own."""
    numbers = _Counting({})
    return tuple([numbers.given(kind, filled(text, values)) for kind, text in map(numbered, wording)])


def is_open(block: Block) -> bool:
    """An empty paragraph, or one that only says what is to be written there."""
    free = block.place.kind == "body" and not block.label and not block.objects and not block.lines
    return free and (is_blank(block.text) or _OPEN_PARAGRAPH.fullmatch(block.text) is not None)


# Numbers.


class _Counting:
    """The numbers a text goes on with, level by level."""

    def __init__(self, last: Dict[str, int]) -> None:
        self._last = last
        self._added: Dict[str, int] = {}

    def given(self, kind: str, text: str) -> str:
        """The text with its number."""
        if not kind:
            return text
        self._last[kind] = value = self._last.get(kind, 0) + 1
        _forget_below(self._last, kind)
        if not any(LEVELS.index(above) < LEVELS.index(kind) for above in self._added):
            self._added[kind] = self._added.get(kind, 0) + 1
        return _written(kind, value, self._sign(kind)) + text

    def _sign(self, kind: str) -> str:
        return "."


class _Numbers(_Counting):
    """The numbers at a spot of a document, and what that makes of those behind it."""

    def __init__(self, anatomy: Anatomy, act: Act, spot: Spot) -> None:
        self._anatomy = anatomy
        cut = spot.block if spot.where == "after" else spot.block - 1
        self._before = [node for node in act.nodes if node.block <= cut]
        self._after = [node for node in act.nodes if node.block > cut]
        last: Dict[str, int] = {}
        for node in self._before:
            last[node.kind] = node.value
            _forget_below(last, node.kind)
        self._begun = dict(last)
        super().__init__(last)

    def _sign(self, kind: str) -> str:
        """What stands behind the number in this document: "." or, of the Party, "-"."""
        if kind == "heading":
            known = next((node for node in self._before + self._after if node.kind == kind and not node.labelled), None)
            if known is not None:
                text = self._anatomy.document.blocks[known.block].text
                return text[known.end - 1 : known.end] if text[known.end - 1 : known.end] in ".-" else "."
        return "."

    def shifts(self) -> List[Edit]:
        """The numbers behind the spot, moved on. Of articles only where no other words name them."""
        edits: List[Edit] = []
        for kind, added in self._added.items():
            later = self._siblings(kind)
            if kind == "article" and later and self._are_named(later):
                continue
            edits += [edit for edit in (self._moved(node, added) for node in later) if edit is not None]
        return edits

    def _siblings(self, kind: str) -> List[Node]:
        found: List[Node] = []
        expected = self._begun.get(kind, 0) + 1
        for node in self._after:
            if LEVELS.index(node.kind) < LEVELS.index(kind) and kind != "article":
                break
            if node.kind == kind:
                if node.labelled or node.value != expected + len(found):
                    break
                found.append(node)
        return found

    def _are_named(self, articles: Sequence[Node]) -> bool:
        values = {node.value for node in articles}
        own = {node.block: node.end for node in articles}
        return any(
            match.start() >= own.get(at, 0) and int(match.group(1)) in values
            for at, block in enumerate(self._anatomy.document.blocks)
            for match in _ARTICLE.finditer(block.text)
        )

    def _moved(self, node: Node, added: int) -> Optional[Edit]:
        text = self._anatomy.document.blocks[node.block].text
        at = text.find(node.number, node.start, node.end)
        if at < 0 or (node.kind == "point" and node.value + added > len(LETTERS)):
            return None
        number = {"heading": roman, "point": letter}.get(node.kind, str)(node.value + added)
        return SetText(node.block, at, at + len(node.number), node.number, number)


def _forget_below(last: Dict[str, int], kind: str) -> None:
    """A higher level begins its lower ones anew; articles run on through chapters."""
    for below in LEVELS[LEVELS.index(kind) + 1 :]:
        if below != "article":
            last.pop(below, None)


def _written(kind: str, value: int, sign: str) -> str:
    if kind == "article":
        return "Điều %d. " % value
    if kind == "heading":
        return "%s%s " % (roman(value), sign)
    return "%s) " % letter(min(value, len(LETTERS))) if kind == "point" else "%d. " % value


# Marks at the ends.


def _in_list(anatomy: Anatomy, blocks: Sequence[int], spot: Spot, texts: List[str], edits: List[Edit]) -> List[str]:
    """Bases: each ends with a semicolon, the last one as the last one did."""
    if not blocks or spot.where == "before" or spot.block != blocks[-1]:
        return texts
    last = anatomy.document.blocks[spot.block].text.rstrip()
    if last[-1:] in (".", ","):
        edits.append(SetText(spot.block, len(last) - 1, len(last), last[-1], ";"))
        return texts[:-1] + [texts[-1].rstrip(";.,") + last[-1]]
    return texts


def _marked(text: str, before: str) -> str:
    """With the mark that the other items have."""
    mark = before.rstrip()[-1:]
    return text.rstrip(";,.") + (mark if mark in (";", ",") else ";")


def _finished(anatomy: Anatomy, act: Act, spot: Spot, texts: List[str], edits: List[Edit]) -> List[str]:
    """The end mark `./.` stands once, behind the last words."""
    last = anatomy.document.blocks[spot.block].text.rstrip()
    at_end = bool(act.nodes) and spot == Spot(act.nodes[-1].block, "after")
    if not at_end or not last.endswith(_FINISH):
        return texts
    edits.append(SetText(spot.block, len(last) - len(_FINISH), len(last), _FINISH, "."))
    return texts[:-1] + [texts[-1].rstrip("./;,") + _FINISH]


# Looks.


def paragraph_of(anatomy: Anatomy, act: Act, rulebook: Rulebook, part: str, text: str) -> Block:
    """A new paragraph of a part, in the look of those that are there."""
    return _Looks(anatomy, act, rulebook, part).block(text)


class _Looks:
    """New paragraphs look like those of their kind that are there; where there is none, as the regime wants it."""

    def __init__(self, anatomy: Anatomy, act: Act, rulebook: Rulebook, part: str) -> None:
        self._blocks, self._act, self._part = anatomy.document.blocks, act, part
        self._form: Form = form(rulebook)

    def block(self, text: str) -> Block:
        said = Paragraph("text", text) if self._part != "body" else paragraph(text)
        model = self._model(said)
        look = self._look(said)
        if model is not None:
            format = _usual(model)
            runs = _runs(said, format, format._replace(bold=True))
            return Block(runs, model.paragraph._replace(page_break=False), Place(), mark=format)
        return Block(_runs(said, look.format, look.format._replace(bold=True)), look.paragraph, Place(), mark=look.format)

    def _model(self, said: Paragraph) -> Optional[Block]:
        if self._part != "body":
            found = self._act.parts.get(self._part)
            blocks = [self._blocks[span.block] for item in found.items for span in item[:1]] if found is not None else []
            return blocks[0] if blocks else None
        nodes = [node for node in self._act.nodes if self._blocks[node.block].text.strip()]
        same = [node for node in nodes if node.kind == said.kind and node.titled == said.titled]
        same = [node for node in same if not (node.titled and self._blocks[node.block].text.rstrip().endswith(":"))]
        if not same and not said.titled and said.kind != "heading":
            same = [node for node in nodes if not node.titled and node.kind in ("text", "dash", "point", "clause", "article")]
        return self._blocks[same[-1].block] if same else None

    def _look(self, said: Paragraph) -> Look:
        looks = self._form.looks
        look = looks.get(self._part if self._part != "body" else look_of(said), looks["body"])
        text = next((self._blocks[node.block] for node in self._act.nodes if node.kind == "text" and not node.titled), None)
        if self._part != "body" or text is None:
            return look
        usual = _usual(text)  # the size and the stand that the document's text has
        stand = text.paragraph._replace(page_break=False, keep_with_next=look.paragraph.keep_with_next)
        if any(block.paragraph.style == look.paragraph.style for block in self._blocks):  # a document that was composed
            stand = stand._replace(style=look.paragraph.style, outline=look.paragraph.outline)
        return Look(usual._replace(bold=look.format.bold), stand)


def _usual(block: Block) -> Format:
    """How most of its letters look."""
    widths: Dict[Format, int] = {}
    for run in block.runs:
        widths[run.format] = widths.get(run.format, 0) + len(run.text)
    return max(widths, key=lambda each: widths[each]) if widths else block.mark


def _runs(said: Paragraph, usual: Format, bold: Format) -> Tuple[Run, ...]:
    """An article's own number is bold, also before a sentence."""
    end = said.number_end if said.kind == "article" else 0
    if not end or usual.bold:
        return (Run(said.text, usual),)
    return (Run(said.text[:end], bold), Run(said.text[end:], usual))
