"""vanthu new: a new document from a template, with the facts of an office in their places and blanks to be filled in."""

from __future__ import annotations

import argparse
import datetime
import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import vanthu_files
from vanthu.compose import lay_out
from vanthu.compose.template import Answers, Template, asked, drafted, offered
from vanthu.offices import Office, OfficesError, Person, Unit, parse_bytes
from vanthu.rulebook import load
from vanthu.strings import say
from vanthu.vietnamese.text import fold

from . import output

ENDINGS = (".docx", ".odt")


class Refused(Exception):
    """Why nothing is written, in a sentence for people."""


def main(chosen: argparse.Namespace) -> int:
    try:
        if chosen.list:
            output.write((line + "\n" for line in _listed(chosen.regime or "state", chosen.language)), None, chosen.language)
            return 0
        _written(chosen)
    except Refused as problem:
        output.complain("new.refused", chosen.language, text=problem)
        return output.UNREADABLE
    except OSError as problem:
        output.complain_output(problem, chosen.out, chosen.language)
        return output.UNREADABLE
    return 0


def _listed(regime: str, language: str) -> Iterator[str]:
    """What may be begun, as a person would name it on the command line."""
    yield f"{load(regime).name} ({regime})"
    yield ""
    for template in offered(regime):
        yield f"  {_short(template):<24} {template.name}" + (f" · {template.source}" if template.source else "")
    yield ""
    yield say("new.use", language)


def _written(chosen: argparse.Namespace) -> None:
    language = chosen.language
    if not chosen.type:
        raise Refused(say("new.type.none", language))
    out = _out(chosen)
    office = _office(chosen)
    regime = chosen.regime or office.regime
    template = _template(chosen.type, regime, language)
    day = chosen.as_of or datetime.date.today()
    draft = drafted(template, regime, office, _answers(chosen, template, office, day), day)
    vanthu_files.write_new(lay_out(draft, load(regime)).document, out)
    said = say("new.written", language, name=template.name, path=out)
    output.write([said + "\n", say("new.blanks", language) + "\n"], None, language)


def _out(chosen: argparse.Namespace) -> Path:
    if not chosen.out:
        raise Refused(say("new.out.none", chosen.language))
    out = Path(chosen.out)
    if out.suffix.lower() not in ENDINGS:
        raise Refused(say("new.out.kind", chosen.language, path=out))
    if out.exists() and not chosen.force:
        raise Refused(say("new.out.there", chosen.language, path=out))
    return out


def _office(chosen: argparse.Namespace) -> Office:
    """The first office of the file, or the first one of the regime asked for; without a file an office of blanks."""
    if not chosen.office:
        return Office(regime=chosen.regime or "state")
    try:
        offices = parse_bytes(Path(chosen.office).read_bytes())
    except OfficesError as problem:
        raise Refused(problem.said(chosen.language)) from None
    except OSError:
        raise Refused(say("new.office.file", chosen.language, path=chosen.office)) from None
    family = (chosen.regime or "").split("-")[0]
    office = next((each for each in offices if each.regime.split("-")[0] == family or not family), None)
    if office is None:
        raise Refused(say("new.office.none", chosen.language, path=chosen.office, regime=chosen.regime or ""))
    return office


def _template(words: str, regime: str, language: str) -> Template:
    """By its short name, its type or its whole name; marks and capitals may be left out."""
    ours = offered(regime)
    key = _key(words)
    for names in (_short, _type, _name):
        for template in ours:
            if key == _key(names(template)):
                return template
    known = {_key(names(each)): names(each) for each in ours for names in (_short, _type, _name) if names(each)}
    near = [known[name] for name in difflib.get_close_matches(key, known, 3)]
    if near:
        raise Refused(say("new.type.near", language, text=words, regime=regime, near=", ".join(dict.fromkeys(near))))
    raise Refused(say("new.type", language, text=words, regime=regime))


def _key(words: str) -> str:
    return " ".join(fold(words).replace("-", " ").split())


def _short(template: Template) -> str:
    """The id without the folder's name: dang.ke-hoach → ke-hoach."""
    return template.id.rpartition(".")[2]


def _type(template: Template) -> str:
    return template.type


def _name(template: Template) -> str:
    return template.name


def _answers(chosen: argparse.Namespace, template: Template, office: Office, day: datetime.date) -> Answers:
    unit, signer = _unit(chosen.unit, office), _signer(chosen.signer, office, chosen.language)
    answers = Answers(chosen.subject or "", unit, signer, tuple(chosen.to))
    return answers._replace(values=_filled(chosen.fill, template, office, answers, day, chosen.language))


def _unit(words: str | None, office: Office) -> Unit:
    """A unit of the office by its name or its symbol; any other is taken at its word."""
    if not words:
        return Unit()
    return next((unit for unit in office.units if _key(words) in (_key(unit.name), _key(unit.symbol))), Unit(words, words))


def _signer(words: str | None, office: Office, language: str) -> Person | None:
    if not words:
        return None
    if not office.signers:
        return Person(words)
    found = next((person for person in office.signers if _key(person.name) == _key(words)), None)
    if found is None:
        names = ", ".join(person.name for person in office.signers)
        raise Refused(say("new.signer", language, name=words, names=names))
    return found


def _filled(
    pairs: Sequence[str], template: Template, office: Office, answers: Answers, day: datetime.date, language: str
) -> tuple[tuple[str, str], ...]:
    """`thời gian=08 giờ 00`: what the template asks for beside the rest."""
    names = {_key(each.name): each.name for each in asked(template, office, answers, day)}
    found = []
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or _key(name) not in names:
            raise Refused(say("new.fill", language, text=pair, names=", ".join(names.values()) or "–"))
        found.append((names[_key(name)], value.strip()))
    return tuple(found)
