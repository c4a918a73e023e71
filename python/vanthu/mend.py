"""Mend: apply what the findings offer, again and again until nothing more is offered.

A file (anything with `document()` and `apply(edits)`) is mended in rounds: check, take the edits of the findings that
may be mended, drop those that get in each other's way, apply, look again. Each round looks at a fresh picture, so an
edit can never act on a text that has moved on.
"""

from __future__ import annotations

import bisect
import datetime
from collections import Counter
from typing import Callable, Collection, Dict, List, NamedTuple, Optional, Protocol, Sequence, Set, Tuple

from .document import Document
from .edit import DrawLine, Edit, InsertBlocks, JoinBlock, RemoveBlock, RemoveLines, SetFormat, SetParagraph, SetText, SplitBlock
from .finding import Finding
from .pipeline import Checked, check
from .rulebook.house import AS_THE_LAW, HouseRules

MOST_ROUNDS = 8  # every round mends something new; what needs more is mending its own mending


Signature = Tuple[str, str, str, str]
Among = Optional[Callable[[Checked], Sequence[Finding]]]  # which findings of a check may be mended: all, or not those left aside


class File(Protocol):
    """A document that can be mended where it stands: .docx, .odt, Writer's model."""

    def document(self) -> Document: ...

    def apply(self, edits: Sequence[Edit]) -> List[Edit]:
        """Apply; give back the edits that were refused."""
        ...


class Mended(NamedTuple):
    done: Tuple[Finding, ...]
    left: Checked  # what the mended document still departs from


def mend(
    file: File,
    rules: Collection[str] = (),
    regime: Optional[str] = None,
    as_of: Optional[datetime.date] = None,
    house: HouseRules = AS_THE_LAW,
    type: Optional[str] = None,
    among: Among = None,
) -> Mended:
    """Apply every `auto` fix, and the `ask` fixes of the rules named. With `rules` given, only those; `among`: only of these findings."""
    done: List[Finding] = []
    tried: Set[Signature] = set()
    checked = check(file.document(), regime, as_of, house, type)
    offered = _offered(checked, rules, among)
    for _ in range(MOST_ROUNDS):
        batch, edits = without_conflicts([finding for signature, finding in offered.items() if signature not in tried])
        if not batch:
            break
        known = {id(finding): signature for signature, finding in offered.items()}
        refused = set(map(id, file.apply(edits)))
        checked = check(file.document(), checked.anatomy.regime, as_of, house, type)
        offered = _offered(checked, rules, among)
        for finding in batch:
            tried.add(known[id(finding)])
            if known[id(finding)] not in offered and not any(id(edit) in refused for edit in finding.edits):
                done.append(finding)
    return Mended(tuple(done), checked)


def _offered(checked: Checked, rules: Collection[str], among: Among) -> Dict[Signature, Finding]:
    """The findings that may be mended, by what they are about."""
    twins = _twins(checked.anatomy.document)
    findings = checked.findings if among is None else among(checked)
    chosen = [finding for finding in findings if finding.edits and (finding.rule in rules if rules else finding.fix == "auto")]
    return {_signature(finding, checked, twins): finding for finding in chosen}


def _signature(finding: Finding, checked: Checked, twins: Sequence[str]) -> Signature:
    """What a finding is about, wherever it stands now: the same one is not mended twice, but its twin elsewhere is."""
    text = checked.anatomy.document.blocks[finding.block].text if finding.block >= 0 else ""
    change = "%s→%s@%d" % (finding.found, finding.preview, finding.start)
    return finding.rule, text, change, twins[finding.block] if finding.block >= 0 else ""


def _twins(document: Document) -> List[str]:
    """Which one each block is of those that say the same: "2/3"."""
    known = Counter(block.text for block in document.blocks)
    seen: Dict[str, int] = {}
    found = []
    for block in document.blocks:
        seen[block.text] = seen.get(block.text, 0) + 1
        found.append("%d/%d" % (seen[block.text], known[block.text]))
    return found


def without_conflicts(findings: Sequence[Finding]) -> Tuple[List[Finding], List[Edit]]:
    """The findings that can be mended in one go: two that change the same words or the same blocks wait for the next round."""
    claimed_texts = Claims()
    claimed_blocks: Set[int] = set()
    touched: Set[int] = set()
    redrawn: Set[int] = set()
    dressed: Set[int] = set()
    batch: List[Finding] = []
    edits: List[Edit] = []
    for finding in findings:
        texts = [(edit.block, edit.start, edit.end) for edit in finding.edits if isinstance(edit, SetText)]
        moved = {block for edit in finding.edits for block in _moved(edit)}
        about = {block for block, _, _ in texts} | {
            edit.block for edit in finding.edits if isinstance(edit, (SetFormat, SetParagraph, DrawLine, RemoveLines))
        }
        drawn = {edit.block for edit in finding.edits if isinstance(edit, (DrawLine, RemoveLines))}
        if (
            not moved.isdisjoint(claimed_blocks)
            or not moved.isdisjoint(touched)
            or not about.isdisjoint(claimed_blocks)
            or not drawn.isdisjoint(redrawn | dressed)  # a line is measured by the words as they come to look
            or any(claimed_texts.meet(*text) for text in texts)
        ):
            continue
        for text in texts:
            claimed_texts.add(*text)
        claimed_blocks |= moved
        touched |= about
        redrawn |= drawn
        dressed |= {edit.block for edit in finding.edits if isinstance(edit, SetFormat)}
        batch.append(finding)
        edits.extend(finding.edits)
    return batch, edits


def _moved(edit: Edit) -> Tuple[int, ...]:
    """The blocks whose place or extent an edit changes."""
    if isinstance(edit, JoinBlock):
        return (edit.block, edit.block + 1)
    if isinstance(edit, (InsertBlocks, RemoveBlock, SplitBlock)):
        return (edit.block,)
    return ()


class Claims:
    """Stretches of words that are to be changed, block by block in their order."""

    def __init__(self) -> None:
        self._blocks: Dict[int, List[Tuple[int, int]]] = {}

    def meet(self, block: int, start: int, end: int) -> bool:
        """Whether these words are claimed, or stand right beside claimed ones."""
        claimed = self._blocks.get(block, [])
        at = bisect.bisect_right(claimed, (start, end))
        return (at > 0 and claimed[at - 1][1] >= start) or (at < len(claimed) and claimed[at][0] <= end)

    def add(self, block: int, start: int, end: int) -> None:
        bisect.insort(self._blocks.setdefault(block, []), (start, end))
