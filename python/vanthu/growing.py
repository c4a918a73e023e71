"""Growing: a document that somebody is still writing. What is yet to come is no mistake in it.

A check speaks of every text as if it were finished. While its end, the signature and the list of recipients, is not there,
what is said of a part that is missing, or of how a list ends, mends itself as the writer goes on. Whoever shows
findings while a text is written sets these apart.
"""

from __future__ import annotations

from typing import NamedTuple, Tuple

from .finding import Finding
from .pipeline import Checked

MISSING = ".missing"  # what the rules of a component that is not there end with
WHOLE = ("structure.sections", "recipients.archive", "recipients.coverage")  # what only the whole text, the whole list can tell
# What comes after the words last written: the next item of a list, the rule under a part.
NEXT = ("addressees.form", "basis.punctuation", "recipients.items", "banner.line", "motto.line", "issuer.line", "subject.line")


class Parted(NamedTuple):
    """The findings, in their order."""

    now: Tuple[Finding, ...]
    later: Tuple[Finding, ...]  # what may mend itself


def is_growing(checked: Checked) -> bool:
    """The end is not there yet."""
    if checked.anatomy.kind != "document":
        return False
    return "signature" not in checked.anatomy.main.parts or any(finding.rule == "recipients.missing" for finding in checked.findings)


def parted(checked: Checked) -> Parted:
    """Of a finished document all findings are for now."""
    if not is_growing(checked):
        return Parted(checked.findings, ())
    last = _last_written(checked)
    later = [finding for finding in checked.findings if _waits(finding, last)]
    return Parted(tuple(finding for finding in checked.findings if not _waits(finding, last)), tuple(later))


def _waits(finding: Finding, last: int) -> bool:
    return finding.rule.endswith(MISSING) or finding.rule in WHOLE or (finding.rule in NEXT and finding.block == last)


def _last_written(checked: Checked) -> int:
    """The last block of the main text that has words."""
    main, blocks = checked.anatomy.main, checked.anatomy.document.blocks
    return next((index for index in range(main.last, main.first - 1, -1) if blocks[index].text.strip()), -1)
