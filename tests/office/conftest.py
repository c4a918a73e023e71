"""The tests in inside/ belong to the office: here they are only listed, and their results told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def oxt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension, packed once for all that install it."""
    import pack

    path = tmp_path_factory.mktemp("packed") / "vanthu.oxt"
    pack.pack(path)
    return path


if "VANTHU_INSIDE" not in os.environ:  # we are not in the office
    from office.inner import INSIDE, InsideFile, InsideItem

    def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        if module_path.parent.name == "inside":
            return InsideFile.from_parent(parent, path=module_path)
        return None

    def pytest_collection_finish(session: pytest.Session) -> None:
        """The office works on its tests beside those that come before them. Where several processes share them, one begins with them."""
        inside = session.config.stash.get(INSIDE, None)
        alone = not hasattr(session.config, "workerinput")
        if inside is not None and alone and not session.config.option.collectonly:
            inside.start([item for item in session.items if isinstance(item, InsideItem)])

    def pytest_unconfigure(config: pytest.Config) -> None:
        inside = config.stash.get(INSIDE, None)
        if inside is not None:
            inside.kill()
