"""The bridge to the office, for what is asked at every look.

The office's Python keeps 64 bytes for ever each time a name is looked up on an object of the office, or on a struct:
`paragraph.getString`, `spacing.Mode`. A call by `invoke` looks nothing up; a struct told as text is looked into only once.
"""

from __future__ import annotations

from typing import Any, Dict, Sequence, Tuple

import uno
from com.sun.star.beans import PropertyValue
from uno import invoke

MOST = 2000  # things remembered

_told: Dict[Tuple[str, Tuple[str, ...]], Any] = {}


def ask(thing: Any, method: str, *arguments: Any) -> Any:
    return invoke(thing, method, arguments)


def get(thing: Any, name: str) -> Any:
    """A property."""
    return invoke(thing, "getPropertyValue", (name,))


def fields(struct: Any, *names: str) -> Tuple[Any, ...]:
    """What a struct of numbers, words and enums says."""
    key = str(struct), names
    if key not in _told:
        _remember(key, tuple([getattr(struct, name) for name in names]))
    found: Tuple[Any, ...] = _told[key]
    return found


def chosen(values: Sequence[Any], names: Tuple[str, ...]) -> Dict[str, Any]:
    """Those of a sequence of PropertyValue that have these names; only of numbers, words and enums."""
    key = str(values), names
    if key not in _told:
        _remember(key, {each.Name: each.Value for each in values if each.Name in names})
    found: Dict[str, Any] = _told[key]
    return found


def _remember(key: Tuple[str, Tuple[str, ...]], what: Any) -> None:
    if len(_told) >= MOST:
        _told.clear()
    _told[key] = what


def service(name: str) -> Any:
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext(name, context)


def configured(path: str) -> Any:
    """A node of the office's configuration, to be read."""
    argument = PropertyValue()
    argument.Name, argument.Value = "nodepath", path
    provider = service("com.sun.star.configuration.ConfigurationProvider")
    return provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (argument,))
