"""The lines as plain text: for the clipboard, a terminal, a mail to the help desk."""

from __future__ import annotations

import datetime
from typing import Iterator, Sequence

from ..strings import say
from .machine import STATES, Line


def summary(lines: Sequence[Line], language: str) -> str:
    """How many of each state; of a state that nothing is in, not a word."""
    counts = [(state, sum(line.state == state for line in lines)) for state in STATES]
    return ", ".join([say(f"doctor.count.{state}", language, number=number) for state, number in counts if number])


def report(lines: Sequence[Line], now: datetime.datetime, language: str) -> str:
    """The gravest first; what is well without many words."""
    return "\n".join(_report(lines, now, language)) + "\n"


def _report(lines: Sequence[Line], now: datetime.datetime, language: str) -> Iterator[str]:
    yield say("doctor.report", language, day=now.strftime("%d/%m/%Y %H:%M"))
    yield summary(lines, language)
    for state in STATES:
        those = [line for line in lines if line.state == state]
        if those:
            yield ""
            yield say(f"doctor.state.{state}", language)
        for line in those:
            yield "- %s: %s" % (line.title, line.value)
            for words in (line.means, line.do) if state != "well" else ():
                yield from ["  " + each for each in words.split("\n") if each]
