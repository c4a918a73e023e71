"""The keys: free in Writer as it is delivered, and told in docs/keys.md."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from vanthu_files.office import find_soffice

ROOT = Path(__file__).resolve().parents[2]
OOR = "{http://openoffice.org/2001/registry}"
MODULE = "com.sun.star.text.TextDocument"
PRINTED = {"K": "K", "POINT": ".", "COMMA": ",", "M": "M", "H": "H", "B": "B", "I": "I"}


def keys(path: Path) -> Iterator[tuple[str, str]]:
    """Every key of Writer's that a file of the configuration gives, with its command."""
    for data in ElementTree.parse(path).iter(f"{OOR}component-data"):
        if data.get(f"{OOR}name") != "Accelerators":
            continue
        for node in data.iter("node"):
            if node.get(f"{OOR}name") in (MODULE, "Global"):
                for key in node.iter("node"):
                    command = next((value.text for value in key.findall("prop/value") if value.text), None)
                    if command:
                        yield str(key.get(f"{OOR}name")), command


def ours() -> dict[str, str]:
    return dict(keys(ROOT / "extension" / "registry" / "Accelerators.xcu"))


def test_writer_leaves_them_free() -> None:
    program = find_soffice()
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    registry = Path(os.path.realpath(str(program))).parent.parent / "share" / "registry"
    taken = {key for file in registry.glob("*.xcd") for key, _ in keys(file)}
    assert {"C_MOD1", "F7", "C_MOD1_MOD2"} <= taken
    assert taken.isdisjoint(ours())


def test_the_page_tells_them() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (Ctrl\+Alt\+\S) \|", page, re.MULTILINE)
    assert all(key.endswith("_MOD1_MOD2") for key in ours())
    assert sorted(told) == sorted("Ctrl+Alt+" + PRINTED[key.partition("_")[0]] for key in ours())
