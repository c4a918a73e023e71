"""Schedule: when a document is read and checked, and when it must not be.

A change of the text starts a pause, or prolongs it; after the pause the text is read, a slice at a time, and checked beside
the main thread. A change meanwhile makes all that void, and the pause begins anew: unless someone types so steadily in so
long a document that nothing would ever be said of it. While the document is being written or printed nothing is read.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Optional

from . import log
from .clock import Ticket
from .reader import Picture, Reading

if TYPE_CHECKING:
    from .session import Session

PAUSE = 0.35  # seconds without a change before the text is looked at
SLICE = 0.02  # seconds of reading at a stretch
BREATH = 0.005  # seconds the office has for itself between two stretches
OVERDUE = 6.0  # seconds of unread changes after which a look is no longer given up for one more
LONGEST_HOLD = 120.0  # seconds: whatever began to write the document has ended by then, even if nobody said so


class Schedule:
    """Of one session. It calls the session's `progress`, `found` and `failed`."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._ticket: Optional[Ticket] = None  # the call that is to come
        self._reading: Optional[Reading] = None
        self._turn = 0  # the number of the look; what an earlier one still finds is not wanted
        self._unread_since = 0.0  # when the text first changed since it was last read; 0: it has not
        self._held_until = 0.0
        self.changes = 0  # how often the text has changed
        self._changed_at = 0.0

    def changed(self) -> None:
        """The text has changed. This is called at every key: it may do next to nothing."""
        now = time.monotonic()
        self.changes += 1
        self._changed_at = now
        self._unread_since = self._unread_since or now
        if not self._overdue(now):
            self._reading = None
        if self._ticket is None and self._session.live:
            self._ticket = self._session.clock.after(PAUSE, self._after_pause)

    def hold(self, held: bool) -> None:
        """The document is being written or printed: nobody reads it until that is over."""
        self._held_until = time.monotonic() + LONGEST_HOLD if held else 0.0

    def look(self) -> None:
        """Read and check now."""
        self.stop()
        self._ticket = self._session.clock.after(0, self._begin)

    def stop(self) -> None:
        """Nothing is to come; what is being checked is not wanted any more."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._reading = None
        self._turn += 1

    def _overdue(self, now: float) -> bool:
        return 0 < self._unread_since < now - OVERDUE

    def _held(self) -> bool:
        return time.monotonic() < self._held_until

    def _after_pause(self) -> None:
        """The pause may have begun anew since it was set: then wait for its rest."""
        rest = self._changed_at + PAUSE - time.monotonic()
        if rest > 0.01:
            self._ticket = self._session.clock.after(rest, self._after_pause)
        else:
            self._begin()

    def _begin(self) -> None:
        if self._held():
            self._ticket = self._session.clock.after(PAUSE, self._begin)
            return
        self._ticket = None
        self._turn += 1
        self._reading = Reading(self._session.model)
        turn = self._turn
        self._session.progress("reading")
        if turn == self._turn:  # nobody who heard of it has closed the document, or asked for another look
            self._read(self.changes)

    def _read(self, changes: int) -> None:
        self._ticket = None
        if self._reading is None:  # the text has changed
            self._after_pause()
            return
        picture = None
        if not self._held():
            try:
                picture = self._reading.step(SLICE)
            except Exception:
                self._reading = None
                if changes != self.changes:  # it was torn from under the reader
                    self._after_pause()
                    return
                log.trouble("trouble.reading")
                self._session.failed("trouble.reading")
                return
        if picture is None:
            self._ticket = self._session.clock.after(PAUSE if self._held() else BREATH, lambda: self._read(changes))
            return
        self._reading = None
        self._unread_since = 0.0 if changes == self.changes else time.monotonic()
        self._check(picture, changes)
        if changes != self.changes and self._ticket is None and self._session.live:
            self._ticket = self._session.clock.after(PAUSE, self._after_pause)

    def _check(self, picture: Picture, changes: int) -> None:
        session, turn = self._session, self._turn
        overdue = changes != self.changes
        session.progress("checking")
        job = session.job(picture)

        def wanted() -> bool:
            return turn == self._turn and not session.clock.over and (changes == self.changes or overdue or not session.live)

        def done(result: Any) -> None:
            if turn == self._turn:
                self._checked(picture, changes, result)

        session.clock.work(lambda: job(wanted), done)

    def _checked(self, picture: Picture, changes: int, result: Any) -> None:
        from vanthu.pipeline import Checked, Unwanted

        if isinstance(result, Checked):
            self._session.found(result, picture, changes == self.changes)
        elif isinstance(result, Unwanted):
            self._session.progress("waiting")
        else:
            log.trouble("trouble.checking", result)
            self._session.failed("trouble.checking")
