"""The clock: calls that come after a pause, on the main thread; and what is done beside it: work, and errands, which may take long.

UNO belongs to the main thread. The threads here never touch it, but for `AsyncCallback.addCallback`, which hands a
call over to the main thread. Work is pure: it takes a picture and gives findings. They start when first needed,
and end with the office. An errand holds up no work: a server that does not answer is no reason to check nothing.

To let go of an object of the office is to touch it, too. So these threads own nothing that could hold one: what is to be
done, and what came of it, lies with the clock, and the main thread takes it away. And Python's collector, which may begin
in whatever thread is running, collects nothing here.
"""

from __future__ import annotations

import gc
import heapq
import itertools
import queue
import sys
import threading
import time
from functools import partial
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import uno
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


class _Work(NamedTuple):
    job: Callable[[], Any]
    done: Callable[[Any], None]


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
        main = manager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)
        self._add_callback = main.addCallback  # looked up once: see bridge
        self._due: "queue.SimpleQueue[Ticket]" = queue.SimpleQueue()
        self._hand = _Hand(self._due)
        self._waiting: List[Tuple[float, int, Ticket]] = []
        self._number = itertools.count()
        self._changed = threading.Condition()
        self._works: Dict[int, _Work] = {}
        self._results: Dict[int, Any] = {}
        self._orders: "queue.SimpleQueue[Optional[int]]" = queue.SimpleQueue()
        self._errands: "queue.SimpleQueue[Optional[int]]" = queue.SimpleQueue()
        self._runs_errands = False
        self._threads: List[threading.Thread] = []
        self.over = False  # the office ends: work is not wanted any more
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
        self._order(self._orders, job, done)

    def errand(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """As work, for what may take long without doing much; one at a time."""
        self._start()
        if not self._runs_errands and not self.over:
            self._runs_errands = True
            self._begin(lambda: self._do(self._errands, _errand_result))
        self._order(self._errands, job, done)

    def _order(self, orders: "queue.SimpleQueue[Optional[int]]", job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        number = next(self._number)
        self._works[number] = _Work(job, done)
        orders.put(number)

    def stop(self) -> None:
        """No call comes any more. Work under way sees that it is `over`; nobody waits for it for long."""
        self.over = True
        with self._changed:
            self._waiting.clear()
            self._changed.notify()
        self._orders.put(None)
        self._errands.put(None)
        for thread in self._threads:
            thread.join(0.2)
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
        if not self._threads and not self.over:
            gc.callbacks.append(_collect_elsewhere)
            self._begin(self._keep_time)
            self._begin(lambda: self._do(self._orders, _result))

    def _begin(self, target: Callable[[], None]) -> None:
        self._threads.append(threading.Thread(target=target, name=NAME, daemon=True))
        self._threads[-1].start()

    def _keep_time(self) -> None:
        while not self.over:
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

    def _do(self, orders: "queue.SimpleQueue[Optional[int]]", result: Callable[[Callable[[], Any]], Any]) -> None:
        while True:
            number = orders.get()
            if number is None or self.over:
                return
            self._results[number] = result(self._works[number].job)
            self._hand_over(Ticket(partial(self._finish, number)))

    def _finish(self, number: int) -> None:
        """On the main thread again: whatever the work held is let go here."""
        work, result = self._works.pop(number), self._results.pop(number)
        work.done(result)

    def _hand_over(self, ticket: Ticket) -> None:
        if not self.over:
            self._due.put(ticket)
            try:
                self._add_callback(self._hand, None)
            except Exception:  # the office is ending
                self.over = True


NAME = "vanthu"  # of our threads


def _result(job: Callable[[], Any]) -> Any:
    """What a job gives, or its exception. Meanwhile the main thread gets Python as soon as it asks for it."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(PATIENCE)
    try:
        return job()
    except Exception as problem:
        return problem
    finally:
        sys.setswitchinterval(usual)


def _errand_result(job: Callable[[], Any]) -> Any:
    try:
        return job()
    except Exception as problem:
        return problem


def _collect_elsewhere(phase: str, info: Any) -> None:
    """A collection that begins in one of our threads finds nothing: garbage may hold objects of the office."""
    if threading.current_thread().name == NAME:
        if phase == "start":
            gc.freeze()
        else:
            gc.unfreeze()


_clock: Optional[Clock] = None


def clock() -> Clock:
    """The office's one clock, made when first needed."""
    global _clock
    if _clock is None:
        _clock = Clock(uno.getComponentContext())
    return _clock
