"""Whether an edition is sound: its files are those that are listed, and each says what such a file may say.

It needs all that reads such files, which takes a while to load: so it stands apart from the listing, which a desk asks for at once.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Callable, List, Mapping

from ..clauses import parse as parse_clauses
from ..compose.template import parse as parse_templates
from ..offices import OfficesError
from ..offices import parse_bytes as parse_offices
from ..recipients.sets import parse as parse_sets
from ..registers.sound import look_over
from ..rulebook import RulebookError
from ..rulebook.house import parse_house
from ..strings import say
from .listing import HOUSE, MOST_SAID, OFFICES, REGISTERS, Edition, EditionError

PARSERS: Mapping[str, Callable[[str], Any]] = {"clauses": parse_clauses, "recipients": parse_sets, "templates": parse_templates}


def taken(edition: Edition, files: Mapping[str, bytes]) -> None:
    """Nothing is wrong with any of its files; else EditionError. Whole or not at all."""
    if set(files) != {file.name for file in edition.files}:
        raise EditionError("edition.files")
    for file in edition.files:
        content = files[file.name]
        if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.sum:
            raise EditionError("edition.sum", file=file.name)
        wrong = problems(file.name, content)
        if wrong:
            raise EditionError("edition.wrong", file=file.name, problem=wrong[0][:MOST_SAID])


def problems(name: str, content: bytes, language: str = "vi") -> List[str]:
    """What is wrong in one file, a sentence each."""
    try:
        if name == OFFICES:
            parse_offices(content)
            return []
        if name == REGISTERS:
            look_over(content)
            return []
        text = content.decode("utf-8-sig")
        if name == HOUSE:
            parse_house(name, json.loads(text))
            return []
        return [each.said(language) for each in PARSERS[name.partition("/")[0]](text).problems]
    except OfficesError as problem:
        return [problem.said(language)]
    except RulebookError as problem:
        return [str(problem)]
    except (ValueError, RecursionError):  # no UTF-8, no JSON, no index
        return [say("edition.unread", language)]
