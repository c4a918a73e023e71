"""The window Soạn văn bản mới: office, regime, type, and a short form that may be left open."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

import unohelper
from com.sun.star.awt import XDialogEventHandler

from vanthu.compose.template import Answers, Template
from vanthu.offices import Office, Person, Unit, chosen
from vanthu.rulebook import REGIMES
from vanthu.strings import say

from .. import guide, memory, offices, settings
from ..log import guarded
from ..panel.look import file_url
from . import templates
from .choosing import choices

LABELS = ("office", "regime", "search", "subject", "unit", "signer", "addressees")


class Wish(NamedTuple):
    """A document to be begun."""

    template: Template
    regime: str
    office: Office
    answers: Answers
    fellows: Tuple[Template, ...] = ()  # of the template's own file; none: the program's


class Window(unohelper.Base, XDialogEventHandler):  # type: ignore[misc]
    """What is chosen in it changes what else there is to choose."""

    def __init__(self, context: Any, language: str) -> None:
        provider = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.DialogProvider2", context)
        self.dialog = provider.createDialogWithHandler(file_url("dialogs", "new.xdl"), self)
        self._context, self._language = context, language
        self._recent = memory.recall().recent
        self._offices: Tuple[Office, ...] = ()
        self._office = Office()
        self._regime = ""
        self._files = templates.files()
        self._beside = tuple([each for file in self._files for each in file])
        self._templates: Tuple[Template, ...] = ()
        self._deeds: Dict[str, Callable[[], None]] = {
            "choose_office": self._choose_office,
            "choose_regime": self._choose_regime,
            "choose_template": self._show_template,
            "search": self._list,
            "take": self._take,
            "offices": self._change_offices,
        }
        self._say_names()
        self._fill_offices()
        self._control("search").setFocus()

    def ask(self) -> Optional[Wish]:
        """What the person wants; None: nothing."""
        help = guide.Key(self.dialog, guide.NEW, lambda said: self._label("about", said))
        try:
            while self.dialog.execute():
                wish = self.wish()
                if wish is not None:
                    return wish
            return None
        finally:
            help.close()
            self.dialog.dispose()

    def wish(self) -> Optional[Wish]:
        template = self._template()
        if template is None:
            self._label("about", say("begin.none", self._language))
            return None
        lines = [line.strip(" -;.") for line in self._control("addressees").getText().replace("\r", "").split("\n")]
        answers = Answers(
            subject=" ".join(self._control("subject").getText().split()),
            unit=self._picked("unit", self._office.units, Unit()),
            signer=self._picked("signer", self._office.signers, None),
            addressees=tuple([line for line in lines if line]),
        )
        return Wish(template, self._regime, self._office, answers, templates.fellows(template, self._files))

    # What the office tells.

    @guarded
    def callHandlerMethod(self, dialog: Any, event: Any, name: str) -> bool:
        if name not in self._deeds:
            return False
        self._deeds[name]()
        return True

    def getSupportedMethodNames(self) -> Tuple[str, ...]:
        return tuple(self._deeds)

    # What it shows.

    def _say_names(self) -> None:
        self.dialog.setTitle(say("begin.title", self._language))
        for name in LABELS:
            self._label(name + "_label", say(f"begin.{name}", self._language))
        for name in ("offices", "yes", "no", "about"):
            self._label(name, say(f"begin.{name}", self._language))
        for name in ("search", "template"):
            self._control(name).getModel().HelpText = say(f"begin.{name}.help", self._language)

    def _fill_offices(self) -> None:
        self._offices = offices.read().shown  # afresh: someone may have brought a file meanwhile
        current = chosen(self._offices, settings.read().office)
        names = [office.name for office in self._offices] or [say("begin.office.none", self._language)]
        self._fill("office", names, self._offices.index(current) if current in self._offices else 0)
        self._fill("regime", [say(f"panel.regime.{each}", self._language) for each in REGIMES], 0)
        self._choose_office()

    def _choose_office(self) -> None:
        at = self._control("office").getSelectedItemPos()
        self._office = self._offices[at] if 0 <= at < len(self._offices) else Office(regime=settings.read().regime or "state")
        self._control("regime").selectItemPos(REGIMES.index(self._office.regime), True)
        units = [unit.name or unit.symbol for unit in self._office.units]
        self._fill("unit", [say("begin.open", self._language), *units], 0)
        self._fill("signer", [say("begin.open", self._language), *map(_called, self._office.signers)], 0)
        self._choose_regime()

    def _choose_regime(self) -> None:
        self._regime = REGIMES[max(self._control("regime").getSelectedItemPos(), 0)]
        self._list()

    def _list(self) -> None:
        """The types that fit what was typed; what was chosen stays chosen if it is among them."""
        before = self._template()
        self._templates = choices(self._regime, self._recent, self._control("search").getText(), self._beside)
        at = self._templates.index(before) if before in self._templates else 0
        self._fill("template", [_listed(each) for each in self._templates], at)
        self._show_template()

    def _show_template(self) -> None:
        template = self._template()
        if template is None:
            self._label("about", say("begin.none", self._language))
            return
        whose = say("begin.whose", self._language, whose=template.origin) if template.origin else ""
        source = template.source + "." if template.source else ""
        self._label("about", " ".join([each for each in (whose, source, say("begin.about", self._language)) if each]))

    def _take(self) -> None:
        """A double click on a type."""
        self.dialog.endDialog(1)

    def _change_offices(self) -> None:
        from .. import office_window

        office_window.show(self._context, self.dialog.getPeer())
        self._fill_offices()

    # Its controls.

    def _template(self) -> Optional[Template]:
        at = self._control("template").getSelectedItemPos()
        return self._templates[at] if 0 <= at < len(self._templates) else None

    def _picked(self, name: str, among: Sequence[Any], otherwise: Any) -> Any:
        at = self._control(name).getSelectedItemPos() - 1
        return among[at] if 0 <= at < len(among) else otherwise

    def _control(self, name: str) -> Any:
        return self.dialog.getControl(name)

    def _label(self, name: str, words: str) -> None:
        self._control(name).getModel().Label = words

    def _fill(self, name: str, items: List[str], selected: int) -> None:
        model = self._control(name).getModel()
        model.StringItemList = tuple(items)
        model.SelectedItems = (selected,) if items else ()


def _listed(template: Template) -> str:
    """With whose it is, where it is not the program's."""
    return "%s (%s)" % (template.name, template.origin) if template.origin else template.name


def _called(person: Person) -> str:
    return " - ".join([each for each in (person.name, " ".join(person.office)) if each])
