"""Form: how each component looks in a regime: chosen once, within what its rulebook allows."""

from __future__ import annotations

from typing import Any, Dict, Mapping, NamedTuple

from ..compiled import read
from ..document import Format, Leading, ParagraphFormat, Section
from ..rulebook import Rulebook

FONT = "Times New Roman"


class Look(NamedTuple):
    format: Format
    paragraph: ParagraphFormat


class Form(NamedTuple):
    looks: Mapping[str, Look]
    section: Section
    under_banner: str  # "line" | "" | the characters that stand there
    under_issuer: str
    under_subject: str
    line: float  # the part of the words' length that the rule under issuer and subject has


def form(rulebook: Rulebook) -> Form:
    table = _table(rulebook.regime)
    spacing = float(table["spacing"])
    leading = Leading(table["leading"][0], float(table["leading"][1]))
    body = ParagraphFormat(first=float(table["indent"]), after=spacing, leading=leading)
    page: Dict[str, Any] = {key: float(value) for key, value in table["page"].items()}
    looks = {name: _look(look, body) for name, look in table["looks"].items()}
    return Form(
        looks=looks,
        section=Section(first_differs=True, **page),
        under_banner=table["under_banner"],
        under_issuer=table["under_issuer"],
        under_subject=table["under_subject"],
        line=table["line"],
    )


def _table(regime: str) -> Dict[str, Any]:
    """The State's form under what the regime has of its own."""
    forms = read("compose")["forms"]
    table: Dict[str, Any] = dict(forms["state"])
    own = forms.get(regime.split("-")[0], {})
    table.update({key: value for key, value in own.items() if key != "looks"})
    table["looks"] = {**forms["state"]["looks"], **own.get("looks", {})}
    return table


def _look(look: Mapping[str, Any], body: ParagraphFormat) -> Look:
    format = Format(FONT, float(look["size"]), look.get("bold", False), look.get("italic", False), look.get("underline", False))
    paragraph = body if look.get("body") else ParagraphFormat()
    changes = {key: look[key] for key in ("align", "first", "left", "before", "after") if key in look}
    return Look(format, paragraph._replace(**changes))
