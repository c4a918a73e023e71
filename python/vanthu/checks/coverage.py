"""Every body that the text gives a task to, or that is to receive a report, is reached by the list of recipients."""

from __future__ import annotations

from typing import Iterator, List, Optional, Set

from ..edit import Edit, InsertBlocks
from ..recipients import asked_of, reach_from
from ..vietnamese.blanks import has_blank
from .case import Case, Slip, check
from .recipients import Item, items_of, like


@check("recipients.coverage")
def recipients_coverage(case: Case) -> Iterator[Slip]:
    items = items_of(case)
    if not items or case.act.legal or case.act.type in case.rule["except"]:
        return
    addressees = case.part("addressees")
    if any(has_blank(text) for text in [item.words for item in items] + [addressees.text if addressees else ""]):
        return  # a draft: who else receives it is still open
    reach = reach_from(case.anatomy, case.act, [item.words for item in items])
    if reach is None:
        return
    told: Set[str] = set()
    for asked in asked_of(case.anatomy, case.act):
        if asked.body.name not in told and not reach.reaches(asked.body):
            told.add(asked.body.name)
            line = "- %s%s" % (asked.body.name, case.rulebook.value("recipients.items", "mark"))
            variant = "report" if asked.task.sign == "report" else ""
            yield Slip(asked.task.span, preview=line, edits=_added(case, items, line), says={"body": asked.body.name}, variant=variant)


def _added(case: Case, items: List[Item], line: str) -> "tuple[Edit, ...]":
    """A line of its own before the archive line."""
    last: Optional[Item] = next((item for item in reversed(items) if item.archive), None)
    if last is None or last.spans[0].start:
        return ()
    block = last.spans[0].block
    return (InsertBlocks(block, case.block(block).text, "before", (like(case, last, line),)),)
