"""The settings of this desk: read from the office's configuration, where the user changes them and an administrator may lock them.

Their schema is extension/registry/Settings.xcs. Whatever stands there, a reader gets values it can work with.
"""

from __future__ import annotations

from typing import Any, Callable, FrozenSet, List, NamedTuple

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.beans.PropertyAttribute import READONLY
from com.sun.star.util import XChangesListener

from vanthu.strings import LANGUAGES

from . import log

NODE = "/vn.vanthu.writer.Settings/Desk"


class Settings(NamedTuple):
    regime: str = ""  # "": as each document tells
    office: str = ""  # the office that is written for, by its id (offices.py)
    offices: str = ""  # a file of offices that the IT office brings
    own: bool = True  # the user may have others
    clauses: str = ""  # a file or a folder of the office's own clauses
    registers: str = ""  # a file of documents that the office cites
    recipients: str = ""  # a file or a folder of the office's own sets of recipients
    shared: str = ""  # the folder where the province shares what is newer than the package
    live: bool = True  # check while writing
    waves: bool = True  # mark the words in the text
    tracked: bool = False  # fixes are recorded as tracked changes
    hints: bool = True  # show findings that are only hints
    complete: bool = True  # offer documents at the caret while one is written
    silenced: FrozenSet[str] = frozenset()  # rules not to speak of
    language: str = "vi"  # vi | en
    log: bool = True


Listener = Callable[[Settings], None]


def read() -> Settings:
    """What is set now; the usual where the configuration has nothing of ours."""
    try:
        node = _node("com.sun.star.configuration.ConfigurationAccess")
        values = {field: node.getPropertyValue(field.capitalize()) for field in _known(node)}
    except Exception:  # not installed yet, as in a test of one part
        return Settings()
    values["silenced"] = frozenset(values.get("silenced") or ())
    if not (values.get("regime") and _is_regime(values["regime"])):
        values["regime"] = ""
    if values.get("language") not in LANGUAGES:
        values["language"] = Settings().language
    return Settings(**values)


def _is_regime(name: Any) -> bool:
    from vanthu.rulebook import REGIMES  # the menu reads the settings at the office's start: it shall not load the rules

    return name in REGIMES


def locked() -> FrozenSet[str]:
    """The settings that cannot be changed: those the administrator has set for good, by the names of `Settings`."""
    node = _node("com.sun.star.configuration.ConfigurationUpdateAccess")
    info, known = node.getPropertySetInfo(), _known(node)
    return frozenset(field for field in Settings._fields if field not in known or _is_final(info, field))


def _is_final(info: Any, field: str) -> bool:
    return bool(info.getPropertyByName(field.capitalize()).Attributes & READONLY)


def _known(node: Any) -> List[str]:
    """An administrator's file may bring an older schema, which then counts."""
    return [field for field in Settings._fields if node.hasByName(field.capitalize())]


def change(**values: Any) -> None:
    """Set these, for this user and for good; what is locked, or as before, is left alone."""
    fixed, before = locked(), read()._asdict()
    wanted = {field: value for field, value in values.items() if field not in fixed and value != before[field]}
    if not wanted:
        return
    if "silenced" in wanted:
        wanted["silenced"] = uno.Any("[]string", tuple(sorted(wanted["silenced"])))
    node = _node("com.sun.star.configuration.ConfigurationUpdateAccess")
    for field, value in wanted.items():
        uno.invoke(node, "setPropertyValue", (field.capitalize(), value))
    node.commitChanges()


def _node(service: str) -> Any:
    context = uno.getComponentContext()
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    argument = PropertyValue()
    argument.Name, argument.Value = "nodepath", NODE
    return provider.createInstanceWithArguments(service, (argument,))


# Whoever wants to know at once.

_listeners: List[Listener] = []
_watched: List[Any] = []  # the node our one listener hangs on; it hears nothing once the node is gone


class _Ear(unohelper.Base, XChangesListener):  # type: ignore[misc]
    @log.guarded
    def changesOccurred(self, event: Any) -> None:
        now = read()
        for listener in _listeners[:]:
            log.guarded(listener)(now)

    def disposing(self, source: Any) -> None:
        _watched.clear()


def listen(listener: Listener) -> None:
    """`listener` hears the settings each time they have changed, whoever changed them."""
    if listener not in _listeners:
        _listeners.append(listener)
    if not _watched:
        try:
            node = _node("com.sun.star.configuration.ConfigurationAccess")
        except Exception:  # not installed: nothing can change
            return
        node.addChangesListener(_Ear())
        _watched.append(node)


def unlisten(listener: Listener) -> None:
    if listener in _listeners:
        _listeners.remove(listener)
