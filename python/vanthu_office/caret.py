"""The caret: the word that is being typed there. What is newly found about it waits until the caret has left it, or rests.

An input method shows a half-made syllable in the text before it tells anyone that the text has changed; so a word counts as
typed as long as a look finds its paragraph other than the look before.
"""

from __future__ import annotations

import time
from typing import Any, NamedTuple, Optional, Sequence, Set, Tuple

from vanthu.finding import Finding

from .bridge import ask
from .reader import Picture, place_of, range_of

REST = 1.3  # seconds after a look that saw the word change; with the pause before it nearly two since the last key


class Word(NamedTuple):
    """The word at the caret, by its place in the text."""

    block: int
    start: int
    end: int


class Caret:
    """Of one session."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._text = ""  # of the paragraph at the caret, at the last look
        self._typed_at = 0.0
        self._range: Any = None  # the word for which something waits

    def waiting(
        self, findings: Sequence[Finding], picture: Picture, shown: Sequence[Finding], before: Optional[Picture]
    ) -> Tuple[Finding, ...]:
        """Those of the findings that are to wait. What was `shown` of the paragraph, as it stood `before`, stays."""
        self._range = None
        word = self._word(picture)
        if word is None:
            return ()
        text = picture.document.blocks[word.block].text
        if text != self._text:
            self._text, self._typed_at = text, time.monotonic()
        if self._rested():
            return ()
        here = [each for each in findings if each.block == word.block and each.start <= word.end and each.end >= word.start]
        known = _rules(shown, before, picture.paragraphs[word.block], text[: word.start]) if here and before is not None else set()
        waiting = tuple(each for each in here if each.rule not in known)
        if waiting:
            self._range = range_of(picture, *word)
        return waiting

    def left(self) -> bool:
        """Whether the caret is no longer in the word, or has rested long enough."""
        if self._range is None or self._rested():
            return True
        try:
            cursor = ask(ask(self._model, "getCurrentController"), "getViewCursor")
            text = ask(self._range, "getText")
            before, after = [ask(text, compare, self._range, cursor) for compare in ("compareRegionStarts", "compareRegionEnds")]
            return bool(before < 0 or after > 0)
        except Exception:  # another text, or no caret at all
            return True

    def _rested(self) -> bool:
        return time.monotonic() >= self._typed_at + REST

    def _word(self, picture: Picture) -> Optional[Word]:
        """The word the caret is in, or stands right behind."""
        try:
            cursor = ask(ask(self._model, "getCurrentController"), "getViewCursor")
            place = place_of(picture, cursor) if ask(cursor, "isCollapsed") else None
        except Exception:  # a picture is selected, or there is no window
            return None
        if place is None:
            return None
        block, start = place
        text = picture.document.blocks[block].text
        start = end = min(start, len(text))  # the text has moved on since it was read
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return Word(block, start, end)


def _rules(shown: Sequence[Finding], picture: Picture, paragraph: Any, beginning: str) -> Set[str]:
    """The rules that were spoken of in this paragraph. Of one parted in two Writer takes the second half for it: that begins otherwise."""
    of_block = {each.block for each in shown if each.block >= 0}
    blocks = {at for at in of_block if picture.document.blocks[at].text.startswith(beginning) and picture.paragraphs[at] == paragraph}
    return {each.rule for each in shown if each.block in blocks}
