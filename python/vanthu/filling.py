"""Filling: the blanks `{…}` of a clause or a template, and what is known to stand in them.

`{cơ quan}` is filled from the document and the office; `{thời hạn: 15 ngày|30 ngày}` offers choices; `{I}`, `{1}`, `{a}`, `{Điều}` at
the beginning of a paragraph are its number. What nobody knows becomes a blank that the eye sees: `[thời hạn]`.
"""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, Match, NamedTuple, Optional, Sequence, Tuple

from .compiled import read

_VARIABLE = re.compile(r"\{([^{}\n:|]{1,60})(?:: ?([^{}\n]{1,300}))?\}")
_NUMBER = re.compile(r"\{(I|1|a|Điều)\} ?")
_SAID = re.compile(r"[{}]")

Values = Mapping[str, str]


class Variable(NamedTuple):
    name: str
    choices: Tuple[str, ...] = ()


class Numbered(NamedTuple):
    """A paragraph without its number: of which kind that is ("" none)."""

    kind: str
    text: str


def is_well_formed(text: str) -> bool:
    """Every brace belongs to a variable."""
    return _SAID.search(_VARIABLE.sub("", text)) is None and all(name.strip() for name, _ in _VARIABLE.findall(text))


def numbered(text: str) -> Numbered:
    match = _NUMBER.match(text)
    if match is None:
        return Numbered("", text)
    return Numbered(read("writing")["numbers"][match.group(1)], text[match.end() :])


def variables(texts: Sequence[str]) -> Tuple[Variable, ...]:
    """What is to be filled in, each once, in the order it is met."""
    found: Dict[str, Variable] = {}
    for text in texts:
        for match in _VARIABLE.finditer(numbered(text).text):
            name, choices = match.group(1).strip(), match.group(2)
            known = found.get(_key(name))
            if known is None or (choices and not known.choices):
                offered = tuple([each.strip() for each in (choices or "").split("|") if each.strip()])
                found[_key(name)] = Variable(known.name if known else name, offered)
    return tuple(found.values())


def filled(text: str, values: Values) -> str:
    """The text with what is known; at a sentence's beginning with a capital. What is unknown is shown as `[…]`."""

    def said(match: Match[str]) -> str:
        name = match.group(1).strip()
        value = value_of(name, values)
        if value is None:
            return "[%s]" % name
        begins = name[:1].isupper() or _begins(text, match.start())
        return value[:1].upper() + value[1:] if begins else value

    return _VARIABLE.sub(said, text)


def value_of(name: str, values: Values) -> Optional[str]:
    """What stands for a name, however it is capitalised; None where nobody knows."""
    value = values.get(_key(name), "")
    return value or None


def _key(name: str) -> str:
    return name[:1].lower() + name[1:]


def _begins(text: str, at: int) -> bool:
    """A sentence begins here."""
    before = text[:at].rstrip(" -")
    return not before or before.endswith((".", "?", "!"))


def unknown(texts: Sequence[str], values: Values) -> List[Variable]:
    """What must be asked."""
    return [each for each in variables(texts) if value_of(each.name, values) is None]
