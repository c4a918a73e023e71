"""Scripts that run in the office itself: tools/writer.py copies them into a throw-away profile and calls them by name."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable
from typing import Any

import uno
import unohelper
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment


def install(*_: Any) -> None:
    """Add the .oxt that VANTHU_OXT names for this user, as the Extension Manager does; write down what went wrong; end."""
    with_manager(lambda manager: manager.addExtension(os.environ["VANTHU_OXT"], (), "user", manager.createAbortChannel(), Environment()))


def remove(*_: Any) -> None:
    """Take this user's copy of ours away again, as the Extension Manager does; write down what went wrong; end."""

    def removed(manager: Any) -> None:
        mine = manager.getExtensionsWithSameIdentifier("vn.vanthu.writer", "", None)[0]
        manager.removeExtension("vn.vanthu.writer", mine.getName(), "user", manager.createAbortChannel(), Environment())

    with_manager(removed)


def with_manager(do: Callable[[Any], Any]) -> None:
    context = uno.getComponentContext()
    try:
        do(context.getByName("/singletons/com.sun.star.deployment.ExtensionManager"))
    except BaseException:  # the office would only show a box nobody sees
        with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
            file.write(traceback.format_exc())
    context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


class Environment(unohelper.Base, XCommandEnvironment, XInteractionHandler):  # type: ignore[misc]
    """Says yes to whatever is asked."""

    def getInteractionHandler(self) -> Any:
        return self

    def getProgressHandler(self) -> Any:
        return None

    def handle(self, request: Any) -> None:
        approve = uno.getTypeByName("com.sun.star.task.XInteractionApprove")
        for each in request.getContinuations():
            if each.queryInterface(approve):
                each.select()
                return


def state(*_: Any) -> str:
    """How the document in front stands, as the deck knows it: its phase and what was found."""
    from vanthu_office.session import sessions

    context = uno.getComponentContext()
    model = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).getCurrentComponent()
    for session in sessions():
        if model is not None and session.model.RuntimeUID == model.RuntimeUID:
            view = session.view
            findings = [[each.rule, each.severity, each.message] for each in view.findings]
            return json.dumps({"phase": view.phase, "fresh": view.fresh, "trouble": view.trouble, "findings": findings})
    return json.dumps({"phase": "none", "fresh": False, "trouble": "", "findings": []})


def offered(*_: Any) -> str:
    """The list at the caret of the document in front: its lines, which is chosen, its hint, where it and the caret stand."""
    from vanthu_office.completion import attendance

    context = uno.getComponentContext()
    model = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).getCurrentComponent()
    attended = next((each for each in attendance.every() if model is not None and each.session.model == model), None)
    if attended is None or attended.shown is None:
        return json.dumps({"attended": attended is not None, "lines": []})
    face, shown = attended.face, attended.shown
    told = {"lines": face.told(), "chosen": shown.chosen, "hint": face.hint, "box": face.box, "page": _box_of(shown.page, shown.controller)}
    x, y, zoom, left, top = map(int, shown.controller.getViewData().split(";")[:5])
    scale = zoom / 100 * shown.page.getInfo().PixelPerMeterX / (1440 / 0.0254)  # another way than the list's own
    return json.dumps({"attended": True, **told, "caret": (round((x - left) * scale), round((y - top) * scale))})


def _box_of(page: Any, controller: Any) -> tuple[int, int, int, int]:
    """Where a window of the view stands in the frame's window, and its size. A driver outside must not hold windows: it may crash of it."""
    outer = controller.getFrame().getComponentWindow()
    around = next(each for each in outer.getWindows() if page in getattr(each, "getWindows", tuple)())
    boxes = [each.getPosSize() for each in (outer, around, page)]
    return sum(box.X for box in boxes), sum(box.Y for box in boxes), boxes[-1].Width, boxes[-1].Height


def decks(*_: Any) -> str:
    """What stands in each deck of ours that is open: of every control that is seen its words and its box; of a list its lines."""
    from vanthu_office import decks as ours

    told = {}
    for panel in ours._open:
        controls = {each.getModel().Name: each for each in panel.window.getControls()}
        size = panel.window.getPosSize()
        seen = {name: _told(each) for name, each in controls.items() if getattr(each.getModel(), "EnableVisible", True)}
        told[panel.deck] = {"size": (size.Width, size.Height), "visible": panel.window.isVisible(), "seen": seen}
    return json.dumps(told)


def _told(control: Any) -> dict[str, Any]:
    model, box = control.getModel(), control.getPosSize()
    words = next((getattr(model, name) for name in ("Label", "Text", "StringItemList") if hasattr(model, name)), "")
    root = model.DataModel.getRoot() if hasattr(model, "DataModel") and model.DataModel is not None else None
    lines = [str(root.getChildAt(at).getDisplayValue()) for at in range(root.getChildCount())] if root is not None else []
    return {"words": words, "lines": lines, "box": (box.X, box.Y, box.Width, box.Height)}


def walk(*_: Any) -> str:
    """Tab from blank to blank in the document in front, as after a clause was put in."""
    from vanthu_office import blanks

    context = uno.getComponentContext()
    model = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).getCurrentComponent()
    return json.dumps(blanks.walk(model, model.getCurrentController()))


g_exportedScripts = (install, remove, state, offered, decks, walk)
