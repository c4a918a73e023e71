"""What is not opened and not written in is not watched. It runs first: windows open with the deck that the last one had open."""

from __future__ import annotations

import time
from typing import Any, Callable


def test_nothing_wakes_by_itself(shown: Any, idle: Callable[[], None]) -> None:
    from vanthu_office.session import forget, session_of

    session = session_of(shown)
    for _ in range(12):
        time.sleep(0.05)
        idle()
    phase = session.view.phase
    forget(session)  # asleep, it does not hear its document close
    assert phase == "asleep"
