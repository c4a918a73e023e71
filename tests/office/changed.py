"""The package with another version, or another description, as a later or an earlier release would bring it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pack


def changed(oxt: Path, target: Path, version: str, more: str = "") -> Path:
    """`more`: elements for the end of description.xml."""
    with zipfile.ZipFile(oxt) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "description.xml":
                text = content.decode("utf-8").replace(f'<version value="{pack.__version__}"/>', f'<version value="{version}"/>')
                assert version in text
                content = text.replace("</description>", f"{more}</description>").encode("utf-8")
            after.writestr(name, content)
    return target
