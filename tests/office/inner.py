"""The outer half of tests/office: the tests in inside/ are run in a real headless office, and each reported as one of ours."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pack
import writer
from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = Path(__file__).with_name("run_inside.py")
PATIENCE = 300  # seconds for one test
OPTIONS = ["-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:hypothesispytest", "-o", f"faulthandler_timeout={PATIENCE - 20}"]


class OfficeGone(Exception):
    """The office crashed, or did nothing for too long."""


class Office:
    """One headless office with a profile of its own and the extension in it, running pytest with the arguments given."""

    def __init__(self, arguments: list[str]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="vanthu-office-"))
        profile = writer.make_profile(self.folder / "profile")
        shutil.copy(SCRIPT, profile / "user" / "Scripts" / "python")
        pack.pack(self.folder / "vanthu.oxt")
        extension = writer.unpacked(self.folder / "vanthu.oxt", self.folder / "extensions")
        self.answers = self.folder / "answers"
        self.answers.touch()
        request = self.folder / "request"
        sites = [str(Path(pytest.__file__).resolve().parent.parent)]
        told = {"root": str(ROOT), "sites": sites, "answers": str(self.answers), "arguments": [*OPTIONS, *arguments]}
        request.write_text(json.dumps(told), encoding="utf-8")
        self.log = self.folder / "log"
        command = [
            *writer.command(profile),
            extension,
            extension,
            "--headless",
            f"vnd.sun.star.script:{SCRIPT.name}$main?language=Python&location=user",
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
                env=writer.surroundings() | {"VANTHU_INSIDE": str(request), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
                preexec_fn=writer.end_with_us,
            )  # fmt: skip
        self.lines = self._lines()

    def _lines(self) -> Iterator[dict[str, Any]]:
        """What the inner half tells, as it tells it."""
        heard = time.monotonic()
        with self.answers.open(encoding="utf-8") as file:
            rest = ""
            while True:
                ended = self.process.poll() is not None
                more = file.read()
                if more:
                    heard = time.monotonic()
                    *whole, rest = (rest + more).split("\n")
                    yield from map(json.loads, whole)
                elif ended:
                    raise OfficeGone(f"The office ended by itself (status {self.process.returncode}).{self._logged()}")
                elif time.monotonic() - heard > PATIENCE:
                    logged = self._logged()
                    self.kill()
                    raise OfficeGone(f"The office did nothing for {PATIENCE} seconds and was ended.{logged}")
                time.sleep(0.02)

    def _logged(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        told = [line for line in lines if "/_pytest/" not in line and "/pluggy/" not in line]
        return "\nIts output ended with:\n" + "\n".join(told[-120:])

    def close(self) -> None:
        """The office has said its last word: it must now end by itself, and in peace."""
        try:
            status = self.process.wait(30)
            if status:
                raise OfficeGone(f"The tests were over; then the office ended with status {status}.{self._logged()}")
        except subprocess.TimeoutExpired as error:
            raise OfficeGone(f"The tests were over, but the office did not end.{self._logged()}") from error
        finally:
            self.kill()

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class InsideFile(pytest.File):
    """A file of tests that run inside the office."""

    def collect(self) -> Iterator[pytest.Item]:
        if find_soffice() is None:
            yield InsideItem.from_parent(self, name="all", inner="", line=None)
            return
        inside = self.config.stash.setdefault(INSIDE, Inside())
        inside.collect(self.path.parent, self.config)
        here = f"{self.path.relative_to(ROOT).as_posix()}"
        if here in inside.uncollected:
            raise self.CollectError(inside.uncollected[here])
        for each in inside.items.get(here, ()):
            item = InsideItem.from_parent(self, name=each["id"].partition("::")[2], inner=each["id"], line=each["line"])
            item.extra_keyword_matches.update(each["keywords"])
            yield item


class InsideItem(pytest.Item):
    def __init__(self, *, inner: str, line: int | None, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.inner = inner
        self.line = line

    def runtest(self) -> None:
        if not self.inner:
            pytest.skip("LibreOffice is not on this machine")
        outcome, text = self.config.stash[INSIDE].result(self)
        if outcome == "skipped":
            pytest.skip(text)
        elif outcome == "xfailed":
            pytest.xfail(text)
        elif outcome != "passed":
            raise FailedInside(text)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, FailedInside | OfficeGone):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.line, self.name


class FailedInside(Exception):
    """Its text is the inner report."""


def listed(folder: Path, config: pytest.Config) -> list[dict[str, Any]]:
    """What an office says of the tests in the folder. Of several processes that share them out, one asks, for all."""
    if not hasattr(config, "workerinput"):
        return asked(folder)
    answer = Path(config.option.basetemp).parent / "inside.json"  # the run's own folder, in which each process has one
    try:
        answer.with_suffix(".asked").touch(exist_ok=False)
    except FileExistsError:
        writer.until(answer.exists, "what an office says of its tests, asked by another process", PATIENCE)
        told: list[dict[str, Any]] = json.loads(answer.read_text(encoding="utf-8"))
        return told
    found = asked(folder)
    answer.with_suffix(".half").write_text(json.dumps(found), encoding="utf-8")
    answer.with_suffix(".half").rename(answer)
    return found


def asked(folder: Path) -> list[dict[str, Any]]:
    found = []
    office = Office(["--collect-only", "--quiet", str(folder.relative_to(ROOT))])
    try:
        for news in office.lines:
            if news["kind"] in ("item", "uncollected"):
                found.append(news)
            elif news["kind"] == "broken":
                raise OfficeGone(news["text"])
            elif news["kind"] == "end":
                break
    except OfficeGone as problem:
        paths = [path.relative_to(ROOT).as_posix() for path in folder.glob("test_*.py")]
        found += [{"kind": "uncollected", "id": path, "text": str(problem)} for path in paths]
    finally:
        office.kill()
    return found


class Inside:
    """All that is inside: collected once, and run in one office as long as that office lives."""

    def __init__(self) -> None:
        self.items: dict[str, list[dict[str, Any]]] = {}
        self.uncollected: dict[str, str] = {}
        self.office: Office | None = None
        self.collected = False

    def collect(self, folder: Path, config: pytest.Config) -> None:
        if self.collected:
            return
        self.collected = True
        for news in listed(folder, config):
            if news["kind"] == "item":
                self.items.setdefault(news["id"].partition("::")[0], []).append(news)
            else:
                self.uncollected[news["id"]] = news["text"]

    def start(self, items: list[InsideItem]) -> None:
        if any(item.inner for item in items):
            self.office = Office([item.inner for item in items])

    def result(self, item: InsideItem) -> tuple[str, str]:
        """What came of a test; where no office runs, one is started for this test and all that are still to come."""
        items = [each for each in item.session.items if isinstance(each, InsideItem)]
        if self.office is None:
            self.start(items[items.index(item) :])
        try:
            result = self._heard(item.inner)
            if item is items[-1]:
                self._heard("end")
                self.office.close()
                self.office = None
            return result
        except OfficeGone:
            self.kill()
            raise

    def _heard(self, wanted: str) -> tuple[str, str]:
        assert self.office is not None
        for news in self.office.lines:
            if news["kind"] == "done" and news["id"] == wanted:
                return news["outcome"], news["text"]
            if news["kind"] == "broken":
                raise OfficeGone(news["text"])
            if news["kind"] == "end":
                if wanted == "end":
                    return "passed", ""
                raise OfficeGone("The inner pytest ended without running this test.")
        raise AssertionError("an office's lines end only by an exception")

    def kill(self) -> None:
        if self.office is not None:
            self.office.kill()
            self.office = None


INSIDE = pytest.StashKey[Inside]()
