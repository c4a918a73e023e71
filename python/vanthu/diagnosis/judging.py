"""Each thing that was seen becomes a line: how it stands, what that means, what to do. What was not seen is not spoken of."""

from __future__ import annotations

import datetime
from typing import Callable, Dict, Iterator, Optional, Sequence, Tuple

from .. import __version__
from ..strings import say, say_or
from ..vietnamese.dates import in_figures
from . import sayable
from .machine import NOWHERE, STATES, Copy, Line, Machine

OLDEST_OFFICE, OLDEST_PYTHON = (7, 4), (3, 8)
RECENT = datetime.timedelta(days=14)  # within which an error of the program is worth a look
SCARCE, NONE_LEFT = 500_000_000, 50_000_000  # bytes free
MEGABYTE = 1_000_000
WELL = "well", "well"  # state and case of a line that needs no words
NEEDED = ("python3-uno", "libreoffice-writer")  # without them Văn Thư does not start in Writer
BARE = ("gen", "svp")  # desktops no screen reader can read


def diagnose(machine: Machine, language: str) -> Tuple[Line, ...]:
    """The gravest first; of one state in the order of ABOUT."""
    lines = [line for about in ABOUT for line in about(machine, language)]
    return tuple(sorted(lines, key=lambda line: STATES.index(line.state)))


def _line(id: str, stands: Tuple[str, str], value: str, language: str, **blanks: object) -> Line:
    """`stands`: its state, and which sentences say what that means and what to do, where there are any."""
    state, case = stands
    means, do = [say_or(f"doctor.{part}.{id}.{case}", "", language) for part in ("means", "do")]
    filled = [words.format(**blanks) if blanks else words for words in (means, do)]
    return Line(id, state, say(f"doctor.title.{id}", language), value, *filled)


def _words(key: str, language: str, **blanks: object) -> str:
    return say(f"doctor.value.{key}", language, **blanks)


def _day(day: Optional[datetime.date]) -> str:
    return in_figures(day) if day is not None else ""


def _time(when: datetime.datetime) -> str:
    return when.strftime("%d/%m/%Y %H:%M")


# Văn Thư and the office.


def _version(machine: Machine, language: str) -> Iterator[Line]:
    if machine.where == NOWHERE:
        yield _line("version", ("look", "none"), _words("where.none", language), language)
        return
    where = machine.where if machine.where in ("user", "shared", "bundled") else ""
    version = sayable.number(machine.version)
    value = "%s, %s" % (version, _words(f"where.{where}", language)) if where else version
    yield _line("version", WELL, value, language)


def _copies(machine: Machine, language: str) -> Iterator[Line]:
    copies = [each for each in machine.copies if each.where in ("user", "shared", "bundled")]
    if len(copies) < 2:
        return
    newest = max(sayable.figures(each.version) for each in copies)
    hidden = any(each.active and sayable.figures(each.version) < newest for each in copies)
    value = "; ".join(_copy(each, language) for each in copies)
    yield _line("copies", ("wrong", "hidden") if hidden else ("look", "double"), value, language)


def _copy(copy: Copy, language: str) -> str:
    value = "%s %s" % (sayable.number(copy.version), _words(f"where.{copy.where}", language))
    return "%s (%s)" % (value, _words("active", language)) if copy.active else value


def _office(machine: Machine, language: str) -> Iterator[Line]:
    if machine.office is None:
        return
    if not machine.office:
        yield _line("office", ("look", "none"), _words("office.none", language), language)
        return
    build = sayable.build(machine.build)
    value = ", ".join(filter(None, (sayable.number(machine.office), build)))
    old = sayable.figures(machine.office) < OLDEST_OFFICE
    yield _line("office", ("wrong", "old") if old else WELL, value, language)


def _python(machine: Machine, language: str) -> Iterator[Line]:
    if machine.python:
        old = sayable.figures(machine.python) < OLDEST_PYTHON
        yield _line("python", ("wrong", "old") if old else WELL, sayable.number(machine.python), language)


def _shell(machine: Machine, language: str) -> Iterator[Line]:
    """What the command line itself runs in."""
    if machine.lacking is None:
        return
    value = "Văn Thư %s, Python %s" % (__version__, sayable.number(machine.shell_python))
    if machine.lacking:
        names = ", ".join(sayable.among(machine.lacking, sayable.LIBRARIES))
        value += ", %s" % _words("lacking", language, names=names)
    yield _line("shell", ("wrong", "lacking") if machine.lacking else WELL, value, language)


def _system(machine: Machine, language: str) -> Iterator[Line]:
    if machine.system:
        yield _line("system", WELL, sayable.system(machine.system, machine.release), language)


def _packages(machine: Machine, language: str) -> Iterator[Line]:
    if machine.packages is None:
        return
    if not machine.packages:
        yield _line("packages", WELL, _words("packages.there", language), language)
        return
    names = sayable.among(machine.packages, sayable.PACKAGES)
    stands = ("wrong", "needed") if any(name in NEEDED for name in names) else ("look", "useful")
    value = _words("lacking", language, names=", ".join(names))
    yield _line("packages", stands, value, language, names=" ".join(names))


def _desktop(machine: Machine, language: str) -> Iterator[Line]:
    if machine.desktop not in sayable.DESKTOPS:
        return
    value = machine.desktop
    if machine.dark is not None:
        value += ", %s" % _words("dark" if machine.dark else "light", language)
    yield _line("desktop", ("look", "bare") if machine.desktop in BARE else WELL, value, language)


def _font(machine: Machine, language: str) -> Iterator[Line]:
    if machine.font is None:
        return
    name = machine.font if machine.font in sayable.FONTS else _words("font.other", language)
    if machine.font == "Times New Roman":
        yield _line("font", WELL, _words("font.there", language), language)
    elif machine.font in sayable.ALIKE:
        yield _line(
            "font", ("look", "alike" if machine.letters else "patchy"), _words("font.instead", language, name=name), language, name=name
        )
    else:
        yield _line("font", ("wrong", "unlike"), _words("font.instead", language, name=name), language)


# What it knows.


def _registers(machine: Machine, language: str) -> Iterator[Line]:
    if not machine.registers:
        return
    shipped, beside = machine.registers[0], machine.registers[1:]
    value = _words("registers", language, rows=shipped.rows, day=_day(shipped.newest))
    if beside:
        value += "; " + _words("registers.beside", language, number=len(beside), rows=sum(each.rows for each in beside))
    yield _line("registers", WELL, value, language)


def _rulebooks(machine: Machine, language: str) -> Iterator[Line]:
    """One regime a line."""
    if machine.rulebooks:
        newest = max((since for _, since in machine.rulebooks if since is not None), default=None)
        value = _words("rulebooks", language, number=len(machine.rulebooks), day=_day(newest))
        books = [say_or(f"panel.regime.{regime}", sayable.HIDDEN, language) for regime, _ in machine.rulebooks]
        since = [_words("since", language, day=_day(day)) if day is not None else "" for _, day in machine.rulebooks]
        means = "\n".join("%s%s" % (book, ": " + day if day else "") for book, day in zip(books, since))
        yield _line("rulebooks", WELL, value, language)._replace(means=means)


def _house(machine: Machine, language: str) -> Iterator[Line]:
    house, trouble = machine.house, machine.shared_trouble
    if house is None and not machine.shared and not trouble:
        return
    value = _words("house.none", language)
    if house is not None:
        origin = "shared" if house.origin == "shared" else "package"
        value = _words(f"house.{origin}", language, name=house.name, number=house.number, day=_day(house.made))
    line = _line("house", ("look", "trouble") if trouble else WELL, value, language)
    where = _words("shared", language, address=sayable.address(machine.shared)) if machine.shared else ""
    said = sayable.sentence(trouble, "edition.", "shared.") if trouble else ""
    yield line._replace(means="\n".join(filter(None, (where, line.means, said))))


def _files(machine: Machine, language: str) -> Iterator[Line]:
    if machine.troubles is None:
        return
    known = [each for each in machine.troubles if each.what in ("offices", "clauses", "recipients", "registers")]
    if not known:
        yield _line("files", WELL, _words("files.well", language), language)
        return
    said = []
    for each in known:
        name = _words(f"file.{each.what}", language)
        said.append(_words("file.line", language, name=name, line=each.line) if each.line else name)
    yield _line("files", ("wrong", "trouble"), _words("files.trouble", language, names="; ".join(dict.fromkeys(said))), language)


# How it is set up.


def _locked(machine: Machine, language: str) -> Iterator[Line]:
    if machine.locked is not None:
        names = sorted(name.capitalize() if name in sayable.SETTINGS else sayable.HIDDEN for name in machine.locked)
        value = ", ".join(dict.fromkeys(names)) or _words("none", language)
        yield _line("locked", ("well", "locked") if names else WELL, value, language)


def _changed(machine: Machine, language: str) -> Iterator[Line]:
    if machine.changed is None:
        return
    said = sorted(sayable.setting(name, value) for name, value in machine.changed.items())
    value = ", ".join(dict.fromkeys(said)) or _words("none", language)
    unlogged = machine.changed.get("log") is False
    yield _line("changed", ("look", "unlogged") if unlogged else WELL, value, language)


def _update(machine: Machine, language: str) -> Iterator[Line]:
    if machine.update is not None:
        value = sayable.address(machine.update) or _words("update.none", language)
        yield _line("update", WELL if machine.update else ("well", "none"), value, language)


def _language(machine: Machine, language: str) -> Iterator[Line]:
    tags = [tag for tag in (machine.language, machine.locale) if tag]
    names = [say_or(f"doctor.tongue.{tag[:2]}", sayable.HIDDEN, language) for tag in tags]
    if names:
        value = _words("language", language, ours=names[0], office=names[1]) if len(names) > 1 else names[0]
        yield _line("language", WELL, value, language)


def _profile(machine: Machine, language: str) -> Iterator[Line]:
    if machine.writable is None:
        return
    free = machine.free
    said = [sayable.place(machine.profile, machine.home)] if machine.profile else []
    if free is not None:
        said.append(_words("free", language, **_size(free)))
    stands = WELL
    if not machine.writable:
        stands = "wrong", "locked"
        said.append(_words("unwritable", language))
    elif free is not None and free < SCARCE:
        stands = ("wrong" if free < NONE_LEFT else "look"), "full"
    yield _line("profile", stands, ", ".join(said), language)


def _size(bytes: int) -> Dict[str, object]:
    unit, of = ("GB", 1000 * MEGABYTE) if bytes >= 1000 * MEGABYTE else ("MB", MEGABYTE)
    return {"number": bytes // of, "unit": unit}


def _errors(machine: Machine, language: str) -> Iterator[Line]:
    if machine.errors is None:
        return
    if not machine.errors:
        yield _line("errors", WELL, _words("none", language), language)
        return
    newest = max(each.when for each in machine.errors)
    told = ["%s  %s  %s" % (_time(each.when), sayable.kind(each.kind), sayable.code(each.place)) for each in machine.errors]
    value = _words("errors", language, number=len(told), when=_time(newest))
    line = _line("errors", ("look", "recent") if machine.now - newest <= RECENT else WELL, value, language)
    yield line._replace(means="\n".join(filter(None, (*told, line.means))))


ABOUT: Sequence[Callable[[Machine, str], Iterator[Line]]] = (
    _version, _copies, _office, _python, _shell, _packages, _font, _files, _house, _errors, _profile, _registers, _rulebooks,
    _locked, _changed, _update, _language, _desktop, _system,
)  # fmt: skip
