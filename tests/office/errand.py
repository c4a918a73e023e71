"""An errand: an office with a profile of its own, started for one piece of Python that runs inside it, and ended.

The extension as it is installed does the work, not the sources beside this test. A piece defines `errand()`; what that gives comes back.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import writer

PATIENCE = 180  # seconds: the machine may be busy

BEFORE = '''
import json, os, sys, time, traceback
import uno
from com.sun.star.beans import PropertyValue

context = uno.getComponentContext()

def make(name):
    return context.ServiceManager.createInstanceWithContext(name, context)

def properties(**values):
    made = []
    for name, value in values.items():
        made.append(PropertyValue())
        made[-1].Name, made[-1].Value = name, value
    return tuple(made)

def opened(url="private:factory/swriter", **values):
    """A document, with a window nobody sees."""
    return make("com.sun.star.frame.Desktop").loadComponentFromURL(url, "_blank", 0, properties(**values))

def address(path):
    return uno.systemPathToFileUrl(path)

def until(met, what, seconds=60):
    """The office goes on until it is so."""
    toolkit = make("com.sun.star.awt.Toolkit")
    over = time.monotonic() + seconds
    while not met():
        if time.monotonic() > over:
            raise TimeoutError(what)
        toolkit.processEventsToIdle()
        time.sleep(0.005)

def read(model):
    """Its session, once the text was read and checked."""
    from vanthu_office.session import session_of

    session = session_of(model)
    session.wake()
    until(lambda: session.view.fresh and session.view.phase == "ready", "the document to be checked")
    return session

def closed(model):
    model.setModified(False)
    model.close(True)

GIVEN = json.loads(os.environ["VANTHU_GIVEN"])
'''
AFTER = """
def run(*_):
    try:
        make("vn.vanthu.writer.ProtocolHandler")  # where it is installed, its modules can be imported from now on
        told = {"gave": errand()}
    except BaseException:
        told = {"broke": traceback.format_exc()}
    with open(os.environ["VANTHU_TOLD"], "w", encoding="utf-8") as file:
        json.dump(told, file)
    make("com.sun.star.frame.Desktop").terminate()

g_exportedScripts = (run,)
"""


def run(profile: Path, piece: str, *options: str, before: Sequence[str] = (), **given: Any) -> Any:
    """`given` is in the piece's GIVEN, as JSON; `before`: a command that starts the office, in surroundings of its own."""
    script = profile / "user" / "Scripts" / "python" / "errand.py"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(BEFORE + piece + AFTER, encoding="utf-8")
    told = profile / "told.json"
    environment = writer.surroundings() | {"VANTHU_TOLD": str(told), "VANTHU_GIVEN": json.dumps(given)}
    command = [*before, *writer.command(profile), *options, "--headless", writer.script("run", script)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=PATIENCE)
    answer = json.loads(told.read_text(encoding="utf-8"))
    told.unlink()
    assert "broke" not in answer, answer["broke"]
    return answer["gave"]
