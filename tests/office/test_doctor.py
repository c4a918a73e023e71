"""A province's edition installed in a real office, in a home with a telling name: what the deck and the command line tell of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import make_site
import writer
from vanthu import __version__
from vanthu_cli.main import main
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

SITE = Path(__file__).resolve().parents[2] / "samples" / "sites" / "tinh" / "tinh.toml"
WHO = "le-thi-hong-gam"
ASK = '''
import json, os, uno

def ask(*_):
    """What this office tells of itself, as its deck does; then it ends."""
    context = uno.getComponentContext()
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    make("vn.vanthu.writer.ProtocolHandler")  # it is a component of the package, so what runs now has the package's own modules
    import datetime
    from vanthu.diagnosis import Machine, diagnose, report
    from vanthu_office import registers
    from vanthu_office.diagnosing import looking, seeing
    registers.loading()()
    fields = {}
    for part in seeing.see():
        fields.update(part)
    fields.update(looking.looking(seeing.program_folder(), fields["profile"], fields["profile"] + "/vanthu.log")())
    fields["troubles"] = tuple([each for name in ("offices", "clauses", "recipients", "files") for each in fields.pop(name)])
    machine = Machine(now=datetime.datetime.now(), **fields)
    lines = diagnose(machine, "vi")
    with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
        json.dump({"lines": [line._asdict() for line in lines], "report": report(lines, machine.now, "vi")}, file)
    make("com.sun.star.frame.Desktop").terminate()

g_exportedScripts = (ask,)
'''


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / WHO
    profile = writer.make_profile(folder / ".config" / "libreoffice" / "4")
    writer.install(profile, make_site.build(SITE, folder / "site").oxt)
    return profile


@pytest.fixture
def home(profile: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = profile.parents[2]
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


def lines(told: Any) -> dict[str, Any]:
    return {line["id"]: line for line in told["lines"]}


def holds(told: dict[str, Any]) -> None:
    """What is the same, however it was asked."""
    assert told["version"]["value"] == f"{__version__}.7, cài cho riêng người dùng này" and told["version"]["state"] == "well"
    assert told["house"]["value"].startswith("Tỉnh Suối Nguồn, bản số 7 ngày ") and told["house"]["value"].endswith("theo bộ cài")
    assert "Thư mục chung: https://…" in told["house"]["means"]
    assert told["locked"]["value"] == "Language, Log, Shared, Tracked"
    assert "Tracked = true" in told["changed"]["value"] and "Office" in told["changed"]["value"]
    assert told["update"]["value"] == "https://…/vn.vanthu.writer.update.xml"
    assert told["profile"]["value"].startswith("~/.config/libreoffice/4/user, ")
    assert told["files"]["state"] == "well" and "copies" not in told


def test_the_deck(profile: Path, home: Path) -> None:
    script, told = profile / "user" / "Scripts" / "python" / "ask.py", profile / "told"
    script.write_text(ASK, encoding="utf-8")
    command = [*writer.command(profile), "--headless", writer.script("ask", script)]
    environment = writer.surroundings() | {"VANTHU_TOLD": str(told), "HOME": str(home)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    answer = json.loads(told.read_text(encoding="utf-8"))
    holds(lines(answer))
    assert "; thêm 1 sổ, " in lines(answer)["registers"]["value"]
    assert WHO not in answer["report"] and "suoinguon" not in answer["report"] and str(profile) not in answer["report"]


def test_the_command_line(profile: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--format", "json", "--profile", str(profile)])
    said = capsys.readouterr().out
    holds(lines(json.loads(said)))
    assert WHO not in said and "suoinguon" not in said
