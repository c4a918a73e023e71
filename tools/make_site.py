"""build.py site FILE.toml: the edition of a province or an agency, of one readable file.

    python3 build.py site FILE.toml [--to FOLDER] [--check] [--lang en]

The file is looked over first, with all the files it names; every mistake is told with its file, its line and the reason, and nothing
is built while there is one. What is built lies in dist/site/<id>/, the same input to the same bytes, whole or not at all:

    vanthu-<id>.oxt     to install
    vanthu/             the same unpacked, for share/extensions
    publish/            for the server: the .oxt under its version's name, the feed that points to it, data/ for the shared folder
    cai-dat/            scripts that install it
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pack
import site_package
from site_file import Site, read
from site_notes import Note, Notes
from site_package import FEED
from site_pages import pages
from site_parts import parts
from site_settings import settings
from vanthu import edition
from vanthu.strings import LANGUAGES, say
from vanthu_cli.output import use_unicode

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "dist" / "site"
DEPLOY = ROOT / "tools" / "deploy"
WRONG, UNWRITTEN = 1, 2


class SiteError(Exception):
    """What is wrong with a site file: all of it."""

    def __init__(self, mistakes: list[Note], doubts: list[Note], language: str) -> None:
        self.mistakes, self.doubts = mistakes, doubts
        super().__init__("\n".join(note.said(language) for note in mistakes))


class Looked(NamedTuple):
    """A site file that is right, and what is in it."""

    site: Site
    data: Mapping[str, bytes]  # the folder of the edition
    settings: bytes | None
    pages: Mapping[str, bytes]
    doubts: list[Note]


class Built(NamedTuple):
    site: Site
    version: str
    folder: Path  # dist/site/<id>
    oxt: Path
    holds: Mapping[str, int]  # how many of each there are
    doubts: list[Note]

    @property
    def unpacked(self) -> Path:
        return self.folder / "vanthu"

    @property
    def publish(self) -> Path:
        return self.folder / "publish"


def look(path: Path, language: str = "vi") -> Looked:
    """The file and all it names, looked over. SiteError: all that is wrong."""
    notes = Notes(language)
    site = read(path, notes)
    if site is None:
        raise SiteError(notes.mistakes(), notes.doubts(), language)
    found = parts(site, notes)
    set_here = settings(site, found.offices, notes)
    templates = pages(site, found.templates, found.pages, notes)
    data: Mapping[str, bytes] = {}
    if not notes.mistakes():
        try:
            data = site_package.data(site, found.files)
        except edition.EditionError as error:
            notes.wrong(path.name, 0, error.said(language))
    if notes.mistakes():
        raise SiteError(notes.mistakes(), notes.doubts(), language)
    return Looked(site, data, set_here, templates, notes.doubts())


def build(path: Path, target: Path = TARGET, language: str = "vi") -> Built:
    """The edition in a folder of its own under `target`. SiteError: all that is wrong, and nothing was built."""
    looked = look(path, language)
    site = looked.site
    members = site_package.members(site, looked.data, looked.settings, looked.pages)
    packed = pack.zipped(members)
    if len(packed) > site_package.LARGEST:
        large = say("site.package.large", language, size=len(packed) // 2**20, most=site_package.LARGEST // 2**20)
        raise SiteError([Note(path.name, 0, large, True)], looked.doubts, language)
    published = {site_package.file_name(site): packed, **{f"data/{name}": content for name, content in looked.data.items()}}
    if site.updates:
        published[FEED] = site_package.feed(site_package.version(site), site.updates + site_package.file_name(site))
    doubts = [*looked.doubts, *_not_newer(site, packed, target / site.id, path, language)]
    new = target / f".{site.id}.moi"
    shutil.rmtree(new, ignore_errors=True)
    try:
        _write(new, {f"vanthu-{site.id}.oxt": packed})
        _write(new / "vanthu", members)
        _write(new / "publish", published)
        if site.updates:
            site_package.check_feed(new / "publish" / FEED)
        if DEPLOY.is_dir():
            shutil.copytree(DEPLOY, new / "cai-dat", ignore=shutil.ignore_patterns("__pycache__"))
        _swap(new, target / site.id)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    oxt = target / site.id / f"vanthu-{site.id}.oxt"
    return Built(site, site_package.version(site), target / site.id, oxt, site_package.holds(looked.data), doubts)


def _not_newer(site: Site, packed: bytes, last: Path, path: Path, language: str) -> list[Note]:
    """It says something else than the last one, and is not told from it by its number: no desk that has that one would take it."""
    oxt, listing = last / f"vanthu-{site.id}.oxt", last / "publish" / "data" / edition.LISTING
    try:
        before = edition.parse(listing.read_bytes()).number
        if site.number > before or (site.number == before and oxt.read_bytes() == packed):
            return []
    except (OSError, edition.EditionError):  # none was built here, or it is damaged
        return []
    return [Note(path.name, site.line("number"), say("site.number.same", language, number=site.number, before=before), False)]


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _swap(new: Path, old: Path) -> None:
    """The new folder in the place of the old one; if that fails the old one is there as before."""
    aside = old.with_name(f".{old.name}.cu")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        if aside.exists():
            aside.rename(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="build.py site", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE.toml")
    parser.add_argument("--to", type=Path, default=TARGET, metavar="FOLDER", help="where <id>/ is put (dist/site)")
    parser.add_argument("--check", action="store_true", help="look the file over, and build nothing")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi")
    use_unicode()
    chosen = parser.parse_args()
    language = chosen.lang
    try:
        if chosen.check:
            doubts = look(chosen.file, language).doubts
            print(say("site.right", language, file=chosen.file))
            _tell("site.doubts", doubts, language)
            return 0
        built = build(chosen.file, chosen.to, language)
    except SiteError as error:
        _tell("site.mistakes", error.mistakes, language)
        _tell("site.doubts", error.doubts, language)
        return WRONG
    except OSError as error:
        print(say("site.unwritten", language, reason=error), file=sys.stderr)
        return UNWRITTEN
    _tell("site.doubts", built.doubts, language)
    size = built.oxt.stat().st_size // 1024
    print(say("site.built", language, name=built.site.name, version=built.version, folder=_near(built.folder), size=size))
    print(say("site.holds", language, **built.holds))
    if built.site.updates:
        print(say("site.publish", language, address=built.site.updates))
    return 0


def _near(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def _tell(key: str, notes: list[Note], language: str) -> None:
    if notes:
        print(say(key, language, number=len(notes)))
        print("\n".join(f"  {note.said(language)}" for note in notes))


if __name__ == "__main__":
    sys.exit(main())
