"""What `build.py bench --office` measures inside the office's own process, on its main thread, with the extension installed.

Run by tools/bench_office.py as an office script. Everything is real: documents in windows, the deck open, the office's events.
The figures go, as JSON, to the file that VANTHU_BENCH_RESULT names; the documents come from the folder VANTHU_BENCH_DOCUMENTS.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.beans import PropertyValue

DECK = "VanThuDeck"
LETTERS = 1000
PATIENCE = 60.0  # seconds until something that should come is given up


def main(*_: Any) -> None:
    desktop = service("com.sun.star.frame.Desktop")
    result: dict[str, Any] = {}
    try:
        service("vn.vanthu.writer.Wake")  # the extension's own modules can be imported from now on
        paths = sorted(Path(os.environ["VANTHU_BENCH_DOCUMENTS"]).iterdir(), key=lambda path: int(path.stem))
        result["deck"] = first_opening(desktop)
        result["pages"] = {path.stem: of_document(desktop, path) for path in paths}
        result["typing"] = typing(desktop, paths[1])
        result["writing"] = writing(desktop, paths[1])
        result["completing"] = completing(desktop, paths[1])
    except Exception as problem:
        result["problem"] = repr(problem)
        raise
    finally:
        Path(os.environ["VANTHU_BENCH_RESULT"]).write_text(json.dumps(result), encoding="utf-8")
        desktop.terminate()


def first_opening(desktop: Any) -> float:
    """From the command to the panel's first picture, in an empty document."""
    model = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    settle()
    start = time.perf_counter()
    open_deck(model)
    spent = since(start)
    model.close(True)
    return spent


def of_document(desktop: Any, path: Path) -> dict[str, float]:
    from vanthu.pipeline import check
    from vanthu_office.reader import Reading, read
    from vanthu_office.session import session_of

    model = desktop.loadComponentFromURL(uno.systemPathToFileUrl(str(path)), "_blank", 0, ())
    open_deck(model)
    session: Any = session_of(model)
    with watched() as spent:
        until(lambda: session.view.phase == "ready" and session.view.fresh)
    rounds = 5 if int(path.stem) < 100 else 2
    figures = {
        "text alone": median(times(lambda: [each.getString() for each in paragraphs(model)], rounds)),
        "save as .odt": median(times(lambda: model.storeToURL("private:stream", stream_arguments()), 1)),
        "read": median(times(lambda: read(model), rounds)),
        "longest slice": max(slices(Reading(model))),
        "show": median(times(lambda: session.show(session.view.checked, session.view.picture), rounds)),
        "longest on the main thread, first check": max(spent, default=0.0),
    }
    document = session.view.picture.document
    figures["check"] = median(times(lambda: check(document), rounds))
    edits = []
    for number in range(rounds):
        change(model, number)
        start = time.perf_counter()
        check(read(model).document)
        edits.append(since(start))
    figures["read and check after an edit"] = median(edits)
    figures["key to panel"], figures["longest on the main thread, after an edit"] = key_to_panel(model, session)
    model.close(True)
    return figures


def slices(reading: Any) -> Iterator[float]:
    """Milliseconds of each stretch of reading."""
    picture = None
    while picture is None:
        start = time.perf_counter()
        picture = reading.step()
        yield since(start)


def key_to_panel(model: Any, session: Any) -> tuple[float, float]:
    """From a letter typed to the panel that speaks of it: (milliseconds, the longest stretch of ours on the main thread)."""
    found = []
    with watched() as spent:
        for _ in range(3):
            shown = session.view.checked
            start = time.perf_counter()
            insert(model, "a")
            until(lambda shown=shown: session.view.fresh and session.view.phase == "ready" and session.view.checked is not shown)  # type: ignore[misc]
            found.append(since(start))
    return median(found), max(spent, default=0.0)


def typing(desktop: Any, path: Path) -> dict[str, float]:
    """A thousand letters, a command each, as the keyboard gives them: with nobody watching, and with the deck; the best of two turns."""
    from vanthu_office import session as sessions

    figures: dict[str, float] = {}
    for name, watch in (("unwatched", False), ("watched", True)) * 2:
        model = desktop.loadComponentFromURL(uno.systemPathToFileUrl(str(path)), "_blank", 0, ())
        if watch:
            open_deck(model)
            session = sessions.session_of(model)
            until(lambda: session.view.phase == "ready")  # noqa: B023
        else:
            wake = sessions.Session.wake
            sessions.Session.wake = lambda self: None  # type: ignore[method-assign]
        start = time.perf_counter()
        for number in range(LETTERS):
            insert(model, "abcdefghi "[number % 10])
            settle(1)
        figures[name] = min(since(start), figures.get(name, float("inf")))
        if not watch:
            sessions.Session.wake = wake  # type: ignore[method-assign]
        model.close(True)
    return figures


def writing(desktop: Any, path: Path) -> dict[str, float]:
    """A new document beside an empty page of the office's own, a clause put into this one, the list of a thousand clauses."""
    import datetime

    from vanthu.clauses import library
    from vanthu.clauses.lookup import Situation, groups
    from vanthu.compose.template import Answers, offered
    from vanthu.offices import Office
    from vanthu_office.beginning.dialog import Wish
    from vanthu_office.beginning.document import begin
    from vanthu_office.inserting import doing
    from vanthu_office.inserting.rows import rows
    from vanthu_office.session import session_of

    plan = next(each for each in offered("state") if each.type == "kế hoạch")
    wish = Wish(plan, "state", Office(), Answers())

    def empty_page() -> Any:
        return desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())

    figures = {
        "an empty page of the office's own": median(opened(empty_page)),
        "a new document": median(opened(lambda: begin(wish, datetime.date(2026, 11, 28)))),
    }
    model = desktop.loadComponentFromURL(uno.systemPathToFileUrl(str(path)), "_blank", 0, ())
    session: Any = session_of(model)
    session.wake()
    session.look()
    until(lambda: session.view.phase == "ready" and session.view.fresh)
    clause = next(each for each in library() if each.place == "kết thúc" and "kế hoạch" in each.types)
    figures["a clause put in"] = median(times(lambda: doing.insert(session, model.CurrentController, clause, clause.wordings[0], {}), 5))
    model.close(True)
    many = [each._replace(id="%s-%d" % (each.id, turn)) for turn in range(4) for each in library()][:1000]
    situation = Situation("state", "kế hoạch", ("nhiệm vụ",))
    figures["the list of 1,000 clauses"] = median(times(lambda: rows(groups(many, situation), "vi", False), 9))
    figures["1,000 clauses searched"] = median(times(lambda: rows(groups(many, situation, "bao cao"), "vi", True), 9))
    return figures


def completing(desktop: Any, path: Path) -> dict[str, float]:
    """From the last letter to the list at the caret, without the pause that is meant; and what a key costs, without a list and with one."""
    from vanthu_office.completion import attendance, rules
    from vanthu_office.session import session_of

    model = desktop.loadComponentFromURL(uno.systemPathToFileUrl(str(path)), "_blank", 0, ())
    frame = model.CurrentController.Frame
    frame.ContainerWindow.toFront()
    frame.ComponentWindow.setFocus()
    session: Any = session_of(model)
    session.wake()
    until(lambda: attendance.attended(session) is not None and session.view.phase == "ready")
    attended: Any = attendance.attended(session)
    model.CurrentController.ViewCursor.gotoEnd(False)
    found, keys, listened = [], [], []
    event = uno.createUnoStruct("com.sun.star.awt.KeyEvent")
    event.KeyChar = uno.Char("a")
    for turn in range(9):
        dispatch(model, ".uno:InsertPara")
        insert(model, "Căn cứ nđ %d" % (turn + 1))
        start = time.perf_counter()
        until(lambda: attended.shown is not None and not attended.shown.stale)
        found.append(since(start) - rules.PAUSE * 1000)
        keys += times(lambda: attended.shown.keyPressed(event), 9)
        listened += times(lambda: attended.modified(None), 9)
    model.setModified(False)
    model.close(True)
    return {
        "key to list, beyond the pause": median(found[1:]),
        "key to list, the first time": found[0],  # the registers are opened, the list is made
        "work of the listener at a key": median(listened),
        "work of the key handler, a list open": median(keys),
    }


def opened(make: Callable[[], Any]) -> Iterator[float]:
    """Milliseconds until it is there, each time; the first is not counted, and each is shut again."""
    for turn in range(6):
        start = time.perf_counter()
        model = make()
        spent = since(start)
        settle()
        model.setModified(False)
        model.close(True)
        if turn:
            yield spent


@contextmanager
def watched() -> Iterator[list[float]]:
    """Milliseconds of every call of ours on the main thread meanwhile."""
    from vanthu_office import clock, session

    spent: list[float] = []
    places: list[tuple[Any, str]] = [(clock.Ticket, "run"), (session.Session, "modified")]
    usual = [getattr(owner, name) for owner, name in places]
    for (owner, name), function in zip(places, usual, strict=True):
        setattr(owner, name, timed(function, spent))
    try:
        yield spent
    finally:
        for (owner, name), function in zip(places, usual, strict=True):
            setattr(owner, name, function)


def timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments)
        finally:
            spent.append(since(start))

    return call


def service(name: str) -> Any:
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext(name, context)


def dispatch(model: Any, command: str, *arguments: Any) -> None:
    service("com.sun.star.frame.DispatchHelper").executeDispatch(model.CurrentController.Frame, command, "", 0, arguments)


def open_deck(model: Any) -> None:
    sidebar = model.CurrentController.getSidebar()
    sidebar.setVisible(True)
    sidebar.showDecks(True)
    until(lambda: sidebar.getDecks().hasByName(DECK))
    sidebar.getDecks().getByName(DECK).activate(True)
    until(lambda: is_watched(model))


def is_watched(model: Any) -> bool:
    from vanthu_office.session import session_of

    return session_of(model).view.phase != "asleep"


def insert(model: Any, letters: str) -> None:
    dispatch(model, ".uno:InsertText", argument("Text", letters))


def change(model: Any, number: int) -> None:
    """One more letter in a paragraph in the middle."""
    every = list(paragraphs(model))
    every[len(every) // 2 + number].End.setString("a")


def paragraphs(model: Any) -> Iterator[Any]:
    walk = model.Text.createEnumeration()
    while walk.hasMoreElements():
        each = walk.nextElement()
        if each.supportsService("com.sun.star.text.Paragraph"):
            yield each


def stream_arguments() -> tuple[Any, ...]:
    return argument("FilterName", "writer8"), argument("OutputStream", service("com.sun.star.io.TempFile"))


def argument(name: str, value: Any) -> Any:
    given = PropertyValue()
    given.Name, given.Value = name, value
    return given


def until(true: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > last:
            raise TimeoutError("what should have come did not")
        settle(1)
        time.sleep(0.001)


def settle(times: int = 20) -> None:
    toolkit = service("com.sun.star.awt.Toolkit")
    for _ in range(times):
        toolkit.processEventsToIdle()


def times(step: Callable[[], Any], rounds: int) -> list[float]:
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        step()
        found.append(since(start))
    return found


def since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if "VANTHU_BENCH_PATH" in os.environ:
    sys.path.insert(0, os.environ["VANTHU_BENCH_PATH"])
