"""What the panel's buttons and lists do. Each is a function of the panel; the XDL calls them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict

from vanthu.strings import say

from .. import decks
from . import asking, choices, doing, saved
from .choices import ARCHIVE

if TYPE_CHECKING:
    from .panel import Panel


def deeds(panel: "Panel") -> Dict[str, Callable[[], None]]:
    """By the names receiving.xdl calls them."""
    return {
        "set": lambda: choose_set(panel),
        "keep": lambda: keep(panel),
        "drop": lambda: drop(panel),
        "unit": lambda: choose_unit(panel),
        "up": lambda: panel.do("up"),
        "down": lambda: panel.do("down"),
        "add": lambda: begin_line(panel),
        "go": lambda: panel.do("go"),
        "other": lambda: other(panel),
        "write": lambda: write(panel),
    }


def begin_line(panel: "Panel") -> None:
    """The field takes a line of one's own."""
    panel.after, panel.row, panel.said = panel.row, "", ""
    panel.face.tree.select("")
    panel.refresh()
    panel.face.focus("words")


def other(panel: "Panel") -> None:
    """The former words of the chosen line; one's own line goes."""
    line = panel.line(panel.row)
    if line is None:
        return
    if line.key in panel.choices.words:
        panel.take(choices.reworded(panel.choices, line, ""))
    elif line.own:
        panel.take(choices.removed(panel.choices, line))
    elif line.status == "correct":
        panel.take(choices.reworded(panel.choices, line, line.was))


def choose_unit(panel: "Panel") -> None:
    units, at = doing.units_of(panel.office, panel.regime), panel.face.chosen("unit")
    line = next((each for each in panel.lines if each.kind == ARCHIVE), None)
    if line is None or not 0 <= at <= len(units):
        return
    unit = units[at - 1] if at else ""
    words = doing.with_unit(line.words, unit) if unit else ""
    panel.take(choices.reworded(panel.choices, line, words)._replace(unit=unit))


def write(panel: "Panel") -> None:
    """The list to the page."""
    session = panel.session
    if session is None or panel.anatomy is None:
        return
    words = choices.to_write(panel.lines)
    if not words:
        panel.said = say("receiving.nothing.ticked", panel.language)
    elif words != panel.asked.page:
        wrong = doing.write(session, words, panel.asked.page)
        panel.said = wrong or say("receiving.done", panel.language, number=len(words))
        if not wrong:
            panel.asked = panel.asked._replace(page=words)
            panel.keep(choices.seen(panel.choices, *panel.choices.new))
    panel.refresh()


# Saved sets


def choose_set(panel: "Panel") -> None:
    sets, at = panel.sets(), panel.face.chosen("set")
    found = sets[at - 1] if 0 < at <= len(sets) else None
    items = choices.as_listed(found.set.items, panel.lines, panel.asked.page) if found is not None else ()
    panel.said = ""
    panel.take(choices.with_set(panel.choices, found.key if found is not None else "", items, panel.lines))


def keep(panel: "Panel") -> None:
    """What is ticked becomes a set of the user's own."""
    words = [line.words for line in panel.lines if line.ticked and line.kind != ARCHIVE]
    if not words or panel.anatomy is None:
        panel.said = say("receiving.nothing.ticked", panel.language)
        panel.refresh()
        return
    names = [each.name for each in panel.shelf.own]
    wish = asking.keep(panel.context, words, panel.anatomy.main.type, names, panel.language)
    if wish is None:
        return
    wrong = saved.keep(wish.name, wish.type, words, panel.language)
    panel.said = wrong or say("receiving.kept", panel.language, name=wish.name)
    shelf_changed(panel, panel.choices.set if wrong else saved.key_of(wish.name, saved.USER))


def drop(panel: "Panel") -> None:
    """The chosen set goes from the user's own."""
    found = next((each for each in panel.sets() if each.key == panel.choices.set and each.own), None)
    if found is not None:
        wrong = saved.drop(found, panel.language)
        panel.said = wrong or say("receiving.dropped", panel.language, name=found.set.name)
        shelf_changed(panel, found.key if wrong else "")


def shelf_changed(panel: "Panel", set: str) -> None:
    """The files are read anew, for every window."""
    panel.keep(panel.choices._replace(set=set))
    for each in decks.panels(panel.deck):
        each.shelf = saved.shelf(each.language)
        each.refresh()
