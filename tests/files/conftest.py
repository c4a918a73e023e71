"""Fixtures of the tests of files."""

from __future__ import annotations

import itertools
import zipfile
from pathlib import Path
from typing import Callable

import pytest

from files.converting import convert
from vanthu_files.office import find_soffice

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
    )
)
_ROOTS = {"header": "hdr", "footer": "ftr"}  # of the others the root has the part's name
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    """make_docx("<w:p>…</w:p>", styles="…", header1="…") → a .docx; parts are given by what stands inside their root."""
    numbers = itertools.count(1)

    def make(body: str, page: str = _PAGE, **parts: str) -> Path:
        path = tmp_path / f"made{next(numbers)}.docx"
        relations = []
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "[Content_Types].xml",
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/></Types>',
            )
            archive.writestr(
                "_rels/.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
            )
            archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}{page}</w:body></w:document>")
            for name, inside in parts.items():
                kind = name.rstrip("0123456789")
                if kind == "theme":
                    content = f"<a:theme {NAMESPACES}>{inside}</a:theme>"
                else:
                    root = _ROOTS.get(kind, kind)
                    content = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
                archive.writestr(f"word/{name}.xml", content)
                relations.append(f'<Relationship Id="{name}" Type="{_RELATION}{kind}" Target="{name}.xml"/>')
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(relations)}</Relationships>',
            )
        return path

    return make


@pytest.fixture(scope="session")
def converted_corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every real .docx, saved as .odt by the office."""
    if find_soffice() is None:
        pytest.skip("no soffice on this machine")
    folder = tmp_path_factory.mktemp("corpus")
    convert(sorted((shared / "corpus" / "docx").glob("**/*.docx")), "odt", folder)
    return folder
