"""What every test may ask for, and how the tests are shared out where several processes run them (-n 2).

The tests go file by file to whoever is free. Last, one has all that needs the screen, one all that is run inside an office, each in
its order: there is one screen and one office, and a window answers in its time only where the machine has little else to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import is_hypothesis_test

# Timings never decide: the machine may be busy.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
KEPT_TOGETHER = ("tests/gui", "tests/office/inside")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository (the law, real documents): never committed, so not everywhere."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not beside the repository")
    return folder


def share(nodeid: str) -> str:
    """What goes to one process, in its order: a file, or one of the folders that are kept together."""
    return next((folder for folder in KEPT_TOGETHER if nodeid.startswith(folder + "/")), nodeid.partition("::")[0])


def turn(item: pytest.Item) -> int:
    """What is slow by file begins, so that what is quick fills up; what is kept together comes last."""
    mine = share(item.nodeid)
    order = (*SLOW, "", *KEPT_TOGETHER)
    return order.index(mine if mine in order else "")


SLOW = tuple(f"tests/core/test_{name}.py" for name in ("mending", "mutations", "clause_library", "fuzzing", "memo"))


def is_counted(item: pytest.Item) -> bool:
    """Whether what it runs counts as covered, which takes as long again: what the core's own tests call, and not by chance."""
    where = share(item.nodeid)
    return where.startswith("tests/core/") and where not in SLOW and not is_hypothesis_test(getattr(item, "obj", None))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if not is_counted(item):
            item.add_marker("no_cover")
    if hasattr(config, "workerinput"):
        items.sort(key=turn)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from xdist.scheduler import LoadScopeScheduling

    class Shares(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return share(nodeid)

    config.option.loadscopereorder = False  # the order is that of `turn`
    return Shares(config, log)
