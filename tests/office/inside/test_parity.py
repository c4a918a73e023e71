"""A document open in Writer reads as the file reads: the same parts, the same findings.

What Writer itself changes when it loads a .docx is not the reader's: therefore each document is also saved by Writer as .odt,
and what is read of that file must be what was read of the model, whatever Writer made of the .docx.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest

pytest.importorskip("lxml.etree", reason="this office's Python has no lxml, which reading files needs")

import vanthu_files
from core.test_compose_seeds import SEEDS, seed
from files.rich import SPOILT, spoilt, write_rich_docx
from files.test_odt_new import DOCUMENT
from files.test_parity import differences, letter
from files.test_parity_findings import FLOATING, FLOATING_FILES, picture
from vanthu.document import Document
from vanthu_office.reader import read

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "docx"
REAL = sorted(CORPUS.glob("**/*.docx"))
MOVED_FILES = ("mau_1_07_stripped", "mau_1_07_verbatim")  # 26.8 puts a table in the middle 2 mm from where Word puts it
ENDINGS = (".docx", ".odt")

Open = Callable[..., Any]


def saved(model: Any, folder: Path) -> Document:
    """What a file reader makes of the .odt that Writer saves."""
    from com.sun.star.beans import PropertyValue

    path = folder / "saved.odt"
    model.storeToURL(path.as_uri(), (PropertyValue("FilterName", 0, "writer8", 0),))
    return vanthu_files.read(path)


def marks(document: Document) -> list[Any]:
    """What `differences` leaves out, as .docx and .odt may differ there."""
    return [
        (
            each.mark if not each.text else None,
            each.paragraph.page_break,
            each.paragraph.style,
            each.breaks_page,
            [run.field for run in each.runs if run.field],
        )
        for each in document.blocks
    ]


def check_saved(model: Any, folder: Path) -> None:
    mine, its = read(model).document, saved(model, folder)
    assert differences(mine, its) == []
    assert mine.source._replace(kind="odt") == its.source
    assert marks(mine) == marks(its)
    assert picture(mine) == picture(its)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", SPOILT)
def test_documents_of_ours(name: str, ending: str, open_url: Open, tmp_path: Path) -> None:
    path = tmp_path / ("new" + ending)
    vanthu_files.write_new(spoilt(name), path)
    model = open_url(path.as_uri())
    assert picture(read(model).document) == picture(vanthu_files.read(path))
    check_saved(model, tmp_path)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("document", [letter(), DOCUMENT], ids=["letter", "everything"])
def test_documents_with_everything_we_write(document: Document, ending: str, open_url: Open, tmp_path: Path) -> None:
    path = tmp_path / ("new" + ending)
    vanthu_files.write_new(document, path)
    check_saved(open_url(path.as_uri()), tmp_path)


def test_tracked_changes_comments_pictures_and_links(open_url: Open, tmp_path: Path) -> None:
    path = tmp_path / "rich.docx"
    write_rich_docx(path)
    model = open_url(path.as_uri())
    assert picture(read(model).document) == picture(vanthu_files.read(path))
    check_saved(model, tmp_path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is not beside the repository")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_composed_seeds(number: str, open_url: Open, tmp_path: Path) -> None:
    path = tmp_path / "seed.docx"
    vanthu_files.write_new(seed(number).document, path)
    model = open_url(path.as_uri())
    assert picture(read(model).document) == picture(vanthu_files.read(path))
    check_saved(model, tmp_path)


@pytest.mark.skipif(not REAL, reason="../shared/corpus is not beside the repository")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_documents(path: Path, load: Open, tmp_path: Path) -> None:
    model = load(path)
    mine, its = picture(read(model).document), picture(vanthu_files.read(path))
    assert (mine.regime, mine.acts) == (its.regime, its.acts)
    excused = FLOATING if path.stem in FLOATING_FILES + MOVED_FILES else {}
    different = {each[0] for each in (mine.findings - its.findings) + (its.findings - mine.findings)}
    assert different <= set(excused)  # a newer Writer needs no excuse
    check_saved(model, tmp_path)
