"""vanthu doctor: what it finds on this computer and in a profile, and that it tells nothing personal."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Vanthu

from vanthu import __version__, edition
from vanthu.offices import Office, written
from vanthu.registers import own
from vanthu.registers.entry import Entry
from vanthu_cli import computer
from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parent.parent.parent
WHO = "Trần Thị Bích Ngọc"
NAMED = "tran-thi-bich-ngoc"
LOG = f"""2026-11-28 10:00:00 Face.show
  KeyError
    vanthu_office/log.py:118 call
    pythonpath/vanthu/finding.py:12 words
2026-11-28 10:00:01 {WHO}
  ValueError: {WHO}
"""
SET = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/vn.vanthu.writer.Settings/Desk"><prop oor:name="Tracked" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/vn.vanthu.writer.Settings/Desk"><prop oor:name="Offices" oor:op="fuse"><value>/srv/%s.json</value></prop></item>
<item oor:path="/org.openoffice.Other"><prop oor:name="Regime" oor:op="fuse"><value>state</value></prop></item>
</oor:items>
"""


def description(folder: Path, version: str, id: str = "vn.vanthu.writer", update: str = "") -> Path:
    text = (
        (ROOT / "extension" / "description.xml").read_text(encoding="utf-8").replace("@version@", version).replace("vn.vanthu.writer", id)
    )
    if update:
        text = text.replace("</description>", f'<update-information><src xlink:href="{update}"/></update-information></description>')
    folder.mkdir(parents=True)
    (folder / "description.xml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a telling name, and the office's profile in it."""
    home = tmp_path / NAMED
    user = home / ".config" / "libreoffice" / "4" / "user"
    (user / "vanthu").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return home


@pytest.fixture
def user(home: Path) -> Path:
    return home / ".config" / "libreoffice" / "4" / "user"


def test_it_tells_of_this_computer(vanthu: Vanthu, user: Path) -> None:
    said = vanthu("doctor", "--format", "json")
    told = json.loads(said.out)
    lines = {line["id"]: line for line in told["lines"]}
    assert told["version"] == 1 and told["vanthu"] == __version__
    assert said.status == (1 if told["summary"]["wrong"] else 0) and not said.err
    assert lines["shell"]["state"] == "well" and "Python 3." in lines["shell"]["value"]
    assert lines["registers"]["value"].startswith("có sẵn ")
    assert lines["profile"]["value"].startswith("~/.config/libreoffice/4/user, ")
    if find_soffice():
        assert lines["office"]["value"].partition(".")[0].isdigit()
        assert lines["version"]["state"] == "look", "nothing is installed in this profile"
    assert list(user.iterdir()) == [user / "vanthu"], "it leaves nothing behind"


def test_what_is_wrong_in_a_profile_is_told_without_a_name(vanthu: Vanthu, user: Path) -> None:
    (user / "vanthu.log").write_text(LOG, encoding="utf-8")
    (user / "registrymodifications.xcu").write_text(SET % NAMED, encoding="utf-8")
    (user / "vanthu" / "offices.json").write_text('{"offices": [{"name": "%s", "x": 1}]}' % WHO, encoding="utf-8")
    (user / "vanthu" / "cau-mau.txt").write_text("[mau]\nten: %s\n" % WHO, encoding="utf-8")
    (user / "vanthu" / "noi-nhan.txt").write_bytes(b"\xff\xfe" + WHO.encode("utf-16-le"))
    (user / "vanthu" / "so-van-ban.csv").write_text(f"{WHO}\n{WHO}\n", encoding="utf-8")
    said = vanthu("doctor")
    assert said.status == 1
    assert not [part for part in (NAMED, *WHO.split(), str(user)) if part in said.out]
    assert "hồ sơ cơ quan; câu mẫu (dòng " in said.out and "bộ nơi nhận; sổ văn bản (dòng 1)" in said.out
    assert "Offices, Tracked = true" in said.out and "Regime" not in said.out
    assert "KeyError  vanthu/finding.py:12 words" in said.out and "ValueError  …" in said.out
    english = vanthu("--lang", "en", "doctor").out
    assert "Wrong\n" in english and "facts of offices; clauses (line " in english and NAMED not in english


def test_a_profile_in_order(vanthu: Vanthu, user: Path, tmp_path: Path) -> None:
    office = Office(id="a", name=WHO, issuer=("ỦY BAN NHÂN DÂN",), symbol="UBND")
    (user / "vanthu" / "offices.json").write_text(written((office,)), encoding="utf-8")
    entry = Entry("Kế hoạch", "12/KH-UBND", datetime.date(2026, 5, 4), "Ủy ban nhân dân xã Suối Mơ", "về việc thử")
    (user / "vanthu" / "so-van-ban.csv").write_text(own.written([entry]), encoding="utf-8")
    moved = shutil.move(user, tmp_path / "user")
    for folder in (moved, tmp_path):
        said = vanthu("doctor", "--profile", folder)
        assert "Tệp dùng riêng: đọc được cả" in said.out and "thêm 1 sổ, 1 văn bản" in said.out
        assert "Suối Mơ" not in said.out and WHO not in said.out


def test_every_installed_copy_is_found(tmp_path: Path) -> None:
    program, user = tmp_path / "office" / "program", tmp_path / "user"
    mine = description(user / "uno_packages/cache/uno_packages/lu1.tmp_/vanthu.oxt", "0.2.0")
    description(user / "uno_packages/cache/uno_packages/lu2.tmp_/other.oxt", "9.9", "org.other")
    shared = description(tmp_path / "office/share/uno_packages/cache/uno_packages/lu3.tmp_/vanthu.oxt", "0.3.0.7")
    bundled = description(tmp_path / "office/share/extensions/vanthu", "0.3.0")
    (tmp_path / "office/share/extensions/broken").mkdir()
    found = list(computer.installed(program, user))
    assert [(folder, *copy) for folder, copy in found] == [
        (mine, "user", "0.2.0", True),
        (shared, "shared", "0.3.0.7", False),
        (bundled, "bundled", "0.3.0", False),
    ]
    assert list(computer.installed(None, tmp_path / "none")) == []


PRESET = """<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" oor:name="Settings" oor:package="vn.vanthu.writer">
 <node oor:name="Desk"><prop oor:name="Shared"><value>/srv/vanthu</value></prop></node>
</oor:component-data>"""


def test_an_old_copy_that_hides_a_newer_one_is_told(vanthu: Vanthu, user: Path) -> None:
    description(user / "uno_packages/cache/uno_packages/lu1.tmp_/vanthu.oxt", "0.1.0")
    address = "https://cntt.example.gov.vn/vn.vanthu.writer.update.xml"
    package = description(user / "uno_packages/cache/uno_packages/lu0.tmp_/vanthu.oxt", "0.0.9", update=address)
    province = edition.Edition("thu", "Tỉnh thử", 7, datetime.date(2026, 11, 1))
    taken = user / "vanthu" / "chung"
    anothers = edition.Edition("khac", "Tỉnh khác", 12, datetime.date(2026, 11, 1))
    for folder, each in ((package / "edition", province), (taken / "9", province._replace(number=9)), (taken / "12", anothers)):
        folder.mkdir(parents=True)
        (folder / "edition.json").write_bytes(edition.written(each))
    assert "Tỉnh thử, bản số 7 ngày 01/11/2026, theo bộ cài" in vanthu("doctor").out  # nothing is shared
    (package / "registry").mkdir()
    (package / "registry" / "Site.xcu").write_text(PRESET, encoding="utf-8")
    said = vanthu("doctor")
    assert said.status == 1 and "0.0.9 cài cho riêng người dùng này (đang chạy); 0.1.0 " in said.out
    assert "Tỉnh thử, bản số 9 ngày 01/11/2026, từ thư mục chung" in said.out
    assert "Nơi tìm bản mới: https://…/vn.vanthu.writer.update.xml" in said.out
    (user / "vanthu" / "chung" / "9" / "edition.json").write_text("{", encoding="utf-8")
    assert "Tỉnh thử, bản số 7 ngày 01/11/2026, theo bộ cài" in vanthu("doctor").out


def test_no_office_at_all(vanthu: Vanthu, user: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VANTHU_SOFFICE", str(tmp_path / "none"))
    out = vanthu("doctor").out
    assert "LibreOffice: không tìm thấy" in out and "chưa cài vào LibreOffice" not in out


def test_packages_of_debian() -> None:
    debians, own = Path("/usr/lib/libreoffice/program"), Path("/opt/libreoffice25.2/program")
    assert computer.wanting(frozenset(), debians, "Tinos") == ("python3-uno", "libreoffice-writer")
    assert computer.wanting(frozenset({"python3-uno", "libreoffice-writer"}), debians, None) == ()
    assert computer.wanting(frozenset(), own, "DejaVu Serif") == ("fonts-croscore",)


def test_without_its_own_packages_it_still_tells(user: Path) -> None:
    """Where lxml is missing, that is what it is asked for."""
    program = f"import sys; sys.path.insert(0, {str(ROOT / 'python')!r}); from vanthu_cli.main import main; sys.exit(main(['doctor']))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "thiếu lxml, openpyxl" in done.stdout
