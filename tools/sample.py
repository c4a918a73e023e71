"""build.py run: the sample document, checked and mended by the command line, then open in Writer with the deck beside it.

With a screen, Writer stays open, with a profile of its own. Without one, it runs where nobody sees it, and leaves the picture
of its window and what the deck says in dist/.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pack
import writer
from vanthu_cli.main import main as vanthu

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/quyet-dinh.docx"
PROFILE = ROOT / ".build" / "writer"
ASKED = ("structure.numbering", "typography.repeat", "typography.spelling")  # fixes that a person has to ask for


def main() -> None:
    (ROOT / "dist").mkdir(exist_ok=True)
    status = on_the_command_line()
    try:
        in_writer()
    except (writer.NoWriter, TimeoutError) as problem:
        sys.exit(f"Writer: {problem}")
    sys.exit(status)


def on_the_command_line() -> int:
    fixed = "dist/quyet-dinh-da-sua.docx"
    vanthu(["check", SAMPLE])
    vanthu(["check", SAMPLE, "--format", "html", "-o", "dist/phieu-kiem-tra.html"])
    vanthu(["check", SAMPLE, "--format", "json", "-o", "dist/ket-qua.json"])
    vanthu(["fix", SAMPLE, "-o", fixed])
    status = vanthu(["fix", fixed, "--in-place", *(f"--rule={rule}" for rule in ASKED)])
    print("\ndist/phieu-kiem-tra.html  dist/ket-qua.json  " + fixed)
    return status


def in_writer() -> None:
    pack.pack(pack.OXT)
    shutil.rmtree(PROFILE, ignore_errors=True)
    writer.make_profile(PROFILE)
    writer.install(PROFILE, pack.OXT)
    document = Path(shutil.copy(ROOT / SAMPLE, ROOT / "dist"))
    if there_is_a_screen():
        print(f"Writer opens {document.relative_to(ROOT)}, with its profile in {PROFILE.relative_to(ROOT)}; this ends when you close it.")
        with writer.started(PROFILE, writer.surroundings(), str(document)) as context:
            deck_opened(context)
            writer.until(lambda: writer.closed(context), "Writer to be closed", seconds=24 * 60 * 60)
        return
    with writer.screen() as environment, writer.started(PROFILE, environment, str(document)) as context:
        deck_opened(context)
        state = writer.until(lambda: shown(context), "the deck to show what was found")
        writer.picture(ROOT / "dist" / "writer.png", environment)
    lines = [f"{severity:8} {rule:32} {message}" for rule, severity, message in state["findings"]]
    (ROOT / "dist" / "writer.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"dist/writer.png  dist/writer.txt ({len(lines)} findings, as the deck shows them)")


def deck_opened(context: Any) -> None:
    writer.open_deck(writer.until(lambda: writer.model_of(context), "the document to open"))


def there_is_a_screen() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def shown(context: Any) -> Any:
    """What the deck says, once it has looked; nothing before."""
    state = json.loads(writer.call(context, "state"))
    if state["trouble"]:
        raise writer.NoWriter(state["trouble"])
    return state if state["phase"] == "ready" else None


if __name__ == "__main__":
    main()
