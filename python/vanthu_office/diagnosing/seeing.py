"""What the office is asked for a diagnosis: in small parts, each on the main thread and each quick; one that fails is not told of.

A part gives some fields of a `Machine`. Files are read beside the main thread (`looking`).
"""

from __future__ import annotations

import os
import sys
from typing import Any, Callable, Dict, Iterator, Sequence, Tuple

import uno
from com.sun.star.awt import FontDescriptor

from vanthu import __version__
from vanthu.diagnosis import Copy, InUse, Trouble
from vanthu.diagnosis.sayable import ALIKE

from .. import copies, edition, log, offices, settings
from ..bridge import configured, service

Fields = Dict[str, Any]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
MARKED = "ẰẲẴẶẾỆỐỘỚỢỨỰỲỴằẳẵặếệốộớợứựỳỵĐđƠơƯư"  # letters that a font for other languages lacks
WANTED = "Times New Roman"
TALL = 100


def parts() -> Sequence[Callable[[], Fields]]:
    return (_program, _settings, _copies, _edition, _fonts, _offices, _clauses, _recipients)


def see() -> Iterator[Fields]:
    """One part after the other; whoever goes through them may rest between two."""
    for part in parts():
        yield _told_by(part)


def _told_by(part: Callable[[], Fields]) -> Fields:
    try:
        return part()
    except Exception:  # a diagnosis tells what it can, above all where much is wrong
        log.trouble("diagnosis.%s" % part.__name__)
        return {}


def _program() -> Fields:
    product, tongue = configured("/org.openoffice.Setup/Product"), configured("/org.openoffice.Setup/L10N")
    return {
        "version": __version__,
        "office": product.getByName("ooSetupVersionAboutBox") or product.getByName("ooSetupVersion"),
        "locale": tongue.getByName("ooLocale"),
        "python": "%d.%d.%d" % sys.version_info[:3],
        "profile": os.path.dirname(log.path()),
        "home": os.path.expanduser("~"),
    }


def _settings() -> Fields:
    now, usual = settings.read(), settings.Settings()._asdict()
    changed = {name: value for name, value in now._asdict().items() if value != usual[name]}
    return {
        "language": now.language,
        "locked": tuple(sorted(settings.locked())),
        "changed": changed,
        "shared": changed.get("shared", ""),
    }


def _copies() -> Fields:
    found = tuple([Copy(*each) for each in copies.copies()])
    active = next((each for each in found if each.active), None)
    if active is None:  # it runs from elsewhere
        return {"copies": found}
    return {"copies": found, "version": active.version, "where": active.where}


def _edition() -> Fields:
    place = edition.current()
    house = InUse(place.edition.name, place.edition.number, place.edition.made, place.origin) if place is not None else None
    return {"house": house, "shared_trouble": edition.trouble()}


def _fonts() -> Fields:
    """Which font stands for Times New Roman: the office does not say, but it is as wide as it, and has the same letters."""
    device = service("com.sun.star.awt.Toolkit").createScreenCompatibleDevice(TALL, TALL)
    there = {each.Name for each in device.getFontDescriptors()}
    if WANTED in there:
        return {"font": WANTED}
    wanted = _measured(device, WANTED)
    alike = [name for name in ALIKE if name in there and _measured(device, name)[0] == wanted[0]]
    found = next((name for name in alike if _measured(device, name) == wanted), alike[0] if alike else "")
    return {"font": found, "letters": wanted[1]}


def _measured(device: Any, name: str) -> Tuple[int, bool]:
    """How wide its letters are; whether it has all of Vietnamese."""
    descriptor = FontDescriptor()
    descriptor.Name, descriptor.Height = name, TALL
    font = device.getFont(descriptor)
    return font.getStringWidth(LETTERS), bool(font.hasGlyphs(MARKED)) if hasattr(font, "hasGlyphs") else True


def _offices() -> Fields:
    return {"offices": tuple([Trouble("offices") for _ in offices.read().troubles])}


def _clauses() -> Fields:
    from ..inserting import own

    return {"clauses": (Trouble("clauses"),) if own.shelf("vi").trouble else ()}


def _recipients() -> Fields:
    from ..receiving import saved

    return {"recipients": (Trouble("recipients"),) if saved.shelf("vi").trouble else ()}


def program_folder() -> str:
    """Where the office's programs lie."""
    expander = uno.getComponentContext().getByName("/singletons/com.sun.star.util.theMacroExpander")
    folder: str = uno.fileUrlToSystemPath(expander.expandMacros("$BRAND_BASE_DIR/program"))
    return folder
