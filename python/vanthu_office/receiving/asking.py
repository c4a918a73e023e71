"""The small window in which a set of recipients gets its name."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Sequence

from vanthu.strings import say

from ..panel.asking import dialog_of, label


class Wish(NamedTuple):
    """A set to be kept."""

    name: str
    type: str  # "": every type


def keep(context: Any, lines: Sequence[str], type: str, taken: Sequence[str], language: str) -> Optional[Wish]:
    """The name of a set, asked until it has one; None: it is not to be kept. One that is `taken` is told once, then replaced."""
    dialog = dialog_of(context, "recipients.xdl", say("receiving.keeping", language))
    try:
        prepare(dialog, lines, type, language)
        told = ""
        while dialog.execute():
            wish = wished(dialog, type)
            wrong = wrong_with(wish, [each for each in taken if each != told], language)
            if not wrong:
                return wish
            told = wish.name
            label(dialog, "wrong", wrong)
        return None
    finally:
        dialog.dispose()


def prepare(dialog: Any, lines: Sequence[str], type: str, language: str) -> None:
    for name in ("name", "types"):
        label(dialog, "type_label" if name == "types" else name + "_label", say(f"receiving.keeping.{name}", language))
    for name in ("yes", "no"):
        label(dialog, name, say(f"receiving.keeping.{name}", language))
    label(dialog, "text_label", say("receiving.keeping.text", language, number=len(lines)))
    every = say("receiving.keeping.every", language)
    types = dialog.getControl("type").getModel()
    types.StringItemList, types.SelectedItems = (every, type) if type else (every,), (0,)
    dialog.getControl("text").setText("\n".join(lines))
    dialog.getControl("name").setFocus()


def wished(dialog: Any, type: str) -> Wish:
    chosen = type if dialog.getControl("type").getSelectedItemPos() == 1 else ""
    return Wish(" ".join(dialog.getControl("name").getText().split()), chosen)


def wrong_with(wish: Wish, taken: Sequence[str], language: str) -> str:
    if not wish.name:
        return say("receiving.keeping.nameless", language)
    return say("receiving.keeping.taken", language) if wish.name in taken else ""
