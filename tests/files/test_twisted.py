"""Files spoilt inside, through the whole of it: read, check, mend, save, read again. A document or a reason, never an exception."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rich import spoilt, write_rich_docx
from wild import LINES, fuzzing

import vanthu_files
from vanthu.mend import mend
from vanthu.pipeline import check

VALUES = st.one_of(
    st.sampled_from((
        "", "0", "-1", "abc", "99999999999999999999", "1.5cm", "1e9mm", "nan%", "none", "true", "off", "%1%2.", "١", "auto", "single",
        "both", "rId1", "Normal", "P1", "Standard", "a" * 300, "#ff0000", "14pt", "center", "page", "continuous", "restart", "1", "2", "36",
    )),
    st.text(max_size=4).filter(lambda text: text.isprintable()),
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(LINES), st.just(""), st.just("   "), st.just("\u00a0\t\n"))
KINDS = ("rich.docx", "plan.docx", "plan.odt", "form.odt", "form.docx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzing")


@lru_cache(maxsize=None)
def base(folder: Path, kind: str) -> dict[str, bytes]:
    """The members of a sound file with slips in it."""
    path = folder / f"base-{kind}"
    if kind == "rich.docx":
        write_rich_docx(path)
    else:
        vanthu_files.write_new(spoilt("plan-words" if kind.startswith("plan") else "plan-form"), path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


def goes_through(path: Path) -> None:
    try:
        _goes_through(path)
    except vanthu_files.Unreadable as problem:
        assert str(problem)


def _goes_through(path: Path) -> None:
    file = vanthu_files.open_file(path)
    document = file.document()
    for finding in check(document).findings:
        assert finding.block < 0 or 0 <= finding.start <= finding.end <= len(document.blocks[finding.block].text)
    done = mend(file).done
    out = path.with_stem("out")
    file.save(out)
    again = vanthu_files.open_file(out)
    assert again.document() == file.document()
    if not done:
        assert document == file.document()
    twice = mend(again)
    assert not twice.done, [(finding.rule, finding.found, finding.preview) for finding in twice.done]


@st.composite
def twisted(draw: st.DrawFn, data: bytes) -> bytes:
    """The XML with attributes changed, elements dropped, doubled, moved, renamed, words exchanged."""
    root = etree.fromstring(data)
    for _ in range(draw(st.integers(1, 5))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        one, other = (elements[draw(st.integers(0, len(elements) - 1))] for _ in range(2))
        parent = one.getparent()
        what = draw(st.sampled_from(("attribute", "words", "drop", "double", "move", "rename", "lose")))
        if what == "attribute" and one.attrib:
            one.set(draw(st.sampled_from(sorted(map(str, one.attrib)))), draw(VALUES))
        elif what == "words":
            holders = [each for each in elements if (each.text or "").strip()]
            if holders:
                holders[draw(st.integers(0, len(holders) - 1))].text = draw(WORDS)
        elif what == "drop" and parent is not None:
            parent.remove(one)
        elif what == "double" and parent is not None:
            parent.insert(parent.index(one), etree.fromstring(etree.tostring(one, with_tail=False)))
        elif what == "move" and parent is not None and one not in (other, *other.iterancestors()):
            other.append(one)
        elif what == "rename":
            one.tag = other.tag
        elif what == "lose":
            for key in sorted(map(str, one.attrib)):
                del one.attrib[key]
    return etree.tostring(root)


@pytest.mark.parametrize("kind", KINDS)
def test_twisted_parts(folder: Path, kind: str) -> None:
    path = folder / f"twisted-{kind}"

    @fuzzing(50)
    @given(st.data())
    def goes(data: st.DataObject) -> None:
        members = dict(base(folder, kind))
        names = [name for name in members if name.endswith((".xml", ".rels"))]
        main = "content.xml" if kind.endswith(".odt") else "word/document.xml"
        for name in data.draw(st.sets(st.sampled_from((main, main, *names)), min_size=1, max_size=2)):
            members[name] = data.draw(twisted(members[name]))
        path.write_bytes(packed(members))
        goes_through(path)

    goes()


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_bytes(folder: Path, kind: str) -> None:
    path = folder / f"damaged-{kind}"

    @fuzzing(40)
    @given(st.data())
    def goes(data: st.DataObject) -> None:
        members = dict(base(folder, kind))
        inside = data.draw(st.booleans())
        name = data.draw(st.sampled_from(sorted(members)))
        whole = members[name] if inside else packed(members)
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(whole)))
            whole = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 6)) :]
        path.write_bytes(packed({**members, name: whole}) if inside else whole)
        goes_through(path)

    goes()


@pytest.mark.parametrize("kind", KINDS)
def test_missing_members(folder: Path, kind: str) -> None:
    members = base(folder, kind)
    path = folder / f"missing-{kind}"
    for name in members:
        for left in ({each: data for each, data in members.items() if each != name}, {**members, name: b""}, {**members, name: b"<a/>"}):
            path.write_bytes(packed(left))
            goes_through(path)
