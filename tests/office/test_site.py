"""The two example editions in a real office, installed by its Extension Manager and lying unpacked among its own: they hold there."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import make_site
import make_templates
import writer
from vanthu import __version__
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not on this machine")

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "samples" / "sites"

ASK = '''
import json, os, urllib.parse, uno

def ask(*_):
    """What this office knows of the edition; then a person tries to change the settings, and the office ends."""
    context = uno.getComponentContext()
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    information = context.getByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
    manager = context.getByName("/singletons/com.sun.star.deployment.ExtensionManager")
    package = manager.getDeployedExtension(os.environ["VANTHU_WHERE"], "vn.vanthu.writer", "", None)
    place = information.getPackageLocation("vn.vanthu.writer")
    make("vn.vanthu.writer.ProtocolHandler")  # it is a component of the package, so what runs now has the package's own modules
    from vanthu_office import settings
    from vanthu import edition
    before = settings.read()
    settings.change(office="khác", tracked=not before.tracked, language="en", own=not before.own, shared="/nowhere", hints=False)
    files = make("com.sun.star.ucb.SimpleFileAccess")
    templates = make("com.sun.star.frame.DocumentTemplates").getContent().getIdentifier().getContentIdentifier()
    title = lambda address: urllib.parse.unquote(address.rpartition("/")[2])
    groups = {title(each): sorted(map(title, files.getFolderContents(each, False))) for each in files.getFolderContents(templates, True)}
    folder = uno.fileUrlToSystemPath(place) + "/edition"
    with open(folder + "/" + edition.LISTING, "rb") as file:
        listed = edition.parse(file.read())
    contents = {}
    for each in listed.files:
        with open(folder + "/" + each.name, "rb") as file:
            contents[each.name] = file.read()
    edition.taken(listed, contents)  # by this office's Python
    told = {
        "versions": [version for name, version in information.getExtensionList() if name == "vn.vanthu.writer"],
        "name": package.getDisplayName(),
        "publisher": package.getPublisherInfo().First,
        "updates": list(package.getUpdateInformationURLs()),
        "before": before._asdict(), "after": settings.read()._asdict(), "locked": sorted(settings.locked()),
        "edition": [listed.id, listed.name, listed.number, listed.help, sorted(contents)],
        "groups": groups,
        "code": edition.__file__,
    }
    with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
        json.dump(told, file, default=sorted)
    make("com.sun.star.frame.Desktop").terminate()

g_exportedScripts = (ask,)
'''


USE = '''
import datetime, json, os, uno

def use(*_):
    """What a desk with this edition offers, and for each of its offices a document begun, read and checked as its deck does it."""
    context = uno.getComponentContext()
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    make("vn.vanthu.writer.ProtocolHandler")
    from vanthu.compose.template import Answers, offered
    from vanthu.pipeline import check
    from vanthu_office import edition, offices, registers
    from vanthu_office.beginning import document, templates
    from vanthu_office.beginning.dialog import Wish
    from vanthu_office.inserting import own
    from vanthu_office.reader import read
    from vanthu_office.receiving import saved
    kept, day = offices.read(), datetime.date(2026, 11, 28)
    registers.loading()()
    pages = {}
    for office in kept.shown:
        files = templates.files()
        beside = [each for file in files for each in file if office.regime in each.regimes]
        for template in (*beside, next(each for each in offered(office.regime) if each.type == "kế hoạch")):
            answers = Answers(signer=office.signers[0], subject="về chuyển đổi số")
            wish = Wish(template, office.regime, office, answers, templates.fellows(template, files))
            checked = check(read(document.begin(wish, day)).document, house=edition.house(), as_of=day)
            found = [each.rule for each in checked.findings if each.severity == "error"]
            pages[office.id + " " + template.id] = [checked.anatomy.regime, found]
    told = {
        "origin": edition.current().origin, "trouble": edition.trouble(), "troubles": kept.troubles, "closed": kept.closed,
        "offices": [[each.id, each.regime] for each in kept.shown], "current": offices.current().id,
        "clauses": [each.id for each in own.shelf("vi").clauses if each.origin == own.OFFICE],
        "sets": sorted(each.name for each in saved.shelf("vi").office),
        "templates": [each.name for file in templates.files() for each in file],
        "cited": [each.number for each in registers.search("quy che van thu luu tru tinh suoi nguon")],
        "worked": [each.number for each in registers.search("quy che lam viec uy ban nhan dan xa suoi mo")],
        "size": edition.rulebook("state").rules["body.size"].values["size"],
        "speaks": edition.rulebook("state").rules["body.size"].source,
        "silent": edition.rulebook("state").rules["typography.dash"].off,
        "pages": pages,
    }
    with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
        json.dump(told, file)
    make("com.sun.star.frame.Desktop").terminate()

g_exportedScripts = (use,)
'''


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], make_site.Built]:
    target = tmp_path_factory.mktemp("sites")
    return lambda name: make_site.build(SITES / name / f"{name}.toml", target)


def asked(profile: Path, where: str, *options: str, script: str = ASK) -> Any:
    """What an office started with this profile tells; `where` the extension lies in it: user, bundled."""
    name = "use" if script == USE else "ask"
    file = profile / "user" / "Scripts" / "python" / f"{name}.py"
    file.write_text(script, encoding="utf-8")
    told = profile / "told"
    command = [*writer.command(profile), *options, "--headless", writer.script(name, file)]
    environment = writer.surroundings() | {"VANTHU_TOLD": str(told), "VANTHU_WHERE": where}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    return json.loads(told.read_text(encoding="utf-8"))


@pytest.fixture(params=["user", "bundled"])
def office(request: pytest.FixtureRequest, built: Callable[[str], make_site.Built], tmp_path: Path) -> Callable[[str], Any]:
    """office(name of an example): what an office tells that has it, installed or unpacked."""

    def started(name: str) -> Any:
        site = built(name)
        profile = writer.make_profile(tmp_path / "profile")
        if request.param == "user":
            writer.install(profile, site.oxt)
            return asked(profile, "user")
        shutil.copytree(site.unpacked, tmp_path / "extensions" / "vanthu")
        return asked(profile, "bundled", f"-env:BUNDLED_EXTENSIONS={(tmp_path / 'extensions').as_uri()}")

    return started


def test_a_province_with_its_departments_and_communes(office: Callable[[str], Any]) -> None:
    told = office("tinh")
    assert told["versions"] == [f"{__version__}.7"]
    assert "Tỉnh Suối Nguồn" in told["name"] and "Tỉnh Suối Nguồn" in told["publisher"]
    assert told["updates"] == ["https://vanthu.suoinguon.example/van-thu/vn.vanthu.writer.update.xml"]
    assert told["edition"][:3] == ["suoi-nguon", "Tỉnh Suối Nguồn", 7] and "0999 000 113" in told["edition"][3]
    assert {"offices.json", "house.json", "registers.index", "templates/thong-nhat.txt"} <= set(told["edition"][4])
    assert "pythonpath/vanthu/edition.py" in told["code"], "the edition was read by the code that came with it"

    assert told["locked"] == ["language", "log", "shared", "tracked"]
    before, after = told["before"], told["after"]
    assert before["office"] == "ubnd-tinh" and before["tracked"] is True and before["language"] == "vi"
    assert before["shared"] == "https://vanthu.suoinguon.example/van-thu/data/"
    assert {name: after[name] for name in told["locked"]} == {name: before[name] for name in told["locked"]}
    assert after["office"] == "khác" and after["hints"] is False, "what is only preset is the user's to change"

    group = told["groups"]["Văn Thư - Tỉnh Suối Nguồn"]
    assert group == ["Phiếu trình", "Thông báo kết luận giao ban tuần"]
    assert set(map(make_templates.group_name, make_templates.IN_FORCE)) <= told["groups"].keys()


def test_a_commune_whose_secretary_serves_three_offices(office: Callable[[str], Any]) -> None:
    told = office("xa")
    assert told["versions"] == [f"{__version__}.1"] and told["updates"] == []
    assert told["edition"][:3] == ["xa-suoi-mo", "Xã Suối Mơ", 1]
    assert told["locked"] == ["own"] and told["before"]["own"] is told["after"]["own"] is False
    assert told["before"]["office"] == "ubnd" and told["before"]["silenced"] == ["basis.order"]
    assert not [name for name in told["groups"] if "Suối Mơ" in name], "it has no templates of its own"


def test_a_later_number_takes_the_place_of_the_one_before(built: Callable[[str], make_site.Built], tmp_path: Path) -> None:
    """What the user changed stays, what is locked follows the new one."""
    profile = writer.make_profile(tmp_path / "profile")
    writer.install(profile, built("tinh").oxt)
    asked(profile, "user")
    shutil.copytree(SITES / "tinh", tmp_path / "tinh")
    file = tmp_path / "tinh" / "tinh.toml"
    said = file.read_text(encoding="utf-8").replace("number = 7", "number = 10").replace("Tracked = true", "Tracked = false")
    file.write_text(said, encoding="utf-8")
    later = make_site.build(file, tmp_path / "later")
    writer.install(profile, later.oxt)
    told = asked(profile, "user")
    assert told["versions"] == [f"{__version__}.10"] and told["edition"][2] == 10
    assert told["before"]["tracked"] is False and "tracked" in told["locked"]
    assert told["before"]["office"] == "khác" and told["before"]["hints"] is False


def used(site: make_site.Built, folder: Path) -> Any:
    profile = writer.make_profile(folder / "profile")
    writer.install(profile, site.oxt)
    return asked(profile, "user", script=USE)


def test_desks_of_a_province_write_with_what_it_brought(built: Callable[[str], make_site.Built], tmp_path: Path) -> None:
    told = used(built("tinh"), tmp_path)
    assert told["origin"] == "package" and told["trouble"] == "" and told["troubles"] == [] and told["closed"] is False
    assert [id for id, _ in told["offices"]] == [
        "ubnd-tinh", "so-noi-vu", "so-y-te", "so-khcn", "xa-suoi-mo", "xa-doi-thong", "phuong-ho-sen"
    ]  # fmt: skip
    assert told["current"] == "ubnd-tinh"
    assert told["clauses"] == ["suoi-nguon.phan-anh", "suoi-nguon.bao-cao"]
    assert told["sets"] == ["Các sở, ban, ngành", "Các xã, phường", "Gửi toàn tỉnh"]
    assert told["templates"] == ["Thông báo kết luận giao ban tuần"]
    assert told["cited"][0] == "17/2026/QĐ-UBND"
    assert told["size"] == [14, 14] and told["speaks"] == "office" and told["silent"]
    assert len(told["pages"]) == 14
    assert all(page == ["state", []] for page in told["pages"].values()), told["pages"]


def test_one_secretary_writes_for_three_offices(built: Callable[[str], make_site.Built], tmp_path: Path) -> None:
    told = used(built("xa"), tmp_path)
    assert told["offices"] == [["ubnd", "state"], ["dang-uy", "party-2026"], ["mat-tran", "front"]]
    assert told["current"] == "ubnd" and told["closed"] is True and told["trouble"] == ""
    assert told["clauses"] == ["suoi-mo.truyen-thanh"] and told["sets"] == ["Các thôn"] and told["templates"] == []
    assert told["worked"][0] == "31/QĐ-UBND"
    assert told["size"] == [13, 14] and told["speaks"] == "law"
    regimes = dict(told["offices"])
    assert len(told["pages"]) == 3
    assert all(page == [regimes[name.split()[0]], []] for name, page in told["pages"].items()), told["pages"]
