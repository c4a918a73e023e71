"""build.py bench --office: what Văn Thư costs inside Writer, beside what Writer's own work on the same document costs.

Documents of 1, 10 and 100 pages stand in real windows on a screen of their own, with the deck open; tools/bench_inside.py measures in the
office's process. Beside it, the office's start with the extension and without, by turns. Nothing here passes or fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from statistics import median
from typing import Any

import bench
import pack
import vanthu_files
import writer

PAGES = (1, 10, 100)
INSIDE = Path(__file__).with_name("bench_inside.py")
STARTS = 7
LONGEST = 600  # seconds for all that is measured inside


def main() -> None:
    try:
        with tempfile.TemporaryDirectory() as folder, writer.screen() as environment:
            report(measured(Path(folder), environment), starts(Path(folder), environment))
    except writer.NoWriter as problem:
        sys.exit(str(problem))


def measured(folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    documents, result = folder / "documents", folder / "result.json"
    documents.mkdir()
    for pages in PAGES:
        vanthu_files.write_new(bench.sample(pages), documents / f"{pages}.docx")
    profile = with_extension(folder / "profile")
    shutil.copy(INSIDE, profile / "user" / "Scripts" / "python")
    told = {"VANTHU_BENCH_RESULT": str(result), "VANTHU_BENCH_DOCUMENTS": str(documents)}
    script = f"vnd.sun.star.script:{INSIDE.name}$main?language=Python&location=user"
    subprocess.run([*writer.command(profile), script], env=environment | told, timeout=LONGEST, check=False, stderr=subprocess.DEVNULL)
    if not result.exists():
        raise writer.NoWriter("The office ended before it had told anything.")
    figures: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    if "problem" in figures:
        print(f"Not all could be measured: {figures['problem']}\n")
    return figures


def with_extension(folder: Path) -> Path:
    profile = writer.make_profile(folder)
    pack.pack(pack.OXT)
    writer.install(profile, pack.OXT)
    return profile


def starts(folder: Path, environment: dict[str, str]) -> dict[str, list[float]]:
    """Milliseconds from the call to the first window, by turns with the extension, with one that holds nothing, and with none."""
    profiles = {
        "with the extension": with_extension(folder / "with"),
        "with an empty extension": writer.make_profile(folder / "empty"),
        "with none": writer.make_profile(folder / "none"),
    }
    writer.install(profiles["with an empty extension"], empty(folder / "empty.oxt"))
    found: dict[str, list[float]] = {name: [] for name in profiles}
    for turn in range(STARTS + 1):
        for name, profile in profiles.items():
            start = time.perf_counter()
            with writer.started(profile, environment, "--writer") as context:
                writer.until(lambda: writer.desktop_of(context).getCurrentComponent(), "the first window")  # noqa: B023
                if turn:  # the first start makes what later ones find
                    found[name].append((time.perf_counter() - start) * 1000)
    return found


def empty(target: Path) -> Path:
    """An extension of nothing but its name: what the office spends on having any."""
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest"/>')
        name = '<description xmlns="http://openoffice.org/extensions/description/2006"><identifier value="vn.vanthu.empty"/></description>'
        archive.writestr("description.xml", name)
    return target


def report(figures: dict[str, Any], starts: dict[str, list[float]]) -> None:
    pages = figures.get("pages", {})
    rows = {name: [each[name] for each in pages.values()] for name in next(iter(pages.values()), {})}
    print("Milliseconds in Writer, a document of so many pages\n")
    line("", [f"{number} pages" for number in pages])
    for name, values in rows.items():
        line(name, [f"{value:.1f}" for value in values])
    if rows:
        print("\nRatios, in the same run\n")
        for name, over, under in (
            ("read / text alone", "read", "text alone"),
            ("check / read", "check", "read"),
            ("read and check after an edit / Writer's own saving", "read and check after an edit", "save as .odt"),
        ):
            line(name, [f"{a / b:.2f}" for a, b in zip(rows[over], rows[under], strict=True)])
    print()
    if "deck" in figures:
        line("the deck's first opening", [f"{figures['deck']:.0f} ms"])
    if "typing" in figures:
        unwatched, watched = figures["typing"]["unwatched"], figures["typing"]["watched"]
        line("1,000 letters typed, unwatched", [f"{unwatched:.0f} ms"])
        line("1,000 letters typed, watched", [f"{watched:.0f} ms", f"× {watched / unwatched:.2f}"])
    for name, value in figures.get("writing", {}).items():
        line(name, [f"{value:.1f} ms"])
    for name, value in figures.get("completing", {}).items():
        line(name, [f"{value:.2f} ms"])
    if "writing" in figures:
        new, own = (figures["writing"][name] for name in ("a new document", "an empty page of the office's own"))
        line("a new document / an empty page", [f"× {new / own:.2f}"])
    for name, values in starts.items():
        line(f"office start {name}", [f"{median(values):.0f} ms", f"({min(values):.0f} to {max(values):.0f})"])


def line(name: str, values: list[str]) -> None:
    print(f"{name:<54}" + "".join(f"{value:>14}" for value in values))


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent)
    main()
