"""What was found and what it becomes, as a person reads it: whole words, though an edit touches a letter."""

from __future__ import annotations

import re
from typing import List, Optional, Sequence, Tuple

from .document import Document
from .edit import InsertBlocks, JoinBlock, RemoveBlock, SetText, SplitBlock
from .finding import Finding
from .listing import shown

WORDS = (InsertBlocks, JoinBlock, RemoveBlock, SetText, SplitBlock)  # edits that change words, not looks
LONGEST = 80  # letters between a finding's first and last edit that are still shown as one; of a word's on either side

_WORD_BEFORE = re.compile(r"\S{1,%d}$" % LONGEST)
_WORD_AFTER = re.compile(r"\S+")


def pairs(findings: Sequence[Finding], document: Optional[Document]) -> List[Tuple[str, str]]:
    """What was found and what it becomes, each pair once. Words of the document stand in quotes, a look ("đậm", "20 mm") does not."""
    found = {_pair(finding, document): None for finding in findings}
    return [(before, after) for before, after in found if before != after]


def _pair(finding: Finding, document: Optional[Document]) -> Tuple[str, str]:
    looks = bool(finding.edits) and not any(isinstance(edit, WORDS) for edit in finding.edits)
    if not looks:
        before, after = document and _in_words(finding, document) or (finding.found, finding.preview)
        return _quoted(before), _quoted(after)
    in_text = document is not None and finding.block >= 0 and finding.found in document.blocks[finding.block].text
    return _quoted(finding.found) if in_text else shown(finding.found), shown(finding.preview)


def _in_words(finding: Finding, document: Document) -> Optional[Tuple[str, str]]:
    """Where the finding points at a letter or a mark inside words: the words, before and after all its edits. None where it says enough."""
    edits = [edit for edit in finding.edits if isinstance(edit, SetText) and edit.block == finding.block]
    if not edits or len(edits) < len(finding.edits):
        return None
    text = document.blocks[finding.block].text
    low, high = min(edit.start for edit in edits), max(edit.end for edit in edits)
    if high - low > LONGEST or (len(edits) == 1 and finding.preview and _is_whole(text, finding)):
        return None
    low, high = _word_start(text, low), _word_end(text, high)
    if not any(map(str.isalnum, text[low:high])):  # a mark that stands alone: the words beside it too
        low, high = _word_start(text, len(text[:low].rstrip())), _word_end(text, high + len(text[high:]) - len(text[high:].lstrip()))
    after = text[low:high]
    for edit in sorted(edits, reverse=True):
        after = after[: edit.start - low] + edit.after + after[edit.end - low :]
    return text[low:high], after


def _is_whole(text: str, finding: Finding) -> bool:
    """The finding shows words from end to end: no letter of theirs stands outside it."""
    beside = text[max(finding.start - 1, 0) : finding.start] + text[finding.end : finding.end + 1]
    return any(map(str.isalpha, finding.found)) and not any(map(str.isalnum, beside))


def _word_start(text: str, at: int) -> int:
    match = _WORD_BEFORE.search(text, max(at - LONGEST, 0), at)
    return match.start() if match else at


def _word_end(text: str, at: int) -> int:
    match = _WORD_AFTER.match(text, at, at + LONGEST)
    return match.end() if match else at


def _quoted(words: str) -> str:
    return f"“{shown(words)}”" if words else ""
