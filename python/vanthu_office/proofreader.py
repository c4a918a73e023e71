"""The proofreader: shows the office, paragraph by paragraph, what the check already knows, as waves under the words.

It never checks. The office makes a proofreader at its own start, and asks from a thread of its own: so nothing of the core
is loaded before there is a document to speak of, and a question is answered from one dictionary that is changed as a whole.
"""

from __future__ import annotations

from typing import Any, Tuple

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale, XServiceDisplayName, XServiceInfo
from com.sun.star.linguistic2 import (
    ProofreadingResult,
    SingleProofreadingError,
    XLinguServiceEventBroadcaster,
    XProofreader,
    XSupportedLocales,
)
from com.sun.star.text.TextMarkupType import PROOFREADING

from . import log, serving
from .again import COUNTRY, IMPLEMENTATION, LANGUAGE, LINES, SERVICE, listeners

SERVICES = (SERVICE,)


class Proofreader(unohelper.Base, XProofreader, XSupportedLocales, XLinguServiceEventBroadcaster, XServiceInfo, XServiceDisplayName):  # type: ignore[misc]
    def __init__(self, context: Any) -> None:
        serving.begin()

    # The question.

    def doProofreading(self, document: str, text: str, locale: Any, start: int, suggested: int, properties: Any) -> Any:
        """What is left of the paragraph is one sentence: so nothing in it is asked for twice, and nothing left out."""
        result = ProofreadingResult()
        result.aDocumentIdentifier, result.aText, result.aLocale = document, text, locale
        result.nStartOfSentencePosition = start
        result.nBehindEndOfSentencePosition = result.nStartOfNextSentencePosition = suggested
        result.xProofreader = self
        try:
            placed, end = serving.answer(text, start)
            result.aErrors = tuple(map(_error, placed))
            result.nBehindEndOfSentencePosition = result.nStartOfNextSentencePosition = end
        except Exception:
            log.trouble("waves")
        return result

    def isSpellChecker(self) -> bool:
        return False

    @log.guarded
    def ignoreRule(self, rule: str, locale: Any) -> None:
        serving.ignore(rule)

    @log.guarded
    def resetIgnoreRules(self) -> None:
        serving.ignore_nothing()

    # Who wants to be told when all is to be asked again.

    def addLinguServiceEventListener(self, listener: Any) -> bool:
        listeners.append(listener)
        return True

    def removeLinguServiceEventListener(self, listener: Any) -> bool:
        if listener in listeners:
            listeners.remove(listener)
        return True

    # Who answers, and for what.

    def getLocales(self) -> Tuple[Any, ...]:
        return (Locale(LANGUAGE, COUNTRY, ""),)

    def hasLocale(self, locale: Any) -> bool:
        return (locale.Language, locale.Country) == (LANGUAGE, COUNTRY)

    def getImplementationName(self) -> str:
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name in SERVICES

    def getSupportedServiceNames(self) -> Tuple[str, ...]:
        return SERVICES

    def getServiceDisplayName(self, locale: Any) -> str:
        from vanthu.strings import LANGUAGES, say

        return say("waves.name", locale.Language if locale.Language in LANGUAGES else "en")


def _error(placed: Any) -> Any:
    """A wave as the office takes it; the office offers, on right click, what the words become."""
    error = SingleProofreadingError()
    error.nErrorStart, error.nErrorLength, error.nErrorType = placed.start, placed.length, PROOFREADING
    error.aRuleIdentifier, error.aShortComment, error.aFullComment = placed.wave.rule, placed.wave.short, placed.wave.full
    error.aSuggestions = placed.wave.offers if placed.whole else ()
    line = PropertyValue()
    line.Name, line.Value = "LineType", uno.Any("short", LINES[placed.wave.severity])
    error.aProperties = (line,)
    return error
