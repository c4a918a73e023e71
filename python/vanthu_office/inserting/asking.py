"""The two small windows of the panel: what a clause does not know, and a clause to be kept."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence

from vanthu.clauses.clause import written_places
from vanthu.filling import Variable, is_well_formed
from vanthu.strings import say
from vanthu.vietnamese.text import capitalise

from ..panel.asking import dialog_of, label

MOST = 8  # variables asked for at once; more stay open in the text
TOP, STEP, FOOT = 26, 20, 24  # of the window's lines, in its own measure


def fill(context: Any, name: str, variables: Sequence[Variable], known: Mapping[str, str], language: str) -> Optional[Dict[str, str]]:
    """What stands for each variable; None: nothing is to be inserted."""
    dialog = dialog_of(context, "fill.xdl", say("insert.ask", language) + ": " + name)
    try:
        asked = variables[:MOST]
        prepare(dialog, asked, known, language)
        dialog.getControl("value1").setFocus()
        return answers(dialog, asked) if dialog.execute() else None
    finally:
        dialog.dispose()


def prepare(dialog: Any, asked: Sequence[Variable], known: Mapping[str, str], language: str) -> None:
    """A line for each variable, its choices in the list, what was answered last time in the field."""
    label(dialog, "about", say("insert.ask.about", language))
    label(dialog, "yes", say("insert.ask.yes", language))
    label(dialog, "no", say("insert.ask.no", language))
    for number in range(1, MOST + 1):
        shown = number <= len(asked)
        for part in ("label", "value"):
            dialog.getControl("%s%d" % (part, number)).setVisible(shown)
        if shown:
            variable = asked[number - 1]
            label(dialog, "label%d" % number, capitalise(variable.name))
            model = dialog.getControl("value%d" % number).getModel()
            model.StringItemList = tuple(variable.choices)
            model.Text = known.get(variable.name) or (variable.choices[0] if variable.choices else "")
    below = TOP + STEP * len(asked)
    for button in ("yes", "no"):
        dialog.getControl(button).getModel().PositionY = below + 4
    dialog.getModel().Height = below + FOOT


def answers(dialog: Any, asked: Sequence[Variable]) -> Dict[str, str]:
    said = {each.name: dialog.getControl("value%d" % number).getText().strip() for number, each in enumerate(asked, 1)}
    return {name: value for name, value in said.items() if value}


class Wish(NamedTuple):
    """A clause to be kept."""

    name: str
    place: str
    type: str  # "": every type
    lines: Sequence[str]


def keep(context: Any, text: str, place: str, type: str, language: str) -> Optional[Wish]:
    """The name and the place for a clause, asked until they are right; None: it is not to be kept."""
    dialog = dialog_of(context, "keep.xdl", say("insert.keeping", language))
    try:
        prepare_keeping(dialog, text, place, type, language)
        while dialog.execute():
            wish = wished(dialog, type)
            wrong = wrong_with(wish, language)
            if not wrong:
                return wish
            label(dialog, "wrong", wrong)
        return None
    finally:
        dialog.dispose()


def prepare_keeping(dialog: Any, text: str, place: str, type: str, language: str) -> None:
    for name in ("name", "place", "types", "text"):
        label(dialog, "type_label" if name == "types" else name + "_label", say(f"insert.keeping.{name}", language))
    label(dialog, "yes", say("insert.keeping.yes", language))
    label(dialog, "no", say("insert.keeping.no", language))
    names = list(written_places())
    _fill_list(dialog, "place", [capitalise(name) for name in names], names.index(place) if place in names else 0)
    every = say("insert.keeping.every", language)
    _fill_list(dialog, "type", [every, type] if type else [every], 1 if type else 0)
    dialog.getControl("text").setText(text)
    dialog.getControl("name").setFocus()


def _fill_list(dialog: Any, name: str, items: List[str], selected: int) -> None:
    model = dialog.getControl(name).getModel()
    model.StringItemList, model.SelectedItems = tuple(items), (selected,)


def wished(dialog: Any, type: str) -> Wish:
    place = list(written_places())[dialog.getControl("place").getSelectedItemPos()]
    lines = [line.strip() for line in dialog.getControl("text").getText().replace("\r", "").split("\n")]
    chosen = type if dialog.getControl("type").getSelectedItemPos() == 1 else ""
    return Wish(" ".join(dialog.getControl("name").getText().split()), place, chosen, [line for line in lines if line])


def wrong_with(wish: Wish, language: str) -> str:
    if not wish.name:
        return say("insert.keeping.nameless", language)
    if not wish.lines:
        return say("insert.keeping.nothing", language)
    bad = next((line for line in wish.lines if not is_well_formed(line)), None)
    return say("written.braces", language, text=bad[:30]) if bad is not None else ""
