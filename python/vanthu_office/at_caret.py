"""At the caret: where it stands in what was read, and what can be mended there. It loads little: the menu asks at each rest."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from vanthu.finding import Finding

from .bridge import ask
from .reader import place_of

gone_to: List[Finding] = []  # where "next" and "previous" went last


def caret(session: Any, frame: Any) -> Optional[Tuple[int, int]]:
    """The block and the offset the caret, or the selection, begins at."""
    picture = session.view.picture
    if picture is None:
        return None
    try:
        return place_of(picture, ask(ask(frame, "getController"), "getViewCursor"))
    except Exception:  # a picture is selected, or the place is gone since the text was read
        return None


def mendable_here(session: Any, frame: Any) -> Optional[Finding]:
    """What can be mended at the caret: the finding last gone to, or else the one of the fewest words."""
    here = caret(session, frame)
    if here is None:
        return None
    findings = [each for each in session.view.findings if each.edits and _stands_at(each, here)]
    last = next((each for each in findings if each in gone_to), None)
    return last or min(findings, key=lambda each: each.end - each.start, default=None)


def _stands_at(finding: Finding, here: Tuple[int, int]) -> bool:
    block, offset = here
    return finding.block == block and finding.start <= offset <= max(finding.start, finding.end)
