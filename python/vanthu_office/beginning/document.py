"""The document that opens: the draft of a template, laid out in a new window, its first blank ready to be typed over."""

from __future__ import annotations

import datetime
from typing import Any

from vanthu.anatomy import anatomise
from vanthu.compose import lay_out
from vanthu.compose.template import drafted
from vanthu.strings import say

from .. import blanks, edition, memory, remembered
from ..bridge import service
from ..writer.whole import write
from .dialog import Wish


def begin(wish: Wish, today: datetime.date, language: str = "vi") -> Any:
    """A new document in a window of its own; nothing is lost when it is closed at once."""
    draft = drafted(wish.template, wish.regime, wish.office, wish.answers, today, wish.fellows)
    document = lay_out(draft, edition.rulebook(wish.regime), wish.office.house).document
    model = service("com.sun.star.frame.Desktop").loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    undo = model.getUndoManager()
    model.lockControllers()
    undo.lock()
    try:
        write(model, document, say("begin.undo", language))
    finally:
        undo.unlock()
        model.unlockControllers()
    undo.clear()
    if anatomise(document).regime != wish.regime:  # a page that does not tell whose rules it follows
        remembered.keep(model, remembered.Choices(regime=wish.regime))
    properties = model.DocumentProperties
    properties.Title = " ".join([draft.type.upper(), draft.subject.replace("\n", " ")]).strip()
    properties.Subject = draft.subject.replace("\n", " ")
    model.setModified(False)
    memory.remember_template(wish.template.id)
    controller = model.getCurrentController()
    controller.getViewCursor().gotoStart(False)
    blanks.walk(model, controller)
    return model
