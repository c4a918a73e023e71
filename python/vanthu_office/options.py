"""The page Tools ▸ Options ▸ Văn Thư: what is set on this desk. What the administrator has locked is greyed."""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, List, Tuple

import uno
import unohelper
from com.sun.star.awt import XContainerWindowEventHandler
from com.sun.star.lang import XServiceInfo

from vanthu.offices import chosen
from vanthu.rulebook import REGIMES, load
from vanthu.strings import LANGUAGES, say

from . import log, offices, settings
from .panel.look import keep_legible

NAME = "vn.vanthu.writer.Options"
METHOD = "external_event"  # the office's own: "initialize", "ok", "back"
SWITCHES = ("live", "waves", "hints", "tracked", "complete", "log")
WITH_LABEL = {"regime": "regime_label", "office": "office_label", "silenced": "silenced_label", "language": "language_label"}
CONTROLS = ("regime", "office", *SWITCHES, "silenced", "language")
REGIME_VALUES = ("",) + REGIMES


class Options(unohelper.Base, XContainerWindowEventHandler, XServiceInfo):  # type: ignore[misc]
    def __init__(self, context: Any) -> None:
        self._silenced: Tuple[str, ...] = ()  # the rules in the list, in its order
        self._shown = settings.Settings()  # what the page showed at first
        self._offices: Tuple[str, ...] = ()  # the ids of those in the list

    def callHandlerMethod(self, window: Any, event: Any, method: str) -> bool:
        handled: bool = self._handle(window, event, method) or False
        return handled

    @log.guarded
    def _handle(self, window: Any, event: Any, method: str) -> bool:
        if method == "remind":
            self._remind(window)
        elif method == "folder":
            log.show()
        elif method == "offices":
            self._open_offices(window)
        elif method == METHOD and event in ("initialize", "back"):
            self._fill(window)
        elif method == METHOD and event == "ok":
            self._keep(window)
        else:
            return False
        return True

    def getSupportedMethodNames(self) -> Tuple[str, ...]:
        return (METHOD, "remind", "folder", "offices")

    def _fill(self, window: Any) -> None:
        now, locked = settings.read(), settings.locked()
        self._shown = now
        _label(window, now.language, bool(locked))
        _items(window, "regime", [say("options.regime.own", now.language), *_regimes(now.language)], REGIME_VALUES.index(now.regime))
        names = [say(f"options.language.{language}", now.language) for language in LANGUAGES]
        _items(window, "language", names, LANGUAGES.index(now.language))
        self._list_offices(window, now)
        for name in SWITCHES:
            _model(window, name).State = int(getattr(now, name))
        self._list(window, now.silenced)
        for name in CONTROLS:
            _allow(window, name, locked)
        keep_legible(window)

    def _list_offices(self, window: Any, now: settings.Settings) -> None:
        known = offices.known().shown
        using = chosen(known, now.office)
        self._offices = tuple(office.id for office in known)
        names = [office.name for office in known] or [say("options.office.none", now.language)]
        _items(window, "office", names, known.index(using) if using is not None else 0)

    def _open_offices(self, window: Any) -> None:
        """What is chosen there counts at once; the rest of the page waits for its own OK."""
        from . import office_window

        if office_window.show(uno.getComponentContext(), window.getPeer()):
            now = settings.read()
            self._shown = self._shown._replace(office=now.office)
            self._list_offices(window, now)

    def _list(self, window: Any, silenced: FrozenSet[str]) -> None:
        titles = _titles(self._shown.language)
        self._silenced = tuple(sorted(silenced, key=lambda rule: titles.get(rule, rule)))
        model = _model(window, "silenced")
        model.StringItemList = tuple(titles.get(rule, rule) for rule in self._silenced)
        _model(window, "remind").Enabled = bool(self._silenced) and bool(model.Enabled)

    def _remind(self, window: Any) -> None:
        """The chosen rules are spoken of again, once the page is accepted."""
        chosen = set(window.getControl("silenced").getSelectedItemsPos())
        self._list(window, frozenset(rule for number, rule in enumerate(self._silenced) if number not in chosen))

    def _keep(self, window: Any) -> None:
        values: Dict[str, Any] = {name: bool(_model(window, name).State) for name in SWITCHES}
        values["regime"] = REGIME_VALUES[_selected(window, "regime")]
        values["language"] = LANGUAGES[_selected(window, "language")]
        values["office"] = self._chosen_office(window)
        values["silenced"] = frozenset(self._silenced)
        shown = self._shown._asdict()
        settings.change(**{name: value for name, value in values.items() if value != shown[name]})
        self._shown = settings.read()

    def _chosen_office(self, window: Any) -> str:
        """As it was where the same office is meant: an old setting names it by its name, or leaves it to be the first."""
        known = offices.known().shown
        if not self._offices or chosen(known, self._shown.office) == chosen(known, self._offices[_selected(window, "office")]):
            return self._shown.office
        return self._offices[_selected(window, "office")]

    def getImplementationName(self) -> str:
        return NAME

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> Tuple[str, ...]:
        return (NAME,)


def _label(window: Any, language: str, locked: bool) -> None:
    texts = {
        "desk": say("options.desk", language),
        "regime_label": say("options.regime", language),
        "office_label": say("options.office", language),
        "offices": say("options.offices", language),
        "checking": say("options.checking", language),
        "live": say("options.live", language),
        "waves": say("options.waves", language),
        "hints": say("options.hints", language),
        "tracked": say("options.tracked", language),
        "complete": say("options.complete", language),
        "silenced_label": say("options.silenced", language),
        "remind": say("options.remind", language),
        "program": say("options.program", language),
        "language_label": say("options.language", language),
        "log": say("options.log", language),
        "folder": say("options.folder", language),
        "locked": say("options.locked", language) if locked else "",
    }
    for name, text in texts.items():
        _model(window, name).Label = text
    _model(window, "log").HelpText = _model(window, "folder").HelpText = log.path()


def _allow(window: Any, name: str, locked: FrozenSet[str]) -> None:
    _model(window, name).Enabled = name not in locked
    if name in WITH_LABEL:
        _model(window, WITH_LABEL[name]).Enabled = name not in locked
    if name == "silenced" and name in locked:
        _model(window, "remind").Enabled = False


def _regimes(language: str) -> List[str]:
    return [say(f"panel.regime.{regime}", language) for regime in REGIMES]


def _titles(language: str) -> Dict[str, str]:
    """What each rule is about; the State's rulebook has them all, but for those only others have."""
    titles: Dict[str, str] = {}
    for regime in reversed(REGIMES):
        for rule in load(regime).rules.values():
            titles[rule.id] = (language == "en" and rule.title_en) or rule.title
    return titles


def _items(window: Any, name: str, texts: List[str], selected: int) -> None:
    model = _model(window, name)
    model.StringItemList = tuple(texts)
    model.SelectedItems = (selected,)


def _selected(window: Any, name: str) -> int:
    return max(int(window.getControl(name).getSelectedItemPos()), 0)


def _model(window: Any, name: str) -> Any:
    return window.getControl(name).getModel()
