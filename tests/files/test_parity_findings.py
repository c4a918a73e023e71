"""One document as .docx and as .odt, written by us or saved by a real office, has the same components and the same findings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import vanthu_files
from files.converting import convert
from files.rich import SPOILT, spoilt, write_rich_docx
from vanthu.document import Document
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu_files.office import find_soffice

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="no soffice on this machine")

# Where findings may differ, and why: in all documents what they found, in FLOATING also whether they speak.
FOUND = {"page.number": "what stands in a page field is the number of the last layout"}
FLOATING = {"header.fit": "a table that floats becomes a text box in .odt, and a box may stand where it likes"}
FLOATING_FILES = ("mau_1_01_stripped", "mau_1_01_verbatim")

Said = Counter[tuple[str, ...]]


class Picture(NamedTuple):
    """What must be the same whatever the format."""

    regime: str
    acts: list[tuple[str, str, str, dict[str, str]]]
    findings: Said


def picture(document: Document) -> Picture:
    checked = check(document)
    acts = [(act.kind, act.type, act.number, {name: part.text for name, part in act.parts.items()}) for act in checked.anatomy.acts]
    return Picture(checked.anatomy.regime, acts, Counter(map(said, checked.findings)))


def said(finding: Finding) -> tuple[str, ...]:
    found = "" if finding.rule in FOUND else finding.found
    return finding.rule, finding.severity, finding.part, found, finding.fix, finding.preview


# Documents of our own

FORMATS = ("word.docx", "word.odt", "open.odt", "open.docx")  # the first of each name is ours, the second the office's


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("findings")
    for name in SPOILT:
        vanthu_files.write_new(spoilt(name), folder / f"{name}-word.docx")
        vanthu_files.write_new(spoilt(name), folder / f"{name}-open.odt")
    write_rich_docx(folder / "rich-word.docx")
    convert(sorted(folder.glob("*-word.docx")), "odt", folder)
    convert([*sorted(folder.glob("*-open.odt")), folder / "rich-word.odt"], "docx:MS Word 2007 XML", folder / "again")
    return folder


@pytest.mark.parametrize("name", SPOILT)
def test_documents_of_ours(ours: Path, name: str) -> None:
    wanted = picture(spoilt(name))
    assert bool(wanted.findings) != name.startswith("right-")
    for saved in FORMATS:
        folder = ours / "again" if saved == "open.docx" else ours
        assert picture(vanthu_files.read(folder / f"{name}-{saved}")) == wanted, saved


def test_a_document_with_everything_in_it(ours: Path) -> None:
    wanted = picture(vanthu_files.read(ours / "rich-word.docx"))
    assert len(wanted.findings) > 5
    for path in (ours / "rich-word.odt", ours / "again" / "rich-word.docx"):
        assert picture(vanthu_files.read(path)) == wanted, path


# Real documents


def test_real_documents(shared: Path, converted_corpus: Path) -> None:
    paths = sorted((shared / "corpus" / "docx").glob("**/*.docx"))
    if not paths:
        pytest.skip("../shared/corpus holds no .docx")
    for path in paths:
        word, other = (picture(vanthu_files.read(each)) for each in (path, converted_corpus / f"{path.stem}.odt"))
        assert (word.regime, word.acts) == (other.regime, other.acts), path.stem
        excused = FLOATING if path.stem in FLOATING_FILES else {}
        different = {each[0] for each in (word.findings - other.findings) + (other.findings - word.findings)}
        assert different == set(excused), path.stem
