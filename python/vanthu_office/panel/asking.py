"""The two small windows a person opens from the panel: the reason for leaving a finding aside, and a rule explained."""

from __future__ import annotations

from typing import Any, Callable, Optional

import unohelper
from com.sun.star.awt import XActionListener
from com.sun.star.awt.FontWeight import BOLD

from vanthu.strings import say

from .. import guide
from ..log import guarded
from .look import file_url

REASONS = ("mistaken", "house", "superior", "quoted", "name", "agreed")


def reason(context: Any, words: str, language: str) -> Optional[str]:
    """Why this is to be left aside; None: it is not."""
    dialog = dialog_of(context, "ignore.xdl", say("panel.ignoring", language))
    try:
        label(dialog, "finding", words)
        label(dialog, "what", say("panel.ignoring.what", language))
        label(dialog, "reason_label", say("panel.ignoring.reason", language))
        label(dialog, "yes", say("panel.ignoring.yes", language))
        label(dialog, "no", say("panel.ignoring.no", language))
        box = dialog.getControl("reason")
        box.getModel().StringItemList = tuple(say(f"panel.reason.{each}", language) for each in REASONS)
        box.setFocus()
        return box.getText().strip() if dialog.execute() else None
    finally:
        dialog.dispose()


def explain(context: Any, title: str, text: str, rule: str, language: str) -> None:
    """`rule`: whose page a button opens. Where no browser can be, the text says so, to be read and copied."""
    dialog = dialog_of(context, "explain.xdl", say("panel.explaining", language))
    try:
        label(dialog, "title", title)
        dialog.getControl("title").getModel().FontWeight = BOLD
        dialog.getControl("text").getModel().AutoVScroll = True
        dialog.getControl("text").setText(text)
        label(dialog, "page", say("panel.explaining.page", language))
        dialog.getControl("page").getModel().HelpText = say("panel.explaining.page.help", language)
        dialog.getControl("page").setVisible(guide.has_rule(rule))
        dialog.getControl("page").addActionListener(Pressed(lambda: _show_page(dialog, rule, text)))
        label(dialog, "close", say("panel.explaining.close", language))
        dialog.getControl("close").setFocus()
        dialog.execute()
    finally:
        dialog.dispose()


def _show_page(dialog: Any, rule: str, text: str) -> None:
    said = guide.show_rule(rule)
    if said:
        dialog.getControl("text").setText(said + "\n\n" + text)


class Pressed(unohelper.Base, XActionListener):  # type: ignore[misc]
    def __init__(self, do: Callable[[], None]) -> None:
        self._do = do

    @guarded
    def actionPerformed(self, event: Any) -> None:
        self._do()

    def disposing(self, source: Any) -> None:
        pass


def dialog_of(context: Any, file: str, title: str) -> Any:
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.DialogProvider", context)
    dialog = provider.createDialog(file_url("dialogs", file))
    dialog.setTitle(title)
    return dialog


def label(dialog: Any, name: str, words: str) -> None:
    dialog.getControl(name).getModel().Label = words
