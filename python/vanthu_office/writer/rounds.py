"""Rounds: edits made over one unchanged Picture, formats first, texts from the end, blocks last."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Sequence, Set, Tuple, Type

from vanthu.document import ParagraphFormat
from vanthu.edit import (
    DrawLine,
    Edit,
    InsertBlocks,
    JoinBlock,
    NumberPages,
    Refused,
    RemoveBlock,
    RemoveLines,
    SetFormat,
    SetParagraph,
    SetSection,
    SetTable,
    SetText,
    SplitBlock,
    blocks_to_place,
    fits_table,
)

from ..reader import Picture
from . import flow, lines, tables, words
from .guarded import is_protected
from .looks import give, paragraph, tabs_are_relative
from .paragraphs import Maker
from .sheets import Sheets

_BLOCKS: Tuple[Type[Any], ...] = (RemoveLines, DrawLine, SplitBlock, JoinBlock, InsertBlocks, RemoveBlock, SetTable)


class Round:
    def __init__(self, model: Any, picture: Picture, title: str) -> None:
        self.model = model
        self.picture = picture
        self.document = picture.document
        self.title = title
        self.maker = Maker(model, tabs_are_relative(model))
        self._first: Dict[int, Any] = {}  # where a block that was broken begins
        self._gone: Set[int] = set()

    def do(self, edits: Sequence[Edit]) -> List[Edit]:
        """Make the edits; gives back those that were refused."""
        refused: List[Edit] = []
        taken: List[Edit] = []
        for edit in edits:
            (taken if self.may(edit) else refused).append(edit)
        texts = _without_overlaps(taken, refused)
        for edit in taken:
            if isinstance(edit, (SetFormat, SetParagraph)):
                self._try(edit, refused, texts)
        for text in sorted(texts, key=lambda each: (each.block, each.start, each.end), reverse=True):
            self._try(text, refused, texts)
        for kind in _BLOCKS:
            for edit in _ordered(each for each in taken if isinstance(each, kind)):
                self._try(edit, refused, texts)
        pages = [edit for kind in (SetSection, NumberPages) for edit in taken if isinstance(edit, kind)]
        if pages:
            Sheets(self.maker, self.picture, self.title).do(pages, refused.append)
        return [edit for edit in edits if any(edit is each for each in refused)]

    def may(self, edit: Edit) -> bool:
        """Whether what the edit was made for is there, and may be changed."""
        if isinstance(edit, (SetSection, NumberPages)):
            return 0 <= edit.section < len(self.document.sections)
        if isinstance(edit, SetTable):
            return fits_table(edit, self.document.tables) and not is_protected(self._in_table(edit.table))
        if not 0 <= edit.block < len(self.document.blocks):
            return False
        text = self.document.blocks[edit.block].text
        if isinstance(edit, (SetText, SetFormat)):
            there = 0 <= edit.start <= edit.end <= len(text) and text[edit.start : edit.end] == edit.before
        else:
            there = text == edit.before and not (isinstance(edit, SplitBlock) and not 0 <= edit.at <= len(text))
        return there and not any(is_protected(self.picture.paragraphs[each]) for each in _about(edit, len(self.document.blocks)))

    def _in_table(self, table: int) -> Any:
        found = next(at for at, block in enumerate(self.document.blocks) if block.place.kind == "cell" and block.place.table == table)
        return self.picture.paragraphs[found]

    def _try(self, edit: Edit, refused: List[Edit], texts: Sequence[SetText]) -> None:
        try:
            self._do(edit, texts)
        except Refused:
            refused.append(edit)

    def _do(self, edit: Edit, texts: Sequence[SetText]) -> None:
        if isinstance(edit, SetTable):
            tables.change(self.picture.tables[edit.table], self.document.tables[edit.table], edit.changes)
            return
        if isinstance(edit, (SetSection, NumberPages)):
            return
        if edit.block in self._gone:
            raise Refused("the block is gone")
        if isinstance(edit, SetText):
            words.set_text(self.picture, edit, bool(self.model.RecordChanges))
        elif isinstance(edit, SetFormat):
            words.set_format(self.picture, edit)
        elif isinstance(edit, SetParagraph):
            self._set_paragraph(edit)
        elif isinstance(edit, RemoveLines):
            lines.remove(self.picture, edit.block)
        elif isinstance(edit, DrawLine):
            lines.draw_under(self.model, self.picture.paragraphs[edit.block], self.document.blocks[edit.block], edit)
        else:
            self._move(edit, texts)

    def _set_paragraph(self, edit: SetParagraph) -> None:
        changes = dict(edit.changes)
        if not set(changes) <= set(ParagraphFormat._fields):
            raise Refused("no such field")
        target = self.picture.paragraphs[edit.block]
        if "style" in changes:
            style = self.maker.style_named(str(changes.pop("style")))
            if style is None:
                raise Refused("no style of that name")
            target.setPropertyValue("ParaStyleName", style)
        give(target, paragraph(changes, self.document.blocks[edit.block].paragraph, self.maker.relative))

    def _move(self, edit: Any, texts: Sequence[SetText]) -> None:
        """What changes where a block begins or ends. A tracked deletion that joins paragraphs is left to a person."""
        if any(self.picture.joined[each] for each in _about(edit, len(self.document.blocks))):
            raise Refused("a tracked deletion joins it to another")
        index = edit.block
        if isinstance(edit, SplitBlock):
            text = _retyped(self.document.blocks[index].text, index, texts)
            first = flow.split(self.picture, index, _shifted(edit.at, index, texts), text)
            self._first[index] = first
        elif isinstance(edit, JoinBlock):
            self._join(edit, texts)
        elif isinstance(edit, InsertBlocks):
            here = self.picture.paragraphs[index]
            beside = self._first.get(index, here) if edit.where == "before" else here
            flow.insert(self.maker, beside, edit.where, blocks_to_place(edit), edit.tables)
        else:
            flow.remove(self.model, self.picture, index)
            self._gone.add(index)

    def _join(self, edit: JoinBlock, texts: Sequence[SetText]) -> None:
        index = edit.block + 1
        if index >= len(self.document.blocks) or index in self._gone:
            raise Refused("no block follows")
        here, there = self.document.blocks[edit.block].place, self.document.blocks[index].place
        if here._replace(width=0.0) != there._replace(width=0.0):
            raise Refused("the next block stands elsewhere")
        flow.join(self.picture, edit.block, edit.glue)
        length = len(_retyped(self.document.blocks[edit.block].text, edit.block, texts))
        if not any(text.block == index for text in texts) and not self.model.RecordChanges:
            flow.dress_as(self.picture, edit.block, length + len(edit.glue), self.document.blocks[index])
        self._gone.add(index)


def _about(edit: Any, number: int) -> Iterable[int]:
    """The blocks that an edit changes."""
    return range(edit.block, min(edit.block + 2, number)) if isinstance(edit, JoinBlock) else (edit.block,)


def _ordered(edits: Iterable[Any]) -> List[Any]:
    """What breaks and joins from the end; of what is put after one block the last first, for each comes right after the block."""
    chosen = list(edits)
    if chosen and isinstance(chosen[0], (SplitBlock, JoinBlock)):
        return sorted(chosen, key=lambda each: (each.block, getattr(each, "at", 0)), reverse=True)
    after = [each for each in chosen if getattr(each, "where", "") == "after"]
    return [each for each in chosen if each not in after] + after[::-1]


def _without_overlaps(edits: Sequence[Edit], refused: List[Edit]) -> List[SetText]:
    kept: List[SetText] = []
    reached: Dict[int, int] = {}
    texts = [edit for edit in edits if isinstance(edit, SetText)]
    for edit in sorted(texts, key=lambda each: (each.block, each.start, each.end)):
        if edit.start < reached.get(edit.block, 0):
            refused.append(edit)
        else:
            kept.append(edit)
            reached[edit.block] = max(reached.get(edit.block, 0), edit.end)
    return kept


def _shifted(offset: int, block: int, texts: Sequence[SetText]) -> int:
    """Where an offset of the unchanged text is after the texts are set."""
    for text in texts:
        if text.block == block and text.end <= offset:
            offset += len(text.after) - (text.end - text.start)
    return offset


def _retyped(whole: str, block: int, texts: Sequence[SetText]) -> str:
    """The text as it is after the texts are set."""
    for text in sorted((each for each in texts if each.block == block), key=lambda each: (each.start, each.end), reverse=True):
        whole = whole[: text.start] + text.after + whole[text.end :]
    return whole
