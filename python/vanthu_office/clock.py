"""The clock: calls that come after a pause, on the main thread; and work done beside it.

UNO belongs to the main thread. The two threads here never touch it, but for `AsyncCallback.addCallback`, which hands a
call over to the main thread. Work is pure: it takes a picture and gives findings. Both threads start when first
needed, and end with the office.
"""

from __future__ import annotations

import heapq
import itertools
import queue
import sys
import threading
import time
from typing import Any, Callable, List, Optional, Tuple

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.frame import XTerminateListener

from . import log

Call = Callable[[], None]
PATIENCE = 0.0005  # seconds the main thread waits at most for work to let go of Python while someone types


class Ticket:
    """A call that is to come; it may be called off."""

    def __init__(self, call: Call) -> None:
        self._call: Optional[Call] = call

    def cancel(self) -> None:
        self._call = None

    def run(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            log.guarded(call)()


class _Hand(unohelper.Base, XCallback):  # type: ignore[misc]
    """Takes what is due out of the queue, on the main thread."""

    def __init__(self, due: "queue.SimpleQueue[Ticket]") -> None:
        self._due = due

    def notify(self, data: Any) -> None:
        try:
            ticket = self._due.get_nowait()
        except queue.Empty:
            return
        ticket.run()


class Clock(unohelper.Base, XTerminateListener):  # type: ignore[misc]
    def __init__(self, context: Any) -> None:
        manager = context.ServiceManager
        self._main = manager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)
        self._due: "queue.SimpleQueue[Ticket]" = queue.SimpleQueue()
        self._hand = _Hand(self._due)
        self._waiting: List[Tuple[float, int, Ticket]] = []
        self._number = itertools.count()
        self._changed = threading.Condition()
        self._jobs: "queue.SimpleQueue[Optional[Tuple[Callable[[], Any], Callable[[Any], None]]]]" = queue.SimpleQueue()
        self._threads: List[threading.Thread] = []
        self._over = False
        manager.createInstanceWithContext("com.sun.star.frame.Desktop", context).addTerminateListener(self)

    def after(self, seconds: float, call: Call) -> Ticket:
        """`call` on the main thread when `seconds` have gone by."""
        ticket = Ticket(call)
        with self._changed:
            heapq.heappush(self._waiting, (time.monotonic() + seconds, next(self._number), ticket))
            self._changed.notify()
        self._start()
        return ticket

    def work(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """`job` beside the main thread, one at a time; `done` with what it gave, or with its exception, on the main thread."""
        self._start()
        self._jobs.put((job, done))

    def stop(self) -> None:
        """No call comes any more."""
        self._over = True
        with self._changed:
            self._waiting.clear()
            self._changed.notify()
        self._jobs.put(None)
        for thread in self._threads:
            thread.join(0.5)
        self._threads.clear()

    # The office ends.

    def queryTermination(self, event: Any) -> None:
        pass

    def notifyTermination(self, event: Any) -> None:
        self.stop()

    def disposing(self, source: Any) -> None:
        pass

    # The threads.

    def _start(self) -> None:
        if not self._threads and not self._over:
            self._threads = [threading.Thread(target=each, name="vanthu", daemon=True) for each in (self._keep_time, self._do_work)]
            for thread in self._threads:
                thread.start()

    def _keep_time(self) -> None:
        while not self._over:
            with self._changed:
                if not self._waiting:
                    self._changed.wait()
                    continue
                rest = self._waiting[0][0] - time.monotonic()
                if rest > 0:
                    self._changed.wait(rest)
                    continue
                ticket = heapq.heappop(self._waiting)[2]
            self._hand_over(ticket)

    def _do_work(self) -> None:
        while True:
            entry = self._jobs.get()
            if entry is None or self._over:
                return
            job, done = entry
            usual = sys.getswitchinterval()
            sys.setswitchinterval(PATIENCE)
            try:
                result: Any = job()
            except Exception as problem:
                result = problem
            finally:
                sys.setswitchinterval(usual)
            self._hand_over(_told(done, result))
            del entry, job, done, result  # the thread keeps nothing alive while it waits

    def _hand_over(self, ticket: Ticket) -> None:
        if not self._over:
            self._due.put(ticket)
            self._main.addCallback(self._hand, None)


def _told(done: Callable[[Any], None], result: Any) -> Ticket:
    return Ticket(lambda: done(result))
