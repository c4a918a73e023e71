"""What the registers have for the words at the caret. They are opened when a document is first written, beside the main thread."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple

from . import rules, spot
from .rules import Offer

_state = ["closed"]  # closed | opening | open


def are_open(session: Any, again: Callable[[], None]) -> bool:
    """Whether they can be asked. If not they are opened, and then `again`."""
    if _state[0] == "closed":
        from .. import registers

        _state[0] = "opening"

        def done(result: Any) -> None:
            _state[0] = "closed" if isinstance(result, Exception) else "open"
            if isinstance(result, Exception):
                raise result
            again()

        session.clock.work(registers.prepare, done)
    return _state[0] == "open"


def offer_at(there: spot.Spot, cited: Tuple[str, ...], was_left: Callable[[int], bool]) -> Optional[Offer]:
    """`cited`: the numbers the document cites already; `was_left(start)`: nobody wants to hear of the words that begin there."""
    from vanthu.citing import asked

    from .. import registers

    question = asked(there.text, there.caret)
    if question is None or there.text[there.caret : there.caret + 1].isalnum() or not rules.is_meant(question):
        return None
    if was_left(question.start):
        return None
    entries = registers.search(question.words, cited, rules.MOST)
    return Offer(question, there.text, tuple(entries)) if entries else None


class Cited:
    """The numbers a document cites already: found beside the main thread, once for each check of it."""

    def __init__(self) -> None:
        self._checked: Any = None
        self._numbers: Tuple[str, ...] = ()

    def of(self, session: Any) -> Tuple[str, ...]:
        """Those of the check before, where those of the last are not known yet."""
        checked = session.view.checked
        if checked is not None and checked is not self._checked:
            self._checked = checked
            session.clock.work(lambda: _numbers(checked), self._found)
        return self._numbers

    def _found(self, numbers: Any) -> None:
        if isinstance(numbers, Exception):
            raise numbers
        self._numbers = numbers


def _numbers(checked: Any) -> Tuple[str, ...]:
    from .telling import cited

    return tuple(dict.fromkeys(number for block in checked.anatomy.document.blocks for number in cited(block)))
