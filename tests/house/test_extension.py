"""The package: the same bytes each time, no more in it than is needed, and nothing the office would trip over."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import make_templates
import pack
from registry import Schemas, office_registry, problems, schema_problems, schemas
from vanthu import __version__
from vanthu.compose.template import offered
from vanthu.rulebook import REGIMES

ROOT = Path(__file__).resolve().parent.parent.parent
DESCRIPTION = {"d": "http://openoffice.org/extensions/description/2006", "l": "http://libreoffice.org/extensions/description/2011"}
DIALOG = "{http://openoffice.org/2000/dialog}"
CONTROLS = [
    DIALOG + kind
    for kind in ("button", "checkbox", "combobox", "fixedline", "menulist", "radio", "text", "textfield", "treecontrol", "img")
]
LINK = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    return pack.contents()


def of_kind(contents: dict[str, bytes], *endings: str) -> Iterator[tuple[str, bytes]]:
    found = [(name, content) for name, content in sorted(contents.items()) if name.endswith(endings)]
    assert found
    yield from found


def test_packed_twice_it_is_the_same(tmp_path: Path) -> None:
    pack.pack(tmp_path / "one.oxt")
    pack.pack(tmp_path / "two.oxt")
    assert (tmp_path / "one.oxt").read_bytes() == (tmp_path / "two.oxt").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.oxt") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert {(each.date_time, each.external_attr) for each in archive.infolist()} == {(pack.WHEN, 0o100644 << 16)}


def test_it_is_small(tmp_path: Path) -> None:
    pack.pack(tmp_path / "vanthu.oxt")
    assert (tmp_path / "vanthu.oxt").stat().st_size <= 2 * 1024 * 1024


def test_only_what_is_needed_is_in_it(contents: dict[str, bytes]) -> None:
    places = (
        r"META-INF/manifest\.xml|LICENSE|Paths\.xcu|component\.py|description\.xml|description/(vi|en)\.txt"
        r"|registry/\w+\.xc[su]|dialogs/\w+\.xdl|icons/[\w-]+\.(png|svg)|templates/(groupuinames\.xml|[\w-]+/[\w.-]+\.ott)"
        r"|help/vi/(style\.css|[\w-]+\.html|quy-tac/[\w.-]+\.html|hinh/[\w-]+\.png)"
        r"|pythonpath/vanthu(_office)?/(\w+/)*\w+\.py|pythonpath/vanthu/data/compiled/[\w-]+\.(json|index)"
    )
    assert not [name for name in contents if not re.fullmatch(places, name)]
    assert not [name for name in contents if "test" in name.lower() or "__pycache__" in name]


def test_all_that_runs_in_the_office_is_in_it(contents: dict[str, bytes]) -> None:
    for package in ("vanthu", "vanthu_office"):
        wanted = {f"pythonpath/{path.relative_to(ROOT / 'python').as_posix()}" for path in (ROOT / "python" / package).rglob("*.py")}
        assert wanted and wanted <= contents.keys()
    compiled = ROOT / "python" / "vanthu" / "data" / "compiled"
    assert {f"pythonpath/vanthu/data/compiled/{path.name}" for path in compiled.iterdir()} <= contents.keys()


def test_no_two_names_are_one_on_windows(contents: dict[str, bytes]) -> None:
    """Neither files nor folders: Windows and macOS do not tell letters' cases apart."""
    spelled: dict[str, set[str]] = {}
    for name in contents:
        parts = name.split("/")
        for end in range(1, len(parts) + 1):
            place = "/".join(parts[:end])
            spelled.setdefault(place.lower(), set()).add(place)
    assert not [names for names in spelled.values() if len(names) > 1]
    assert all(name.isascii() for name in contents)


def test_the_description_says_what_the_extension_manager_shows(contents: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(contents["description.xml"])

    def value(path: str) -> str:
        element = root.find(path, DESCRIPTION)
        assert element is not None, path
        return element.get("value", "")

    assert value("d:identifier") == "vn.vanthu.writer"
    assert value("d:version") == __version__
    assert value("d:dependencies/l:LibreOffice-minimal-version") == "7.4"
    for said in ("d:display-name/d:name", "d:publisher/d:name", "d:extension-description/d:src"):
        assert {each.get("lang") for each in root.findall(said, DESCRIPTION)} == {"vi", "en"}, said
    links = [each.get(LINK) for each in root.iter() if each.get(LINK)]
    assert len(links) == 4, "two icons, two descriptions"
    assert all(link in contents for link in links)
    assert all(b"LICENSE" in contents[link] for link in links if link and link.endswith(".txt"))
    assert b"Mozilla Public License" in contents["LICENSE"]


def test_the_manifest_names_all_that_the_office_registers(contents: dict[str, bytes]) -> None:
    space = f"{{{pack.MANIFEST}}}"
    named = [each.get(f"{space}full-path") for each in ElementTree.fromstring(contents["META-INF/manifest.xml"])]
    assert sorted(map(str, named)) == sorted(
        name for name in contents if name.endswith((".xcs", ".xcu", "component.py")) and "python" not in name
    )
    assert str(named[0]).endswith(".xcs"), "what may be set comes before what is set"


def test_xml_is_well_formed(contents: dict[str, bytes]) -> None:
    for name, content in of_kind(contents, ".xml", ".xcs", ".xcu", ".xdl", ".svg"):
        try:
            ElementTree.fromstring(content)
        except ElementTree.ParseError as problem:
            pytest.fail(f"{name}: {problem}")


def test_every_template_is_packed_as_the_office_wants_it(contents: dict[str, bytes]) -> None:
    """Told by its first bytes, named by its title; no two in a folder bear the same, or the Template Manager would show one of them."""
    assert set(make_templates.IN_FORCE) == set(REGIMES) - {"party-2018"}
    packed = dict(of_kind(contents, ".ott"))
    for regime in make_templates.IN_FORCE:
        templates = {f"templates/{regime}/{each.id}.ott": each.name for each in offered(regime)}
        assert templates.keys() == {name for name in packed if name.startswith(f"templates/{regime}/")}
        assert len(set(templates.values())) == len(templates) >= 20
        for name, title in templates.items():
            with zipfile.ZipFile(io.BytesIO(packed[name])) as archive:
                assert archive.testzip() is None
                first = archive.infolist()[0]
                assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
                mimetype = archive.read(first).decode()
                roots = {each: ElementTree.fromstring(archive.read(each)) for each in archive.namelist() if each.endswith(".xml")}
            assert mimetype == "application/vnd.oasis.opendocument.text-template"
            assert {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"} <= roots.keys()
            assert mimetype in next(iter(roots["META-INF/manifest.xml"])).attrib.values()
            assert [each.text for each in roots["meta.xml"].iter("{http://purl.org/dc/elements/1.1/}title")] == [title]
    assert len(packed) == sum(len(offered(regime)) for regime in make_templates.IN_FORCE)


def test_templates_made_anew_are_the_same() -> None:
    assert make_templates.made.__wrapped__() == make_templates.made()


def test_every_folder_of_templates_has_its_name(contents: dict[str, bytes]) -> None:
    space = f"{{{make_templates.NAMES}}}"
    groups = ElementTree.fromstring(contents["templates/groupuinames.xml"])
    names = {each.get(space + "name"): each.get(space + "default-ui-name") for each in groups}
    assert names.keys() == {name.split("/")[1] for name, _ in of_kind(contents, ".ott")}
    assert {"Văn Thư - Nhà nước", "Văn Thư - Đảng", "Văn Thư - Mặt trận Tổ quốc", "Văn Thư - Công đoàn"} <= set(names.values())
    assert len(set(names.values())) == len(names) == 7


def test_every_text_is_said_in_both_languages(contents: dict[str, bytes]) -> None:
    """Where a value has a language, it has both; no key is left unsaid."""
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for name, content in of_kind(contents, ".xcu"):
        assert b"say=" not in content, name
        for prop in ElementTree.fromstring(content).iter("prop"):
            languages = {value.get(lang) for value in prop.findall("value")} - {None}
            assert languages in (set(), {"vi", "en-US"}) or prop.get("{http://openoffice.org/2001/registry}name") == "Command", (
                f"{name}: {languages}"
            )


@pytest.fixture(scope="module")
def known(contents: dict[str, bytes]) -> Schemas:
    registry = office_registry()
    if registry is None:
        pytest.skip("LibreOffice, with its schemas, is not on this machine")
    return schemas(registry, [content for _, content in of_kind(contents, ".xcs")])


def test_the_registry_knows_every_node_and_property(contents: dict[str, bytes], known: Schemas) -> None:
    files = of_kind(contents, ".xcu")
    assert not [f"{name}: {problem}" for name, content in files for problem in problems(ElementTree.fromstring(content), known)]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('"DeckList"', '"DeckLists"'),
        ('"OrderIndex"', '"Order"'),
        (">50<", ">fifty<"),
        ('"Sidebar"', '"Sidebars"'),
        ("</value>", "</value><value>twice</value>"),
        ('"replace"', '"exchange"'),
        (' oor:separator=";"', ""),
    ],
)
def test_the_validator_sees_what_is_wrong(contents: dict[str, bytes], known: Schemas, was: str, becomes: str) -> None:
    right = contents["registry/Sidebar.xcu"].decode("utf-8")
    assert was in right
    assert list(problems(ElementTree.fromstring(right.replace(was, becomes)), known))


def test_our_own_schema_is_one(contents: dict[str, bytes]) -> None:
    for name, content in of_kind(contents, ".xcs"):
        root = ElementTree.fromstring(content)
        assert not list(schema_problems(root)), name
        for was, becomes in (('"xs:boolean"', '"xs:truth"'), ("<value>true<", "<value>yes<"), ("<prop ", "<prop><group/></prop><prop ")):
            assert was in content.decode("utf-8")
            assert list(schema_problems(ElementTree.fromstring(content.decode("utf-8").replace(was, becomes))))


def test_dialogs_are_whole(contents: dict[str, bytes]) -> None:
    """Every control has a name of its own and a place; the office itself opens them in tests/office."""
    space = "{http://openoffice.org/2000/dialog}"
    for name, content in of_kind(contents, ".xdl"):
        root = ElementTree.fromstring(content)
        assert root.tag == space + "window", name
        board = root.find(space + "bulletinboard")
        controls = [each for each in (board.iter() if board is not None else ()) if each.tag in CONTROLS]
        ids = [each.get(space + "id") for each in controls]
        assert None not in ids and len(set(ids)) == len(ids), name
        for each in (root, *controls):
            missing = [side for side in ("left", "top", "width", "height") if not re.fullmatch(r"-?\d+", each.get(space + side, ""))]
            assert not missing, f"{name}: {each.get(space + 'id')} has no {missing}"


def test_the_menu_stands_in_the_order_it_is_written(contents: dict[str, bytes]) -> None:
    """The office sorts names by their length, then by their letters."""
    menu = contents["registry/Addons.xcu"].decode("utf-8").partition('"OfficeToolBar"')[0].partition('"Submenu"')[2]
    names = re.findall(r'<node oor:name="(\w+)"', menu)
    assert len(names) > 20
    assert names == sorted(names, key=lambda name: (len(name), name))


def test_files_that_the_registry_names_are_there(contents: dict[str, bytes]) -> None:
    for name, content in of_kind(contents, ".xcu", ".xdl"):
        text = content.decode("utf-8")
        named = re.findall(r"vnd\.sun\.star\.extension://vn\.vanthu\.writer/([\w./-]+)", text)
        named += [each.replace("../", "") for each in re.findall(r"%origin%/([\w./-]+)", text)]
        assert not [each for each in named if each not in contents and not any(there.startswith(each + "/") for there in contents)], name


def test_the_component_needs_nothing_of_ours_to_be_read() -> None:
    """unopkg reads it before pythonpath/ is on the path; and what it offers is what the registry asks for."""
    text = (ROOT / "extension" / "component.py").read_text(encoding="utf-8")
    assert not re.search(r"^(from|import) (?!unohelper$|uno$)", text, re.MULTILINE)
    offered = set(re.findall(r'"(vn\.vanthu\.writer\.\w+)"', text))
    asked = {
        match
        for path in (ROOT / "extension" / "registry").glob("*.xcu")
        for match in re.findall(
            r"vn\.vanthu\.writer\.(?:PanelFactory|Proofreader|ProtocolHandler|Options|Wake)\b", path.read_text(encoding="utf-8")
        )
    }
    assert asked <= offered


def test_our_keys_are_nobodys_in_writer(contents: dict[str, bytes]) -> None:
    registry = office_registry()
    if registry is None:
        pytest.skip("LibreOffice, with its registry, is not on this machine")
    name = "{http://openoffice.org/2001/registry}name"
    ours = {
        node.get(name)
        for node in ElementTree.fromstring(contents["registry/Accelerators.xcu"]).iter("node")
        if node.find("prop") is not None
    }
    theirs = {
        node.get(name)
        for path in registry.glob("*.xcd")
        for component in ElementTree.parse(path).iter("{http://openoffice.org/2001/registry}component-data")
        if component.get(name) == "Accelerators"
        for group in component.iter("node")
        if group.get(name) in ("Global", "com.sun.star.text.TextDocument")
        for node in group.findall("node")
        if any(value.text for value in node.iter("value"))
    }
    assert ours and len(theirs) > 50
    assert not ours & theirs
