"""The smallest change of text: only the letters that differ are touched, so that everything around keeps its look."""

from __future__ import annotations

from ..edit import SetText


def change(block: int, start: int, before: str, after: str) -> SetText:
    """Turn `before`, which stands at `start` of the block, into `after`."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    stop = len(before) - tail
    return SetText(block, start + head, start + stop, before[head:stop], after[head : len(after) - tail])
