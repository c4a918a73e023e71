"""Settings that an administrator has set and locked, as docs/settings.md says: each way in an office of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import writer
from vanthu.offices import Office, written
from vanthu.rulebook import REGIMES
from vanthu.strings import LANGUAGES
from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
SCHEMA = ROOT / "extension" / "registry" / "Settings.xcs"
COMMITTEE = Office(id="ubnd", name="Ủy ban nhân dân xã Suối Mơ", place="Suối Mơ")
OOR = "{http://openoffice.org/2001/registry}"

LOCKED = """
import json, os, uno
from vanthu_office import offices, settings
def locked(*_):
    before = settings.read()
    settings.change(regime="women", office="khác", tracked=False, live=False, silenced=frozenset({"x.y"}))
    changed = [each._replace(place="Nơi khác") for each in offices.read().brought]
    offices.keep((offices.Office(id="mine", name="Của tôi"), *changed), offices.read())
    kept = offices.read()._asdict()
    kept.update({name: [[each.name, each.place] for each in kept[name]] for name in ("shown", "brought", "own")})
    told = {"offices": kept, "before": before._asdict(), "after": settings.read()._asdict(), "locked": sorted(settings.locked())}
    with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
        json.dump(told, file, default=sorted)
    uno.getComponentContext().ServiceManager.createInstance("com.sun.star.frame.Desktop").terminate()
g_exportedScripts = (locked,)
"""


def block(kind: str, number: int = 0) -> str:
    """A block of code of the page."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.fixture
def office(oxt: Path, tmp_path: Path) -> Any:
    """office(layers…) → what is set there and what is locked. Without layers: as the office has them."""
    extensions = tmp_path / "extensions"
    bundled = writer.unpacked(oxt, extensions)
    profile = writer.make_profile(tmp_path / "profile")
    (profile / "user" / "Scripts" / "python" / "locked.py").write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT / 'python')!r})\n{LOCKED}", encoding="utf-8"
    )

    def started(*layers: str) -> Any:
        told = tmp_path / "told.json"
        option = [f"-env:CONFIGURATION_LAYERS={' '.join(layers)}"] if layers else []
        script = "vnd.sun.star.script:locked.py$locked?language=Python&location=user"
        subprocess.run(
            [*writer.command(profile), bundled, *option, "--headless", script],
            env=writer.surroundings() | {"VANTHU_TOLD": str(told)}, timeout=60, check=True, capture_output=True,
        )  # fmt: skip
        return json.loads(told.read_text(encoding="utf-8"))

    started.extensions = extensions  # type: ignore[attr-defined]
    return started


def layers() -> list[str]:
    """The layers of the office's configuration, in its order."""
    program = Path(os.path.realpath(str(find_soffice()))).parent
    text = (program / "fundamentalrc").read_text(encoding="utf-8")
    found = re.search(r"^CONFIGURATION_LAYERS=(.*)$", text, re.MULTILINE)
    assert found
    return found[1].split()


def before(kind: str, *more: Path) -> list[str]:
    known = layers()
    at = next(number for number, each in enumerate(known) if each.startswith(kind))
    return [*known[:at], *(f"xcsxcu:{each.as_uri()}" for each in more), *known[at:]]


def put(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def policy(folder: Path) -> Path:
    """The page's Windows policy, as LibreOffice writes it down for itself when it starts."""
    items = "".join(
        f'<item oor:path="/{component}/{node}"><prop oor:name="{name}" oor:finalized="true"><value>{value}</value></prop></item>'
        for component, node, name, value in re.findall(r'LibreOffice\\([^\\]+)\\(\w+)\\(\w+)\]\n"Value"="([^"]*)"', block("reg"))
    )
    assert items.count("<item") == 2
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    put(folder / "data" / "policy.xcu", f"{head}{items}</oor:items>")
    return folder


def test_a_folder_beside_the_extension(office: Any) -> None:
    put(office.extensions / "vanthu-desk" / "META-INF" / "manifest.xml", block("xml", 0))
    put(office.extensions / "vanthu-desk" / "desk.xcu", block("xml", 1))
    told = office()
    assert told["locked"] == ["offices", "regime", "tracked"]
    assert told["before"]["regime"] == told["after"]["regime"] == "state"
    assert told["before"]["tracked"] is told["after"]["tracked"] is True
    assert told["before"]["office"] == "ubnd" and told["after"]["office"] == "khác"
    assert told["before"]["silenced"] == ["caps.reference", "text.composed"] and told["after"]["silenced"] == ["x.y"]
    assert told["before"]["live"] is True and told["after"]["live"] is False


def test_offices_beside_the_settings_are_brought_and_locked(office: Any) -> None:
    put(office.extensions / "vanthu-desk" / "META-INF" / "manifest.xml", block("xml", 0))
    put(office.extensions / "vanthu-desk" / "desk.xcu", block("xml", 1))
    put(office.extensions / "vanthu-desk" / "offices.json", written((COMMITTEE,)))
    told = office()["offices"]
    assert told["shown"] == [[COMMITTEE.name, "Suối Mơ"], ["Của tôi", ""]] and told["brought"] == [[COMMITTEE.name, "Suối Mơ"]]
    assert told["own"] == [["Của tôi", ""], [COMMITTEE.name, "Nơi khác"]]  # what a lock hides is not lost
    assert told["locked"] is True and told["closed"] is False and told["troubles"] == []


def test_offices_that_are_not_there_are_one_sentence(office: Any) -> None:
    put(office.extensions / "vanthu-desk" / "META-INF" / "manifest.xml", block("xml", 0))
    put(office.extensions / "vanthu-desk" / "desk.xcu", block("xml", 1))
    told = office()["offices"]
    assert told["shown"] == [["Của tôi", ""]] and len(told["troubles"]) == 1 and "vanthu-desk/offices.json" in told["troubles"][0]


def test_files_in_the_registry_of_the_office(office: Any, tmp_path: Path) -> None:
    put(tmp_path / "registry" / "data" / "vanthu.xcu", block("xml", 1))
    assert office(*before("bundledext", tmp_path / "registry"))["locked"] == []  # no schema: passed over, as the page says
    shutil.copy(SCHEMA, put(tmp_path / "registry" / "schema" / "vanthu.xcs", ""))
    told = office(*before("bundledext", tmp_path / "registry"))
    assert told["locked"] == ["offices", "regime", "tracked"]
    assert told["after"]["regime"] == "state"


def test_a_policy_of_the_user(office: Any, tmp_path: Path) -> None:
    told = office(*before("user:", policy(tmp_path / "policy")))
    assert told["locked"] == ["regime", "silenced"]
    assert told["after"]["regime"] == "state" and told["after"]["silenced"] == ["caps.reference", "text.composed"]


def test_a_policy_of_the_machine_needs_the_schema(office: Any, tmp_path: Path) -> None:
    assert office(*before("bundledext", policy(tmp_path / "policy")))["locked"] == []
    shutil.copy(SCHEMA, put(tmp_path / "registry" / "schema" / "vanthu.xcs", ""))
    assert office(*before("bundledext", tmp_path / "registry", tmp_path / "policy"))["locked"] == ["regime", "silenced"]


def test_an_older_schema_of_an_administrator_does_no_harm(office: Any, tmp_path: Path) -> None:
    older = re.sub(r'<prop oor:name="Hints".*?</prop>', "", SCHEMA.read_text(encoding="utf-8"), flags=re.DOTALL)
    put(tmp_path / "registry" / "schema" / "vanthu.xcs", older)
    put(tmp_path / "registry" / "data" / "vanthu.xcu", block("xml", 1))
    told = office(*before("bundledext", tmp_path / "registry"))
    assert told["locked"] == ["hints", "offices", "regime", "tracked"]
    assert told["after"]["hints"] is True and told["after"]["regime"] == "state"


def test_the_page_names_every_key_of_the_schema_and_what_is_usual() -> None:
    usual = {}
    for each in ElementTree.parse(SCHEMA).iter("prop"):
        usual[each.get(f"{OOR}name")] = (each.findtext("value") or "").strip()
    rows = dict(re.findall(r"^\| `(\w+)` \| (?:chữ|đúng/sai|danh sách) \| (.*?) \|", PAGE, re.MULTILINE))
    assert {name: value.strip("`").replace("(trống)", "") for name, value in rows.items()} == usual
    english = PAGE.partition("# Settings, for administrators")[2]
    assert re.findall(r"^\| `(\w+)` \|", english, re.MULTILINE) == list(usual)


def test_the_schema_knows_the_regimes_and_the_languages() -> None:
    known = {
        each.get(f"{OOR}name"): [value.get(f"{OOR}value") for value in each.iter("enumeration")]
        for each in ElementTree.parse(SCHEMA).iter("prop")
    }
    assert known["Regime"] == ["", *REGIMES]
    assert known["Language"] == list(LANGUAGES)
    assert all(f"`{regime}`" in PAGE for regime in REGIMES)
