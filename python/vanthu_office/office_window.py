"""The window Hồ sơ cơ quan: the offices of this desk in a list, the facts of the one chosen in fields on four pages.

Nothing is written before Lưu lại; closing the window asks only if something was changed. What the IT office has locked can be read
and copied.
"""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, List, Optional, Tuple

import unohelper
from com.sun.star.awt import XDialogEventHandler, XFocusListener, XTextListener
from com.sun.star.beans import NamedValue

from vanthu.doubts import doubts
from vanthu.offices import Office, OfficesError, chosen, with_own_id
from vanthu.proposing import filled_up, proposed
from vanthu.strings import say

from . import guide, log, office_fields, office_files, offices, settings
from .office_asking import Asking
from .panel.look import file_url, keep_legible

PAGES = ("page", "page.people", "page.recipients", "page.house")
BUTTONS = ("add", "copy", "remove", "bring", "give", "fill", "current", "accept", "cancel")
HINTS = ("signers_hint", "units_hint", "house_hint")
LONG = ("parent", "issuer", "signers", "units", "recipients", "address")  # of several lines
MOST_DOUBTS = 6  # said at once


class OfficeWindow:
    """`asking` stands for the person where a box must be answered."""

    def __init__(self, context: Any, parent: Any, asking: Optional[Asking] = None) -> None:
        self.now = settings.read()
        self.language = self.now.language
        self.kept = offices.read()
        self.offices: List[Office] = list(self.kept.shown) or [Office()]
        self.at = -1
        using = chosen(self.offices, self.now.office)
        self.current = using.id if using is not None else ""
        self.message = ""
        self._regime = ""  # what the lists of the house were filled for
        self._put = Office()  # what was put into the fields
        self._changing = False  # what the list tells then is our own doing
        self._handler = _Handler(self._deeds())
        self.window = _made(context, parent, self._handler)
        self.asking = asking if asking is not None else Asking(context, self.window.getPeer(), self.language)
        self._help = guide.Key(self.window, guide.OFFICES, self.tell)
        self._focus, self._typing = _Focus(self), _Typing(self)
        self.window.getControl("name").addTextListener(self._typing)
        self._say_words()
        for name in office_fields.NAMES:
            self.window.getControl(name).addFocusListener(self._focus)
        self._begun: Tuple[Tuple[Office, ...], str] = ((), "")
        self._show(next((number for number, office in enumerate(self.offices) if office is using), 0))
        self._begun = self._standing()
        keep_legible(self.window)
        self.tell("\n".join(self.kept.troubles) or self.message)

    def execute(self) -> bool:
        """Until it is accepted or given up."""
        self.window.getControl("name" if not self.offices[self.at].name else "list").setFocus()
        while not self.window.execute():
            if not self.is_changed() or self.asking.yes(say("office.ask.lose", self.language)):
                return False
        return True

    def close(self) -> None:
        self._help.close()
        self.window.dispose()

    def _deeds(self) -> Dict[str, Callable[[Any], None]]:
        """By the names office.xdl calls them."""
        return {
            "choose": lambda event: self.choose(event.Selected),
            "use": lambda event: self.use(),
            "add": lambda event: self.add(),
            "copy": lambda event: self.copy(),
            "remove": lambda event: self.remove(),
            "bring": lambda event: self.bring(),
            "give": lambda event: self.give(),
            "turn": lambda event: self.turn(),
            "fill": lambda event: self.fill(),
            "ruled": lambda event: self.ruled(),
            "accept": lambda event: self.accept(),
        }

    # The list.

    def choose(self, number: int) -> None:
        if not self._changing and 0 <= number < len(self.offices) and number != self.at:
            self.store()
            self._show(number)

    def use(self) -> None:
        """The one shown is the one that is written for; another can only be chosen instead."""
        self.store()
        if not self.offices[self.at].id:
            self.offices[self.at] = with_own_id(self.offices[self.at], self.offices)
        self.current = self.offices[self.at].id
        self._show(self.at)

    def add(self) -> None:
        self.store()
        if Office() not in self.offices:
            self.offices.append(Office())
        self._show(self.offices.index(Office()))
        self.turn(0)
        self.window.getControl("name").setFocus()

    def copy(self) -> None:
        self.store()
        office = self.offices[self.at]
        named = office._replace(name=say("office.copied", self.language, name=office.name))
        self.offices.append(with_own_id(named, self.offices))
        self._show(len(self.offices) - 1)

    def remove(self) -> None:
        """One that was brought and changed becomes what was brought."""
        self.store()
        office = self.offices[self.at]
        if office != Office() and not self.asking.yes(say("office.ask.remove", self.language, name=self._name(office))):
            return
        brought = next((each for each in self.kept.brought if each.id == office.id), None)
        if brought is not None:
            self.offices[self.at] = brought
        else:
            del self.offices[self.at]
            self.offices = self.offices or [Office()]
            self.current = self.offices[0].id if office.id == self.current else self.current
        self._show(min(self.at, len(self.offices) - 1))

    # The fields.

    def turn(self, number: Optional[int] = None) -> None:
        """To the page of the button that is down, or to that one."""
        buttons = [self.window.getControl(f"page{each}") for each in range(1, len(PAGES) + 1)]
        if number is not None:
            buttons[number].setState(True)
        step = 1 + next((each for each, button in enumerate(buttons) if button.getState()), 0)
        if step != self.window.getModel().Step:
            self.window.getModel().Step = step
            self.tell("")

    def fill(self) -> None:
        self.store()
        office = self.offices[self.at]
        proposal = proposed(office.name)
        if proposal is None:
            self.tell(say("office.filled.unknown", self.language))
            return
        filled = filled_up(office, proposal)
        self.offices[self.at] = filled
        self._show(self.at)
        self.tell(say("office.filled" if filled != office else "office.filled.nothing", self.language))

    def ruled(self) -> None:
        """Other rules, other ranges."""
        if self._changing:
            return
        house = office_fields.house(self.window, self._regime, self._put.house)
        self._put = self._put._replace(house=house)
        self._regime = office_fields.regime(self.window)
        office_fields.put_house(self.window, self._regime, house, self.language)

    def store(self) -> None:
        """What stands in the fields is the office's."""
        if self.is_locked():
            return
        regime = office_fields.regime(self.window)
        if regime != self._regime:
            self.ruled()
        taken = office_fields.taken(self.window, self._put)
        house = office_fields.house(self.window, regime, self._put.house)
        office = self.offices[self.at]
        kept = taken._replace(id=office.id, regime=regime, house=house)
        if kept != office:
            self.offices[self.at] = kept
            self._list()

    def named(self) -> None:
        if not self._changing:
            self.store()

    def is_locked(self) -> bool:
        return self.kept.closed or (self.kept.locked and self.offices[self.at] in self.kept.brought)

    def is_changed(self) -> bool:
        self.store()
        return self._standing() != self._begun

    def _standing(self) -> Tuple[Tuple[Office, ...], str]:
        return tuple(office for office in self.offices if office != Office()), self.current

    # In and out.

    def bring(self) -> None:
        self.store()
        where = self.asking.file_to_read()
        if not where:
            return
        try:
            found = offices.load(where)
        except OfficesError as problem:
            self.asking.tell(say("office.refused", self.language, file=os.path.basename(where), problem=problem.said(self.language)))
            return
        except OSError:
            self.asking.tell(say("office.unread", self.language, file=where))
            return
        number, self.offices = office_files.joined(self.offices, found, self._is_fixed, self._replaces)
        self._show(len(self.offices) - 1 if number else self.at)
        self.tell(say("office.brought", self.language, number=number))

    def _is_fixed(self, office: Office) -> bool:
        return self.kept.locked and office in self.kept.brought

    def _replaces(self, office: Office) -> Optional[bool]:
        return self.asking.yes_no_stop(say("office.ask.replace", self.language, name=self._name(office)))

    def give(self) -> None:
        self.store()
        where = self.asking.file_to_write()
        if not where:
            return
        given = office_files.complete(self.offices)
        try:
            offices.save(where, given)
        except OSError:
            self.asking.tell(say("office.unwritable", self.language, file=where))
            return
        self.tell(say("office.given", self.language, number=len(given), file=where))

    def accept(self) -> None:
        self.store()
        nameless = next((number for number, office in enumerate(self.offices) if not office.name and office != Office()), None)
        if nameless is not None:
            self._show(nameless)
            self.turn(0)
            self.tell(say("office.nameless", self.language))
            self.window.getControl("name").setFocus()
            return
        found = self._new_doubts()
        if found and not self.asking.yes(say("office.ask.doubts", self.language, doubts=found)):
            return
        complete = office_files.complete(self.offices)
        try:
            offices.keep(complete, self.kept)
        except OfficesError as problem:
            self.asking.tell(problem.said(self.language))
            return
        except OSError:
            self.asking.tell(say("office.unwritable", self.language, file=offices.path()))
            return
        using = chosen(complete, self.current)
        if self.now.office or using != chosen(complete, ""):
            settings.change(office=using.id if using is not None else "")
        self.window.endDialog(1)

    def _new_doubts(self) -> str:
        """What is odd in what was changed: nobody is told the same twice."""
        before = {office.id: office for office in self._begun[0]}
        said: List[str] = []
        for office in self.offices:
            if office != Office() and office != before.get(office.id):
                old = doubts(before[office.id], self.language) if office.id in before else ()
                said += ["• " + each for each in doubts(office, self.language) if each not in old]
        if len(said) > MOST_DOUBTS:
            said[MOST_DOUBTS:] = [say("office.ask.more", self.language, number=len(said) - MOST_DOUBTS)]
        return "\n".join(said)

    # Showing it.

    def _show(self, number: int) -> None:
        self.at = number
        office = self._put = self.offices[number]
        self._regime = office.regime
        self._changing = True
        office_fields.put(self.window, office, self.language)
        self._changing = False
        self._list()
        locked = self.is_locked()
        office_fields.allow(self.window, not locked)
        for name in ("add", "copy", "bring"):
            self._enable(name, not self.kept.closed)
        self._enable("remove", not self.kept.closed and office not in self.kept.brought)
        using = office is chosen(self.offices, self.current)
        self.window.getControl("current").setState(int(using))
        self._enable("current", not using and "office" not in settings.locked())
        self.tell(say("office.closed" if self.kept.closed else "office.locked", self.language) if locked else "")

    def _list(self) -> None:
        """The list says the names as they are now."""
        names = tuple(self._listed(office) for office in self.offices)
        model = self.window.getControl("list").getModel()
        self._changing = True
        if model.StringItemList != names:
            model.StringItemList = names
        model.SelectedItems = (self.at,)
        self._changing = False

    def _listed(self, office: Office) -> str:
        name = self._name(office)
        used = len(self.offices) > 1 and office is chosen(self.offices, self.current)
        return say("office.used", self.language, name=name) if used else name

    def _name(self, office: Office) -> str:
        return office.name or say("office.unnamed", self.language)

    def _enable(self, name: str, open: bool) -> None:
        self.window.getControl(name).getModel().Enabled = open

    def tell(self, text: str) -> None:
        """Below the fields, until something else is done."""
        self.message = text
        self.window.getControl("notice").setText(text)

    def help(self, text: str) -> None:
        """What the field is for that the keyboard is in; where nothing else is to be said."""
        if not self.message:
            self.window.getControl("notice").setText(text)

    def _say_words(self) -> None:
        self.window.setTitle(say("office.title", self.language))
        for name in ("list", *office_fields.NAMES):
            self.window.getControl(name + "_label").setText(say(f"office.{name}", self.language))
        for name in BUTTONS:
            self.window.getControl(name).setLabel(say(f"office.{name}", self.language))
        for number, name in enumerate(PAGES, 1):
            self.window.getControl(f"page{number}").setLabel(say(f"office.{name}", self.language))
        for name in HINTS:
            self.window.getControl(name).setText(say(f"office.{name.replace('_', '.')}", self.language))
        for name in LONG:
            self.window.getControl(name).getModel().AutoVScroll = True
        for name in (*office_fields.NAMES, "fill"):
            self.window.getControl(name).getModel().HelpText = say(f"office.{name}.help", self.language)


def show(context: Any, parent: Any = None) -> bool:
    """Open it, and wait until it is closed. Whether something was kept."""
    window = OfficeWindow(context, parent)
    try:
        return window.execute()
    finally:
        window.close()


class _Handler(unohelper.Base, XDialogEventHandler):  # type: ignore[misc]
    """What the XDL calls by name."""

    def __init__(self, deeds: Dict[str, Callable[[Any], None]]) -> None:
        self._deeds = deeds

    @log.guarded
    def callHandlerMethod(self, dialog: Any, event: Any, name: str) -> bool:
        self._deeds[name](event)
        return True

    def getSupportedMethodNames(self) -> Tuple[str, ...]:
        return tuple(self._deeds)


class _Focus(unohelper.Base, XFocusListener):  # type: ignore[misc]
    """Where the keyboard is there is help."""

    def __init__(self, window: OfficeWindow) -> None:
        self._window = window

    @log.guarded
    def focusGained(self, event: Any) -> None:
        self._window.help(event.Source.getModel().HelpText)

    @log.guarded
    def focusLost(self, event: Any) -> None:
        self._window.help("")

    def disposing(self, source: Any) -> None:
        return


class _Typing(unohelper.Base, XTextListener):  # type: ignore[misc]
    """The list says the name as it is written. Not when the field is left: a list that changes then takes the keyboard back."""

    def __init__(self, window: OfficeWindow) -> None:
        self._window = window

    @log.guarded
    def textChanged(self, event: Any) -> None:
        self._window.named()

    def disposing(self, source: Any) -> None:
        return


def _made(context: Any, parent: Any, handler: Any) -> Any:
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.DialogProvider2", context)
    given = [NamedValue("EventHandler", handler)]
    if parent is not None:
        given.append(NamedValue("ParentWindow", parent))
    return provider.createDialogWithArguments(file_url("dialogs", "office.xdl"), tuple(given))
