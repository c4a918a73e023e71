"""Form: how each component looks in a regime: data/compose.toml's choice, within what the rulebook allows."""

from __future__ import annotations

from typing import Any, Dict, Mapping, NamedTuple, Sequence

from ..compiled import read
from ..document import Format, Leading, ParagraphFormat, Section
from ..offices import AS_USUAL, House
from ..rulebook import Rulebook

# The rule that speaks of each look, and the table of its values that does.
_RULES = {
    "banner": ("banner.format", ""),
    "motto": ("motto.format", ""),
    "parent": ("issuer.format", "parent"),
    "issuer": ("issuer.format", "issuer"),
    "number": ("number.format", ""),
    "dateline": ("dateline.format", ""),
    "title": ("title.format", ""),
    "subject": ("subject.format", ""),
    "subject.letter": ("subject.letter", "form"),
    "addressees.label": ("addressees.format", "label"),
    "addressees": ("addressees.format", "names"),
    "authority": ("authority.format", ""),
    "bases": ("basis.format", ""),
    "operative": ("operative.format", ""),
    "body": ("body.size", ""),
    "body.part": ("body.size", ""),
    "body.chapter": ("body.size", ""),
    "body.section": ("body.size", ""),
    "body.subsection": ("body.size", ""),
    "body.article": ("body.size", ""),
    "body.article.sentence": ("body.size", ""),
    "body.heading": ("body.size", ""),
    "body.clause": ("body.size", ""),
    "body.decimal": ("body.size", ""),
    "signer.authority": ("signature.format", "authority"),
    "signer.office": ("signature.format", "office"),
    "signer.alone": ("signature.format", "office_alone"),
    "signer.name": ("signature.format", "name"),
    "recipients.label": ("recipients.format", "label"),
    "recipients": ("recipients.format", "list"),
    "page.number": ("page.number", ""),
    "urgency": ("mark.urgency", "look"),
    "caption": ("appendix.caption", "look"),
    "appendix.number": ("appendix.number", "heading"),
    "appendix.title": ("appendix.number", "title"),
}
_SWITCHES = ("bold", "italic", "underline")
_EDGES = ("top", "bottom", "left", "right")
_KEPT = ("align", "first", "left", "before", "after", "keep_with_next")


class Look(NamedTuple):
    """How a component looks. Its paragraph names the style that carries the look, and the heading's level."""

    format: Format
    paragraph: ParagraphFormat


class Form(NamedTuple):
    looks: Mapping[str, Look]
    section: Section
    under_banner: str  # "line" | "" | the characters that stand there
    under_issuer: str
    under_subject: str
    line: float  # the part of the words' length that the rule under issuer and subject has


def form(rulebook: Rulebook, house: House = AS_USUAL) -> Form:
    table = _table(rulebook.regime)
    body = _body(rulebook, table, house)
    font = str(_values(rulebook, "font.face").get("font", table["font"]))
    more = _more(rulebook, table, house)
    looks = {}
    for name, look in table["looks"].items():
        size = look["size"] + (0.0 if name in table["still"] else more)
        styled = body._replace(style=table["styles"].get(name, ""), outline=table["outline"].get(name, 0))
        looks[name] = _look({**look, "size": size}, styled, font, _asked(rulebook, name))
    subject = _values(rulebook, "subject.line")
    return Form(
        looks=looks,
        section=_section(rulebook, table["page"], house),
        under_banner=_mark(rulebook, "banner.line"),
        under_issuer=_mark(rulebook, "issuer.line"),
        under_subject=_mark(rulebook, "subject.line"),
        line=chosen(table["line"], (subject.get("low", 0.0), subject.get("high", 1.0))),
    )


def chosen(wish: float, allowed: Sequence[float]) -> float:
    """The value nearest to the wish in the allowed range."""
    return min(max(float(wish), float(allowed[0])), float(allowed[-1]))


def _table(regime: str) -> Dict[str, Any]:
    """The State's form under what the regime has of its own."""
    said = read("compose")
    state, own = said["forms"]["state"], said["forms"].get(regime.split("-")[0], {})
    looks, styles = {**state["looks"], **own.get("looks", {})}, {**said["styles"], **own.get("styles", {})}
    return {**state, **own, "looks": looks, "styles": styles, "outline": said["outline"]}


def _values(rulebook: Rulebook, rule: str) -> Mapping[str, Any]:
    """What a rule asks; nothing where the regime has no such rule."""
    found = rulebook.rules.get(rule)
    return found.values if found is not None and found.active else {}


def _asked(rulebook: Rulebook, look: str) -> Mapping[str, Any]:
    rule, part = _RULES.get(look, ("", ""))
    values = _values(rulebook, rule)
    table: Mapping[str, Any] = values.get(part, {}) if part else values
    return table


def _mark(rulebook: Rulebook, rule: str) -> str:
    return str(_values(rulebook, rule).get("mark", ""))


def _more(rulebook: Rulebook, table: Mapping[str, Any], house: House) -> float:
    """By how much the office's text is larger than usual."""
    usual = table["looks"]["body"]["size"]
    return 0.0 if not house.size else chosen(house.size, _asked(rulebook, "body").get("size", (usual,))) - float(usual)


def _section(rulebook: Rulebook, page: Mapping[str, float], house: House) -> Section:
    asked = _values(rulebook, "page.margins")
    wishes = {edge: getattr(house, edge) or page[edge] for edge in _EDGES}
    edges: Dict[str, Any] = {edge: chosen(wishes[edge], asked.get(edge, (page[edge],))) for edge in _EDGES}
    return Section(header=float(page["header"]), first_differs=True, **edges)


def _body(rulebook: Rulebook, table: Mapping[str, Any], house: House) -> ParagraphFormat:
    """How a paragraph of the text stands."""
    wanted = float(house.indent or table["indent"])
    indents = _values(rulebook, "body.indent").get("indent", (table["indent"],))
    indent = min(indents, key=lambda each: abs(each - wanted))
    spacing = max(float(table["spacing"]), float(_values(rulebook, "body.spacing").get("least", 0.0)))
    rule, wish = table["leading"]
    asked = _values(rulebook, "body.leading").get(rule, (wish,))
    return ParagraphFormat(first=float(indent), after=spacing, leading=Leading(rule, chosen(wish, asked)))


def _look(look: Mapping[str, Any], body: ParagraphFormat, font: str, asked: Mapping[str, Any]) -> Look:
    size = chosen(look["size"], asked.get("size", (look["size"],)))
    switches: Dict[str, Any] = {key: asked[key] if asked.get(key) in (True, False) else look.get(key, False) for key in _SWITCHES}
    if look.get("body") and "bold" in look:
        switches["bold"] = bool(look["bold"])
    paragraph = body if look.get("body") else ParagraphFormat(style=body.style, outline=body.outline)
    changes = {key: look[key] for key in _KEPT if key in look}
    changes["align"] = asked.get("align", changes.get("align", "left"))
    return Look(Format(font, size, **switches), paragraph._replace(**changes))
