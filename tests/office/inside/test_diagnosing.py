"""The deck Chẩn đoán in a real office: what is seen of it, what is told, and that nothing personal is."""

from __future__ import annotations

import time
import traceback
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

from office.beside import panel_element

WHO = "tran-thi-bich-ngoc"


class Deck:
    def __init__(self, ctx: Any, model: Any, idle: Callable[[], None]) -> None:
        self.model, self.idle = model, idle
        self.element = panel_element(ctx, model, "doctor")
        self.panel = self.element._panel
        self.control = self.panel.face.control
        self.settle()

    def settle(self) -> "Deck":
        end = time.monotonic() + 20
        while self.panel._look is not None or self.panel._waiting is not None and self.panel._waiting._call or not self.panel.lines:
            assert time.monotonic() < end, "it never came"
            self.idle()
            time.sleep(0.005)
        return self

    def line(self, id: str) -> Any:
        return next(each for each in self.panel.lines if each.id == id)

    def report(self) -> str:
        from vanthu.diagnosis import report

        return report(self.panel.lines, self.panel._machine.now, "vi")

    def close(self) -> None:
        self.element.dispose()


@pytest.fixture
def beside(ctx: Any, open_url: Callable[..., Any], idle: Callable[[], None]) -> Iterator[Callable[[], Deck]]:
    """beside() → the panel beside an empty document, when it has looked."""
    opened = []

    def make() -> Deck:
        opened.append(Deck(ctx, open_url("private:factory/swriter", Hidden=False), idle))
        return opened[-1]

    yield make
    for deck in opened:
        deck.close()


def test_what_is_seen_of_a_real_office(beside: Callable[[], Deck]) -> None:
    deck = beside()
    machine = deck.panel._machine
    assert machine.office and tuple(map(int, machine.office.split(".")[:2])) >= (7, 4)
    assert machine.build and machine.system and machine.release is not None
    assert tuple(map(int, machine.python.split("."))) >= (3, 8)
    assert machine.writable and machine.free and Path(machine.profile).name == "user"
    assert machine.registers[0].rows > 300 and machine.registers[0].newest.year >= 2025
    assert dict(machine.rulebooks)["party-2026"].isoformat() == "2026-05-27" and len(machine.rulebooks) == 8
    assert machine.locked == () and machine.changed == {} and machine.language == "vi"
    assert machine.dark in (True, False)
    assert {line.id for line in deck.panel.lines} >= {"version", "office", "python", "system", "font", "registers", "rulebooks", "profile"}
    assert deck.line("office").value.startswith(machine.office)


def test_it_wakes_no_document_and_leaves_nothing(beside: Callable[[], Deck], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another deck that stands beside it, as an earlier test may have left it, may."""
    from vanthu_office.session import Session, sessions

    wakers: List[str] = []
    wake = Session.wake

    def told(session: Any) -> None:
        wakers.extend(frame.filename for frame in traceback.extract_stack())
        wake(session)

    monkeypatch.setattr(Session, "wake", told)
    deck = beside()
    assert not [name for name in wakers if "diagnosing" in Path(name).parts]
    deck.close()
    assert not [each for each in sessions() if each.view.phase == "asleep"], "one that was made for this alone goes with it"


def test_a_document_that_is_changed_beside_it_wakes(beside: Callable[[], Deck], until: Callable[..., None]) -> None:
    deck = beside()
    session = deck.panel.session
    deck.model.getText().setString("Căn cứ Nghị định số 30/2020/NĐ-CP")
    session.wake()  # as the office's event of the first change does
    until(lambda: session.view.phase == "ready")
    deck.close()
    from vanthu_office.session import forget, sessions

    assert session in sessions(), "another deck, or the waves, may have it"
    forget(session)


def test_nothing_takes_long_on_the_main_thread(beside: Callable[[], Deck]) -> None:
    from vanthu_office.diagnosing import seeing

    beside()
    spent = []
    for part in seeing.parts():
        start = time.perf_counter()
        part()
        spent.append((time.perf_counter() - start, part.__name__))
    print(sorted(spent))
    assert max(spent)[0] < 0.25, sorted(spent)


def test_the_list_and_what_is_said_of_a_line(beside: Callable[[], Deck]) -> None:
    deck = beside()
    headings = [row.text for row in deck.panel._rows]
    assert headings[-1].startswith("Ổn (")
    assert "điều ổn" in deck.control["list_label"].getModel().Label
    deck.panel._choose(next(row for row in deck.panel._rows[-1].rows if row.key == "rulebooks"))
    assert "Mặt trận Tổ quốc" in deck.control["text"].getText() and "Không có gì phải làm" in deck.control["text"].getText()
    deck.panel._choose(None)
    assert "khay nhớ tạm" in deck.control["text"].getText()


def test_the_report_is_copied(beside: Callable[[], Deck], ctx: Any) -> None:
    deck = beside()
    deck.panel.copy()
    clipboard = ctx.ServiceManager.createInstanceWithContext("com.sun.star.datatransfer.clipboard.SystemClipboard", ctx)
    contents = clipboard.getContents()
    flavor = next(each for each in contents.getTransferDataFlavors() if "utf-16" in each.MimeType)
    assert contents.getTransferData(flavor) == deck.report()
    assert "Đã chép" in deck.control["status"].getModel().Label


def test_what_is_wrong_is_seen_and_nothing_personal_told(
    beside: Callable[[], Deck], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vanthu_office import log, offices, registers, settings

    home = tmp_path / WHO
    profile = home / ".config" / "libreoffice" / "4" / "user"
    (profile / "vanthu").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setattr(log, "path", lambda: str(profile / log.NAME))
    monkeypatch.setattr(
        settings, "read", lambda: settings.Settings(office=WHO, offices="/khong/co/%s.json" % WHO, tracked=True, registers="")
    )
    (profile / "vanthu" / "offices.json").write_text('{"offices": [{"name": "%s", "x": 1}]}' % WHO, encoding="utf-8")
    (profile / "vanthu" / "cau-mau.txt").write_text("[%s\n" % WHO, encoding="utf-8")
    (profile / "vanthu" / "so-van-ban.csv").write_text("%s\n%s" % (WHO, WHO), encoding="utf-8")

    def fails() -> None:
        raise KeyError(WHO)

    log.guarded(fails)()
    for each in (offices, registers):
        each.forget()
    try:
        deck = beside()
        text = deck.report()
        told = text + repr(deck.panel.lines) + deck.control["text"].getText()
        assert WHO not in told and str(tmp_path) not in told
        assert deck.line("profile").value.startswith("~/.config/libreoffice/4/user")
        assert deck.line("changed").value == "Office, Offices, Tracked = true"
        assert deck.line("files").state == "wrong"
        assert all(name in deck.line("files").value for name in ("hồ sơ cơ quan", "câu mẫu", "sổ văn bản"))
        assert "KeyError" in deck.line("errors").means
        assert deck.panel._row == deck.panel.lines[0].id == "files"  # the gravest is chosen
    finally:
        monkeypatch.undo()
        for each in (offices, registers):
            each.forget()
