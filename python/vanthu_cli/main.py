"""The commands and their options. What a command does is imported when it is called: `--help` must answer at once."""

from __future__ import annotations

import argparse
import datetime
import difflib
import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from vanthu import __version__
from vanthu.rulebook import REGIMES
from vanthu.rulebook.house import AS_THE_LAW, HouseRules, parse_house, wrong
from vanthu.strings import LANGUAGES, say
from vanthu.types import names
from vanthu.vietnamese.text import fold

from . import output


def main(arguments: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else list(arguments)
    output.use_unicode()
    chosen = parser(_language(words)).parse_args(words)
    command = importlib.import_module(f"vanthu_cli.{chosen.command}")
    try:
        status: int = command.main(chosen)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads has read enough: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return output.UNREADABLE
    return status


def parser(language: str) -> argparse.ArgumentParser:
    """All commands, explained in one language."""
    text = partial(_help, language=language)
    new: type[_Parser] = type("_Worded", (_Parser,), {"language": language})
    top = new(prog="vanthu", description=text("about"), epilog=text("exit"))
    top.add_argument("--version", action="version", version=f"Văn Thư {__version__}", help=text("version"))
    commands = top.add_subparsers(dest="command", required=True, title=text("commands"), metavar="…", parser_class=new)

    check = commands.add_parser("check", help=text("check"), description=text("check"), epilog=text("exit"))
    fix = commands.add_parser("fix", help=text("fix"), description=text("fix"), epilog=text("exit"))
    new_one = commands.add_parser("new", help=text("new"), description=text("new"))
    convert = commands.add_parser("convert", help=text("convert"), description=text("convert.about"), epilog=text("exit.convert"))
    rules = commands.add_parser("rules", help=text("rules"), description=text("rules"))
    explain = commands.add_parser("explain", help=text("explain"), description=text("explain"))
    offices = commands.add_parser("offices", help=text("offices"), description=text("offices"))
    registers = commands.add_parser("registers", help=text("registers"), description=text("registers"))
    doctor = commands.add_parser("doctor", help=text("doctor"), description=text("doctor"), epilog=text("exit.doctor"))

    check.add_argument("files", nargs="+", metavar="FILE", help=text("files"))
    check.add_argument("--format", choices=("text", "json", "html"), default="text", help=text("format"))
    check.add_argument("-o", "--out", metavar="OUT", help=text("out.check"))
    fix.add_argument("file", metavar="FILE", help=text("file"))
    fix.add_argument("-o", "--out", metavar="OUT", help=text("out.fix"))
    fix.add_argument("--in-place", action="store_true", help=text("in_place"))
    fix.add_argument("--rule", action="append", default=[], metavar="ID", help=text("rule"))
    new_one.add_argument("type", nargs="?", metavar="TYPE", help=text("new.type"))
    new_one.add_argument("-o", "--out", metavar="OUT", help=text("new.out"))
    new_one.add_argument("--list", action="store_true", help=text("new.list"))
    new_one.add_argument("--office", metavar="FILE", help=text("new.office"))
    new_one.add_argument("--subject", metavar="WORDS", help=text("new.subject"))
    new_one.add_argument("--signer", metavar="NAME", help=text("new.signer"))
    new_one.add_argument("--unit", metavar="UNIT", help=text("new.unit"))
    new_one.add_argument("--to", action="append", default=[], metavar="BODY", help=text("new.to"))
    new_one.add_argument("--fill", action="append", default=[], metavar="NAME=WORDS", help=text("new.fill"))
    new_one.add_argument("--force", action="store_true", help=text("new.force"))
    convert.add_argument("paths", nargs="+", metavar="FILE", help=text("paths"))
    convert.add_argument("-o", "--out", metavar="OUT", help=text("out.convert"))
    convert.add_argument("--in-place", action="store_true", help=text("in_place"))
    explain.add_argument("id", metavar="ID", help=text("id"))
    offices.add_argument("deed", choices=("check",), metavar="check", help=text("offices.check"))
    offices.add_argument("file", metavar="FILE", help=text("offices.file"))
    deeds = registers.add_subparsers(dest="deed", required=True, title=text("registers.deed"), metavar="…", parser_class=new)
    bring = deeds.add_parser("import", help=text("registers.import"), description=text("registers.import"))
    look_over = deeds.add_parser("check", help=text("registers.check"), description=text("registers.check"))
    find = deeds.add_parser("find", help=text("registers.find"), description=text("registers.find"))
    for command in (bring, look_over):
        command.add_argument("files", nargs="+", metavar="FILE", help=text("registers.files"))
    bring.add_argument("--to", required=True, metavar="OUT", help=text("registers.to"))
    find.add_argument("words", nargs="+", metavar="WORDS", help=text("registers.words"))
    find.add_argument("--in", dest="inside", action="append", default=[], metavar="FILE", help=text("registers.in"))
    find.add_argument("--most", type=int, default=8, metavar="N", help=text("registers.most"))
    doctor.add_argument("--format", choices=("text", "json"), default="text", help=text("doctor.format"))
    doctor.add_argument("--profile", metavar="FOLDER", help=text("doctor.profile"))
    for command in (check, fix):
        command.add_argument("--type", type=_type(language), metavar="T", help=text("type"))
        command.add_argument("--house", type=_house(language), default=AS_THE_LAW, metavar="FILE", help=text("house"))
    for command in (check, fix, new_one):
        command.add_argument("--as-of", type=_day(language), metavar="YYYY-MM-DD", help=text("as_of"))
    for command in (check, fix, new_one, rules, explain):
        command.add_argument("--regime", choices=REGIMES, metavar="R", help=f"{text('regime')}: {', '.join(REGIMES)}")
    return top


def _help(key: str, language: str) -> str:
    return say(f"help.{key}", language)


def _language(words: Sequence[str]) -> str:
    """The language asked for, known before the words are parsed: the help itself is written in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    try:
        language: str = early.parse_known_args(words)[0].lang
    except argparse.ArgumentError:  # the real parser will say it
        language = LANGUAGES[0]
    return language


def _day(language: str) -> Callable[[str], datetime.date]:
    def day(words: str) -> datetime.date:
        try:
            return datetime.date.fromisoformat(words)
        except ValueError:
            raise argparse.ArgumentTypeError(say("problem.date", language, text=words)) from None

    return day


def _house(language: str) -> Callable[[str], HouseRules]:
    """The rules of a house, from its file."""

    def house(path: str) -> HouseRules:
        try:
            data = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            raise argparse.ArgumentTypeError(say("problem.house", language, path=path)) from None
        found = wrong(data)
        if found:
            problems = "\n- ".join(each.said(language) for each in found)
            raise argparse.ArgumentTypeError(say("rulebook.problems", language, name=path, problems=problems))
        return parse_house(Path(path).name, data)

    return house


def _type(language: str) -> Callable[[str], str]:
    """A type by its name; marks and capitals may be left out ("to trinh")."""

    def type(words: str) -> str:
        known = dict(names())
        key = " ".join(fold(words).replace("-", " ").split())
        if key in known:
            return known[key]
        near = [known[name] for name in difflib.get_close_matches(key, known, 3)]
        said = say("problem.type.near", language, text=words, near=", ".join(near)) if near else say("problem.type", language, text=words)
        raise argparse.ArgumentTypeError(said)

    return type


class _Parser(argparse.ArgumentParser):
    """argparse with its own few words in the language of the help."""

    language = LANGUAGES[0]

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._optionals.title = _help("options", self.language)
        self._positionals.title = _help("positionals", self.language)
        self.add_argument("-h", "--help", action="help", help=_help("help", self.language))
        # argparse gives a command's own default after the main parser's: without SUPPRESS `--lang en check` would be lost.
        self.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_help("lang", self.language))
        self.set_defaults(language=self.language)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", _help("usage", self.language), 1)
