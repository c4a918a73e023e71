"""The settings of this desk: read from the office's configuration, where the user changes them and an administrator may lock them."""

from __future__ import annotations

from typing import Any, FrozenSet, NamedTuple

import uno
from com.sun.star.beans import PropertyValue

NODE = "/vn.vanthu.writer.Settings/Desk"


class Settings(NamedTuple):
    regime: str = ""  # "": as each document tells
    live: bool = True  # check while writing
    waves: bool = True  # mark the words in the text
    tracked: bool = False  # fixes are recorded as tracked changes
    hints: bool = True  # show findings that are only hints
    silenced: FrozenSet[str] = frozenset()  # rules not to speak of
    language: str = "vi"  # vi | en
    log: bool = True


def read() -> Settings:
    """What is set now; the usual where the configuration has nothing of ours."""
    try:
        node = _node("com.sun.star.configuration.ConfigurationAccess")
    except Exception:  # not installed yet, as in a test of one part
        return Settings()
    return Settings(
        regime=node.Regime,
        live=node.Live,
        waves=node.Waves,
        tracked=node.Tracked,
        hints=node.Hints,
        silenced=frozenset(node.Silenced),
        language=node.Language,
        log=node.Log,
    )


def _node(service: str) -> Any:
    context = uno.getComponentContext()
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    argument = PropertyValue()
    argument.Name, argument.Value = "nodepath", NODE
    return provider.createInstanceWithArguments(service, (argument,))
