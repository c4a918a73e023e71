"""The clock: calls come on the main thread, work is done beside it, and nothing of the office is let go of there."""

from __future__ import annotations

import gc
import sys
import threading
import time
from typing import Any, Callable, Iterator, List

import pytest


@pytest.fixture
def clock(ctx: Any) -> Iterator[Any]:
    from vanthu_office.clock import Clock

    clock = Clock(ctx)
    yield clock
    clock.stop()


@pytest.fixture
def until(idle: Callable[[], None]) -> Callable[..., None]:
    def wait(condition: Callable[[], Any], seconds: float = 5.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it never came"
            idle()
            time.sleep(0.002)

    return wait


def test_calls_come_in_time_and_in_order(clock: Any, until: Callable[..., None]) -> None:
    heard: List[str] = []
    start = time.monotonic()
    clock.after(0.15, lambda: heard.append("second"))
    clock.after(0.05, lambda: heard.append("first"))
    until(lambda: len(heard) == 2)
    assert heard == ["first", "second"] and 0.14 < time.monotonic() - start < 1.0


def test_a_call_called_off_never_comes(clock: Any, until: Callable[..., None]) -> None:
    heard: List[str] = []
    clock.after(0.02, lambda: heard.append("off")).cancel()
    clock.after(0.05, lambda: heard.append("on"))
    until(lambda: heard)
    assert heard == ["on"]


def test_everything_comes_on_the_main_thread_but_work(clock: Any, until: Callable[..., None]) -> None:
    here = threading.get_ident()
    where = {}
    clock.after(0.0, lambda: where.setdefault("call", threading.get_ident()))
    clock.work(threading.get_ident, lambda there: where.update(work=there, done=threading.get_ident()))
    until(lambda: len(where) == 3)
    assert where["call"] == where["done"] == here != where["work"]


def test_what_goes_wrong_in_work_is_told(clock: Any, until: Callable[..., None]) -> None:
    told: List[Any] = []
    clock.work(lambda: 1 // 0, told.append)
    clock.work(lambda: 2, told.append)
    until(lambda: len(told) == 2)
    assert isinstance(told[0], ZeroDivisionError) and told[1] == 2


def test_a_call_that_fails_stops_nothing(clock: Any, until: Callable[..., None]) -> None:
    heard: List[int] = []
    clock.after(0.0, lambda: heard.append(1 // 0))
    clock.after(0.02, lambda: heard.append(1))
    until(lambda: heard)


def test_there_are_two_threads_however_much_is_asked(clock: Any, until: Callable[..., None]) -> None:
    before = threading.active_count()
    heard: List[int] = []
    for number in range(200):
        clock.after(0.001 * (number % 7), lambda: heard.append(0))
        clock.work(lambda: None, lambda result: heard.append(0))
    assert threading.active_count() <= before + 2
    until(lambda: len(heard) == 400)


def test_an_errand_that_waits_holds_up_no_work(clock: Any, until: Callable[..., None]) -> None:
    gate = threading.Event()
    before = threading.active_count()
    heard: List[str] = []
    clock.errand(lambda: gate.wait(10), lambda result: heard.append("first"))
    clock.errand(lambda: 1 // 0, lambda result: heard.append(type(result).__name__))
    for _ in range(3):
        clock.work(lambda: None, lambda result: heard.append("work"))
    until(lambda: len(heard) == 3)
    assert heard == ["work"] * 3 and threading.active_count() <= before + 3
    gate.set()
    until(lambda: len(heard) == 5)
    assert heard[3:] == ["first", "ZeroDivisionError"]


def test_the_switch_interval_is_as_it_was(clock: Any, until: Callable[..., None]) -> None:
    usual = sys.getswitchinterval()
    seen: List[float] = []
    clock.work(sys.getswitchinterval, seen.append)
    until(lambda: seen)
    assert seen[0] < usual == sys.getswitchinterval()


class Canary:
    """Something that must be let go of on the main thread, as an object of the office must."""

    died: List[int] = []

    def __init__(self) -> None:
        self.itself = self  # only the collector can let go of it

    def __del__(self) -> None:
        Canary.died.append(threading.get_ident())


def test_the_collector_lets_go_of_nothing_beside_the_main_thread(clock: Any, until: Callable[..., None]) -> None:
    Canary.died.clear()
    gc.collect()
    for _ in range(20):
        Canary()

    def job() -> int:
        kept = [[number] for number in range(200_000)]
        gc.collect()
        return len(kept)

    told: List[int] = []
    clock.work(job, told.append)
    time.sleep(1.0)  # this thread allocates nothing meanwhile
    until(lambda: told)
    gc.collect()
    assert len(Canary.died) == 20 and set(Canary.died) == {threading.get_ident()}


def test_what_a_job_held_is_let_go_of_on_the_main_thread(clock: Any, until: Callable[..., None]) -> None:
    class Held:
        def __del__(self) -> None:
            Canary.died.append(threading.get_ident())

    Canary.died.clear()
    told: List[Any] = []

    def order() -> None:
        held = Held()

        def job() -> None:
            raise ValueError(held)

        clock.work(job, lambda result: told.append(held is None))

    for _ in range(50):
        order()
    until(lambda: len(told) == 50)
    gc.collect()
    assert len(Canary.died) == 50 and set(Canary.died) == {threading.get_ident()}


def test_stopping_ends_work_soon(ctx: Any) -> None:
    from vanthu_office.clock import Clock

    clock = Clock(ctx)
    clock.work(lambda: [0 for _ in iter(lambda: clock.over, True)], lambda result: None)
    time.sleep(0.1)
    threads = list(clock._threads)
    start = time.monotonic()
    clock.stop()
    assert time.monotonic() - start < 1.0
    assert not any(thread.is_alive() for thread in threads)
