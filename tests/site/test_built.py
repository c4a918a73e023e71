"""What is built of a site file: the same bytes each time, whole or not at all, and a feed that keeps what it promises."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from sites import HEAD, OFFICE, SAMPLES, put

import make_site
import pack
import registry
import site_file
import site_package
from vanthu import __version__, edition
from vanthu.edition.sound import taken
from vanthu.offices import parse_bytes
from vanthu.registers.index import Index
from vanthu.rulebook.house import parse_house

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> make_site.Built:
    return make_site.build(SAMPLES / "tinh" / "tinh.toml", tmp_path_factory.mktemp("built"))


def members(oxt: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(oxt) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_examples_are_right_and_raise_no_doubt() -> None:
    for path in SAMPLES.glob("*/*.toml"):
        assert not make_site.look(path).doubts, [note.said() for note in make_site.look(path).doubts]


def test_it_is_the_extension_and_what_is_the_sites(province: make_site.Built) -> None:
    found, plain = members(province.oxt), pack.contents()
    changed = {name for name in plain if found.get(name) != plain[name]}
    assert changed == {"description.xml", "META-INF/manifest.xml", "templates/groupuinames.xml"}
    added = {re.sub(r"/.*", "/", name) if not name.startswith("registry/") else name for name in found.keys() - plain.keys()}
    assert added == {"edition/", "templates/", "registry/Site.xcu"}
    assert all(name.isascii() and name == name.lower() for name in found.keys() - plain.keys() - {"registry/Site.xcu"})
    assert province.version == f"{__version__}.7" and f'"{province.version}"'.encode() in found["description.xml"]


def test_the_office_reads_the_settings_after_their_schema(province: make_site.Built) -> None:
    found = members(province.oxt)
    manifest = found["META-INF/manifest.xml"].decode("utf-8")
    assert manifest.index("registry/Settings.xcs") < manifest.index("registry/Site.xcu")
    schema = ElementTree.fromstring(found["registry/Settings.xcs"])
    root = ElementTree.fromstring(found["registry/Site.xcu"])
    assert not list(registry.problems(root, {registry.full_name(schema): schema}))
    assert len([prop for prop in root.iter("prop") if prop.get(registry.OOR + "finalized") == "true"]) == 4


def test_the_edition_is_one_a_desk_takes(province: make_site.Built) -> None:
    """In the package and in the shared folder alike."""
    found = tree(province.unpacked / "edition")
    assert found == tree(province.publish / "data")
    listed = edition.parse(found.pop(edition.LISTING))
    taken(listed, found)
    assert (listed.id, listed.name, listed.number, str(listed.made)) == ("suoi-nguon", "Tỉnh Suối Nguồn", 7, "2026-11-28")
    offices = parse_bytes(found[edition.OFFICES])
    assert [office.id for office in offices][:3] == ["ubnd-tinh", "so-noi-vu", "so-y-te"] and len(offices) == 7
    assert offices[1].units[0].symbol == "CCHC" and offices[2].house.size == 14 and offices[4].signers[1].name == "Lương Thị Nhàn"
    assert {entry.number for entry in Index(found[edition.REGISTERS]).every()} >= {"17/2026/QĐ-UBND", "318/KH-SKHCN"}
    house = parse_house(listed.name, json.loads(found[edition.HOUSE]))
    assert house.layers["state"].rules["body.size"]["values"] == {"size": [14, 14]} and "body.size" not in house.layers["front"].rules
    assert listed.named("recipients") == ("recipients/bo-noi-nhan.txt", "recipients/toan-tinh.txt")
    assert "Văn phòng Tỉnh ủy" in found["recipients/bo-noi-nhan.txt"].decode("utf-8")


def test_the_unpacked_folder_is_the_package(province: make_site.Built) -> None:
    assert tree(province.unpacked) == members(province.oxt)
    assert (province.publish / f"vanthu-suoi-nguon-{__version__}.7.oxt").read_bytes() == province.oxt.read_bytes()


def test_the_same_input_gives_the_same_bytes(province: make_site.Built, tmp_path: Path) -> None:
    """From another folder, on another day, in another process, and from files with ends of lines of Windows."""
    shutil.copytree(SAMPLES / "tinh", tmp_path / "tỉnh này")
    for path in (tmp_path / "tỉnh này").rglob("*.t*ml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        os.utime(path, (1, 1))
    program = ROOT / "tools" / "make_site.py"
    command = [sys.executable, str(program), str(tmp_path / "tỉnh này" / "tinh.toml"), "--to", str(tmp_path / "ra")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": "7"})
    assert f"phiên bản {__version__}.7" in done.stdout and "publish/" in done.stdout
    assert tree(tmp_path / "ra" / "suoi-nguon") == tree(province.folder)


def test_what_is_wrong_leaves_the_last_one_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "ra"
    built = make_site.build(put(tmp_path, HEAD + OFFICE), target)
    before = tree(built.folder)
    with pytest.raises(make_site.SiteError):
        make_site.build(put(tmp_path, HEAD + OFFICE + "x = 1\n"), target)
    assert tree(built.folder) == before and os.listdir(target) == ["thu"]


def test_what_fails_half_way_leaves_the_last_one_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ra"
    address = 'updates = "https://may/van-thu"\n'
    built = make_site.build(put(tmp_path, HEAD + address + OFFICE), target)
    before = tree(built.folder)
    monkeypatch.setattr(site_package, "feed", lambda version, address: b"<description/>")
    with pytest.raises(AssertionError):
        make_site.build(put(tmp_path, HEAD.replace("1\n", "2\n") + address + OFFICE), target)
    assert tree(built.folder) == before and os.listdir(target) == ["thu"]


def test_a_new_number_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for number in (1, 2):
        text = HEAD.replace("number = 1", f"number = {number}") + 'updates = "https://may/van-thu"\n' + OFFICE
        built = make_site.build(put(tmp_path, text), tmp_path / "ra")
        site_package.check_feed(built.publish / site_package.FEED)
        assert [path.name for path in built.publish.glob("*.oxt")] == [f"vanthu-thu-{__version__}.{number}.oxt"]


def test_an_edition_that_no_desk_would_take_is_told(tmp_path: Path) -> None:
    """Another content under a number that was built before, or a lower one."""

    def built(number: int, more: str = "") -> list[str]:
        text = HEAD.replace("number = 1", f"number = {number}") + more + OFFICE
        return [note.said() for note in make_site.build(put(tmp_path, text), tmp_path / "ra").doubts if "number" in note.text]

    assert built(2) == [] and built(2) == []
    (note,) = built(2, 'help = "Tổ hỗ trợ"\n')
    assert note.startswith("thu.toml, dòng 3") and "tăng number" in note
    assert len(built(1)) == 1 and built(3) == []
    (tmp_path / "ra" / "thu" / "publish" / "data" / edition.LISTING).write_text("{", encoding="utf-8")
    assert built(1) == []


def test_it_says_how_much_is_in_it(province: make_site.Built) -> None:
    assert province.holds == {"offices": 7, "recipients": 3, "clauses": 2, "templates": 1, "registers": 6, "rules": 4}


@pytest.mark.parametrize("more", ["", "nmae = 1\n"])
def test_it_speaks_vietnamese_where_the_screen_does_not(more: str, tmp_path: Path) -> None:
    """As Windows does where what is said goes into a file."""
    command = [sys.executable, str(ROOT / "tools" / "make_site.py"), str(put(tmp_path, HEAD + more)), "--check"]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert done.returncode == bool(more) and ("chưa đóng gói" if more else "đúng") in done.stdout.decode("utf-8") and not done.stderr


def test_without_an_address_nothing_is_said_of_updates(tmp_path: Path) -> None:
    built = make_site.build(put(tmp_path, HEAD), tmp_path / "ra")
    assert not (built.publish / site_package.FEED).exists()
    assert b"update-information" not in (built.unpacked / "description.xml").read_bytes()
    assert not (built.unpacked / "registry" / "Site.xcu").exists()


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [(".7.oxt", ".8.oxt", "is not there"), ('value="0', 'value="1', "version"), ("vn.vanthu.writer", "vn.khac", "identifier"),
     ("https://vanthu.", "https://khac.", "will look for updates")],
)  # fmt: skip
def test_a_feed_that_promises_what_is_not_there_is_found_out(
    was: str, becomes: str, words: str, province: make_site.Built, tmp_path: Path
) -> None:
    shutil.copytree(province.publish, tmp_path / "publish")
    feed = tmp_path / "publish" / site_package.FEED
    site_package.check_feed(feed)
    text = feed.read_text(encoding="utf-8")
    assert was in text
    feed.write_text(text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(site_package.WrongFeed, match=words):
        site_package.check_feed(feed)


def test_a_package_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_package, "LARGEST", 1_000_000)
    with pytest.raises(make_site.SiteError, match="quá mức"):
        make_site.build(put(tmp_path, HEAD), tmp_path / "ra")
    assert not (tmp_path / "ra").exists()


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: Any) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["make_site.py", *map(str, arguments)])
    status = make_site.main()
    said = capsys.readouterr()
    return status, said.out + said.err


def test_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, HEAD + "xyz = 1\nnmae = 2\n" + OFFICE.replace('place = "Suối Mơ"\n', ""))
    status, said = run(capsys, monkeypatch, path, "--to", tmp_path / "ra")
    assert status == 1 and "Có 2 chỗ sai" in said and "thu.toml, dòng 6" in said and "địa danh" in said
    assert not (tmp_path / "ra").exists()
    assert "Mistakes: 2" in run(capsys, monkeypatch, path, "--lang", "en", "--to", tmp_path / "ra")[1]
    path = put(tmp_path, HEAD + OFFICE)
    assert run(capsys, monkeypatch, path, "--check") == (0, f"{path}: đúng.\n")
    (tmp_path / "ra").write_text("no folder", encoding="utf-8")
    status, said = run(capsys, monkeypatch, path, "--to", tmp_path / "ra")
    assert status == 2 and "không ghi được" in said


# The page that people read.

PAGE = (ROOT / "docs" / "ban-cho-tinh.md").read_text(encoding="utf-8")


def test_the_pieces_on_the_page_are_one_right_file(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "tinh", tmp_path / "tinh")
    path = tmp_path / "tinh" / "tinh.toml"
    path.write_text("\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)), encoding="utf-8")
    assert not make_site.look(path).doubts, [note.said() for note in make_site.look(path).doubts]


def test_the_page_tells_of_every_key() -> None:
    def keys(shape: Any) -> set[str]:
        inner = shape[0] if isinstance(shape, list) else shape
        return set(inner).union(*map(keys, inner.values())) if isinstance(inner, dict) else set()

    vietnamese = PAGE.partition("# An edition of one's own")[0]
    assert not [key for key in keys(dict(site_file.SITE)) if not re.search(rf"`{key}`|\[{key}\]|\.{key}\]", vietnamese)]
