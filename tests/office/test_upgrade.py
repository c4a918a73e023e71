"""From the release before to this one, and away again: what a person made stays, and what she wrote is her own.

The release before is made anew out of the history (released.py) and works in a real office first; so does what took its place.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import pack
import writer
from letters import RAW_PLAN
from office import errand, released
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

ROOT = Path(__file__).resolve().parents[2]
INSTALL = ROOT / "tools" / "deploy" / "cai-dat.sh"
REMOVE = ROOT / "tools" / "deploy" / "go-bo.sh"

# What a secretary does with the release before: facts, a clause, a row of the register, recipients, settings, a finding left aside.
MADE = """
import datetime

def errand():
    import vanthu
    from vanthu.offices import Office
    from vanthu.registers.entry import Entry
    from vanthu_office import actions, offices, registers, settings
    from vanthu_office.inserting import own
    from vanthu_office.receiving import saved

    mine = Office(id="ubnd", name="Ủy ban nhân dân xã Suối Mơ", place="Suối Mơ")
    offices.keep((mine,), offices.read())
    lines = ["Giao Văn phòng theo dõi việc thực hiện."]
    assert own.keep("Giao nhiệm vụ", "mục đích, yêu cầu", "", lines, "Tôi", datetime.date(2026, 3, 1)) is None
    assert saved.keep("Gửi các thôn", "", ["Các thôn", "Lưu: VT"], "vi") == ""
    issuer = "Ủy ban nhân dân xã Suối Mơ"
    row = Entry("Quy chế", "07/QC-UBND", datetime.date(2025, 5, 6), issuer, "về làm việc ở xã Suối Mơ")
    assert registers.record(row, "vi") == ""
    settings.change(office="ubnd", tracked=True, complete=False, silenced=frozenset({"caps.reference"}))
    model = opened()
    model.Text.setString(GIVEN["text"])
    session = read(model)
    left = session.view.findings[0]
    actions.ignore(session, left, "Làm theo bản gốc")
    actions.choose_type(session, "kế hoạch")
    read(model)
    for name, filter in GIVEN["documents"]:
        model.storeToURL(address(name), properties(FilterName=filter))
    closed(model)
    return {"version": vanthu.__version__, "left": left.rule}
"""

# What there is of all that with this release.
FOUND = """
def errand():
    import vanthu
    from vanthu_office import offices, registers, settings
    from vanthu_office.copies import copies
    from vanthu_office.inserting import own
    from vanthu_office.receiving import saved

    registers.prepare()
    now = settings.read()
    told = {
        "version": vanthu.__version__,
        "copies": [list(each) for each in copies()],
        "office": [offices.current().name, offices.current().place],
        "troubles": [*offices.read().troubles, own.shelf("vi").trouble, saved.shelf("vi").trouble, *registers.troubles()],
        "clauses": [each.name for each in own.shelf("vi").clauses if each.id.startswith("toi.")],
        "sets": [[each.name, list(each.items)] for each in saved.shelf("vi").own],
        "settings": [now.office, now.tracked, now.complete, sorted(now.silenced)],
        "documents": [],
    }
    for name, _ in GIVEN["documents"]:
        model = opened(address(name))
        session = read(model)
        registers.loading(now.registers)()
        told["documents"].append({
            "type": session.choices.type,
            "aside": [[entry.rule, entry.reason] for entry, _ in session.view.aside],
            "speaks of it": session.choices.ignored[0].rule in [each.rule for each in session.view.findings],
            "modified": bool(model.isModified()),
        })
        closed(model)
    told["row"] = [each.number for each in registers.search("quy chế làm việc xã Suối Mơ")]
    return told
"""

# What whoever has no Văn Thư sees.
WITHOUT = """
import unohelper
from com.sun.star.task import XInteractionHandler

class Asked(unohelper.Base, XInteractionHandler):
    def __init__(self):
        self.requests = []

    def handle(self, request):
        self.requests.append(str(request.getRequest()))

def errand():
    told = []
    for name, filter in GIVEN["documents"]:
        asked = Asked()
        model = opened(address(name), InteractionHandler=asked)
        kept = model.DocumentProperties.UserDefinedProperties
        ours = [each.Name for each in kept.getPropertySetInfo().getProperties() if each.Name.startswith("VanThu.")]
        text, modified = model.Text.getString(), bool(model.isModified())
        model.storeToURL(address(name + ".lai"), properties(FilterName=filter))
        closed(model)
        again = opened(address(name + ".lai"), FilterName=filter)
        told.append({
            "asked": asked.requests, "modified": modified, "text": text, "again": again.Text.getString(), "ours": sorted(ours),
        })
        closed(again)
    made = make("vn.vanthu.writer.ProtocolHandler")
    return {"documents": told, "gone": made is None}
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released.release(tmp_path_factory.mktemp("before"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return writer.make_profile(tmp_path / "profile")


@pytest.fixture
def documents(tmp_path: Path) -> list[list[str]]:
    return [[str(tmp_path / "ke-hoach.odt"), "writer8"], [str(tmp_path / "ke-hoach.docx"), "MS Word 2007 XML"]]


def made(profile: Path, documents: list[list[str]], *options: str) -> Any:
    told = errand.run(profile, MADE, *options, text=RAW_PLAN, documents=documents)
    assert told["version"] == released.version(released.commit()) != pack.__version__
    return told


AS_SET = ["ubnd", True, False, ["caps.reference"]]
AS_DELIVERED = ["", False, True, []]


def all_is_there(profile: Path, documents: list[list[str]], left: str, where: str, *options: str, settings: Any = None) -> None:
    told = errand.run(profile, FOUND, *options, documents=documents)
    assert told["version"] == pack.__version__ and told["copies"] == [[where, pack.__version__, True]]
    assert told["office"] == ["Ủy ban nhân dân xã Suối Mơ", "Suối Mơ"]
    assert not any(told["troubles"])
    assert told["clauses"] == ["Giao nhiệm vụ"] and told["sets"] == [["Gửi các thôn", ["Các thôn", "Lưu: VT"]]]
    assert told["settings"] == (settings or AS_SET)
    assert "07/QC-UBND" in told["row"]
    for each in told["documents"]:
        assert each["type"] == "kế hoạch" and each["aside"] == [[left, "Làm theo bản gốc"]] and not each["modified"]


def stamps(folder: Path, documents: list[list[str]]) -> dict[str, str]:
    """What a person made: her documents, and the files of ours in her profile."""
    files = [Path(name) for name, _ in documents] + sorted((folder / "user" / "vanthu").iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def without(profile: Path, documents: list[list[str]], *options: str) -> None:
    told = errand.run(profile, WITHOUT, *options, documents=documents)
    assert told["gone"]
    for each in told["documents"]:
        assert not each["asked"] and not each["modified"]
        assert each["text"].replace("\r\n", "\n") == RAW_PLAN == each["again"].replace("\r\n", "\n")
        assert each["ours"] == ["VanThu.Ignored.1", "VanThu.Type"]


def script(path: Path, *arguments: str) -> str:
    done = subprocess.run(["sh", str(path), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_by_the_extension_manager(before: Path, oxt: Path, profile: Path, documents: list[list[str]]) -> None:
    writer.install(profile, before)
    left = made(profile, documents)["left"]
    kept = stamps(profile, documents)
    assert {"offices.json", "cau-mau.txt", "so-van-ban.csv", "noi-nhan.txt"} <= kept.keys()
    writer.install(profile, oxt)
    assert stamps(profile, documents) == kept, "the upgrade itself touches nothing"
    all_is_there(profile, documents, left, "user")
    writer.remove(profile)
    assert stamps(profile, documents) == kept
    without(profile, documents)
    assert stamps(profile, documents) == kept
    writer.install(profile, oxt)  # who comes back finds all as it was, but for the settings: the office forgets those of what is gone
    all_is_there(profile, documents, left, "user", settings=AS_DELIVERED)


def test_by_swapping_the_folder_of_the_machine(before: Path, oxt: Path, profile: Path, documents: list[list[str]], tmp_path: Path) -> None:
    extensions = tmp_path / "extensions"
    extensions.mkdir()
    option = f"-env:BUNDLED_EXTENSIONS={extensions.as_uri()}"
    script(INSTALL, "--goi", str(before), "--den", str(extensions), "--nhat-ky", str(tmp_path / "log"))
    left = made(profile, documents, option)["left"]
    kept = stamps(profile, documents)
    script(INSTALL, "--goi", str(oxt), "--den", str(extensions), "--nhat-ky", str(tmp_path / "log"))
    assert [each.name for each in extensions.iterdir()] == ["vanthu"]
    all_is_there(profile, documents, left, "bundled", option)
    script(REMOVE, "--den", str(extensions), "--nhat-ky", str(tmp_path / "log"))
    assert not list(extensions.iterdir())
    without(profile, documents, option)
    assert stamps(profile, documents) == kept


def test_back_to_the_release_before(before: Path, oxt: Path, profile: Path, documents: list[list[str]], tmp_path: Path) -> None:
    """Where an upgrade must be taken back, what was made since is read by the release before, too."""
    option = writer.unpacked(before, tmp_path / "extensions")
    left = made(profile, documents, option)["left"]
    shutil.rmtree(tmp_path / "extensions")
    all_is_there(profile, documents, left, "bundled", writer.unpacked(oxt, tmp_path / "extensions"))
    shutil.rmtree(tmp_path / "extensions")
    found = FOUND.replace("from vanthu_office.copies import copies", "copies = tuple")  # 0.2.0 does not know of copies
    told = errand.run(profile, found, writer.unpacked(before, tmp_path / "extensions"), documents=documents)
    assert told["version"] == released.version(released.commit()) and not any(told["troubles"])
    assert told["clauses"] == ["Giao nhiệm vụ"] and told["documents"][0]["aside"] == [[left, "Làm theo bản gốc"]]


def test_where_no_tag_came_with_the_clone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the release before is the last commit before the version changed."""
    tagged = released.version(released.commit())
    git = released.git
    monkeypatch.setattr(released, "git", lambda *arguments: b"" if arguments[0] == "tag" else git(*arguments))
    found = released.commit.__wrapped__()
    assert found.endswith("~1") and released.version(found) == tagged


def test_where_the_history_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(released, "git", lambda *arguments: b"")
    with pytest.raises(pytest.skip.Exception, match="no release before"):
        released.commit.__wrapped__()
