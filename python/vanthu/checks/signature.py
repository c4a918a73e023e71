"""The signature: there at all, `TM.` `KT.` `TL.` written right, each line in its place, a bare name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Signer, Span
from ..edit import Edit, SetText
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold
from .case import Case, Slip, check
from .change import change
from .ending import absent_below
from .form import departures

# TM. T/M T.M KT. K/T TL. T/L TUQ. Q. — letters, the mark after them, the gap; "TM" needs a mark or a gap to be a prefix.
_PREFIX = re.compile(
    r"(?P<letters>T[./ ]?U[./ ]?Q|T[./ ]?M|K[./ ]?T|T[./ ]?L|Q)(?:(?P<mark> ?[./])(?P<gap> *)|(?P<space> +))(?=[^\W\d_]|$)", re.IGNORECASE
)
_NEXT_PREFIX = re.compile(r" (?=(?:TM|KT|TL|TUQ)\. ?[^\W\d_]|[TK]/[MTL] [^\W\d_])")
_DEPUTY = re.compile(r" (?=(?:PHÓ|THỨ TRƯỞNG)\b)")
_BLANKS = " \t\u00a0"


class Line(NamedTuple):
    """A line of a signature: `KT. CHỦ TỊCH` has the letters KT and the rest CHỦ TỊCH."""

    span: Span
    text: str  # as shown, no-break spaces as spaces
    letters: str = ""
    rest: str = ""


def lines_of(case: Case, signer: Signer) -> List[Line]:
    """The lines of authority and office, from top to bottom."""
    spans = signer.authority + signer.office
    if signer.name is not None and _names_office(case.text(signer.name)):
        spans += (signer.name,)
    return [_line(case, span) for span in sorted(spans)]


def _names_office(text: str) -> bool:
    """What stands where the name should is an office that the anatomy did not know."""
    return text.isupper() and _DEPUTY.search(" " + text) is not None


def _line(case: Case, span: Span) -> Line:
    text = case.block(span.block).shown[span.start : span.end].replace("\u00a0", " ")
    match = _PREFIX.match(text)
    if match is None:
        return Line(span, text)
    return Line(span, text, _letters(match), text[match.end() :])


def _letters(match: "re.Match[str]") -> str:
    return re.sub(r"[^A-Z]", "", match.group("letters").upper())


@check("signature.missing")
def signature_missing(case: Case) -> Iterator[Slip]:
    if case.part("signature") is None and case.act.type not in case.rule["except"]:
        yield absent_below(case, "signature")


@check("signature.prefix", acts=("main", "copy"))
def signature_prefix(case: Case) -> Iterator[Slip]:
    found = [(span, match) for span, match in _prefixes(case) if _letters(match) in case.rule["forms"][0]]
    forms = _fitting(case.rule["forms"], [_written(match) for _, match in found])
    for span, match in found:
        text = case.text(span)
        right = forms[_letters(match)] + (" " if match.end() < len(text) else "")
        if match.group() != right:
            yield Slip(span, preview=right + text[match.end() :], edits=(change(span.block, span.start, text[: match.end()], right),))


def _prefixes(case: Case) -> Iterator[Tuple[Span, "re.Match[str]"]]:
    for signer in case.act.signers:
        for span in signer.authority:
            match = _PREFIX.match(case.block(span.block).shown[span.start : span.end].replace("\u00a0", " "))
            if match:
                yield span, match


def _written(match: "re.Match[str]") -> str:
    return match.group("letters") + (match.group("mark") or "")


def _fitting(families: Sequence[Mapping[str, str]], written: Sequence[str]) -> Mapping[str, str]:
    """Where a regime knows two ways of writing, the one that this document follows: none is mixed."""
    return max(families, key=lambda forms: sum(each in forms.values() for each in written))


@check("signature.lines")
def signature_lines(case: Case) -> Iterator[Slip]:
    for signer in case.act.signers:
        lines = lines_of(case, signer)
        if not lines:
            continue
        together = None if case.formless else _together(case, signer, lines)  # text taken out of a table loses its line breaks
        if together:
            yield together
        else:
            yield from _chain(case, signer, lines)


def _together(case: Case, signer: Signer, lines: Sequence[Line]) -> Optional[Slip]:
    """Two lines of the signature that stand in one."""
    edits: List[Edit] = []
    for line in lines:
        starts = [line.span.start + at for at in _breaks(case, line)]
        edits += [SetText(line.span.block, start, start + 1, case.block(line.span.block).text[start], "\n") for start in starts]
    spans = [line.span for line in lines] + ([signer.name] if signer.name else [])
    for upper, lower in zip(spans, spans[1:]):
        if upper.block == lower.block:
            between = case.block(upper.block).text[upper.end : lower.start]
            if "\n" not in between and "\t" not in between:
                edits.append(SetText(upper.block, upper.end, lower.start, between, "\n"))
    if not edits:
        return None
    first = min(edits, key=lambda edit: (edit.block, edit.start) if isinstance(edit, SetText) else (0, 0))
    assert isinstance(first, SetText)
    touched = [span for span in spans if span.block == first.block]
    span = Span(first.block, touched[0].start, touched[-1].end)
    return Slip(span, preview=_broken(case, span, edits), edits=tuple(edits), variant="together")


def _broken(case: Case, span: Span, edits: Sequence[Edit]) -> str:
    text = case.block(span.block).text
    for edit in sorted((edit for edit in edits if isinstance(edit, SetText) and edit.block == span.block), key=lambda edit: -edit.start):
        text = text[: edit.start] + "\n" + text[edit.end :]
    return text[span.start : span.end].replace("\n", " / ")


def _breaks(case: Case, line: Line) -> List[int]:
    """Where a line ought to break: before a second prefix, before the deputy's office, between two offices."""
    at = [match.start() for match in _NEXT_PREFIX.finditer(line.text)]
    last = line.text[at[-1] + 1 :] if at else line.text
    match = _PREFIX.match(last)
    if match:
        inner = _break_after(case, _letters(match), last[match.end() :])
        if inner:
            at.append(len(line.text) - len(last) + match.end() + inner)
    return at


def _break_after(case: Case, letters: str, rest: str) -> int:
    """Where in `CHỦ TỊCH PHÓ CHỦ TỊCH`, which follows the prefix, the signer's own office begins; 0 nowhere."""
    if letters == "KT":
        match = _DEPUTY.search(rest)
        return match.start() if match else 0
    offices = _offices(tuple(case.rule["offices"]))
    if letters in ("TL", "TUQ"):
        head = offices.match(rest)
        own = offices.match(rest, head.end() + 1) if head else None
        return own.start() - 1 if own else 0
    for own in offices.finditer(rest):
        body = rest[: own.start()].split()
        if own.end() == len(rest) and len(body) > 1 and body[-1] not in case.rule["joined"]:
            return own.start() - 1
    return 0


@lru_cache(maxsize=16)
def _offices(names: Tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(r"\b(?:%s)\b" % "|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def _chain(case: Case, signer: Signer, lines: Sequence[Line]) -> Iterator[Slip]:
    """Each prefix before what it belongs to, and under the last one the signer's own office."""
    joined = _whole(lines)
    led = [line for line in joined if line.letters]
    if not led:
        return
    own = [line for line in joined if line.span > led[-1].span]
    for line in led:
        variant = _misplaced(case, line)
        if variant:
            yield Slip(line.span, variant=variant, says={"rest": line.rest})
            return
    if [line.letters for line in led][1:].count("TM"):
        yield Slip(led[0].span, variant="order")
        return
    yield from _own_office(case, signer, led[-1], own)


def _whole(lines: Sequence[Line]) -> List[Line]:
    """A prefix alone on its line, or an office that ends in a comma, goes on in the next one."""
    joined: List[Line] = []
    for line in lines:
        upper = joined[-1] if joined else None
        if upper and not line.letters and upper.letters and (not upper.rest or upper.rest.endswith((",", " VÀ"))):
            joined[-1] = upper._replace(rest=("%s %s" % (upper.rest, line.text)).strip())
        else:
            joined.append(line)
    return joined


def _misplaced(case: Case, line: Line) -> str:
    """`TM. CHỦ TỊCH`, `KT. ỦY BAN NHÂN DÂN`, and in the Party `K/T BÍ THƯ`."""
    office = _offices(tuple(case.rule["offices"])).search(line.rest)
    if line.letters == "TM" and office and office.group() == line.rest:
        return "body"
    if line.letters == "KT":
        if line.rest in case.rule["collective"]:
            return "committee"
        if office is None and line.rest.startswith(tuple(case.rule["bodies"])):
            return "head"
    return ""


def _own_office(case: Case, signer: Signer, last: Line, own: Sequence[Line]) -> Iterator[Slip]:
    wanted = last.letters in case.rule["needs_office"] and (signer.name is not None or bool(signer.notes))
    if not own:
        if wanted and last.rest and not has_blank(last.rest) and not _DEPUTY.search(last.rest):
            yield Slip(last.span, variant="office")
        return
    first = own[0]
    deputy = first.text.startswith(("PHÓ ", "THỨ TRƯỞNG"))
    if last.letters == "KT" and first.text in case.rule["offices"] and not deputy:
        yield Slip(first.span, variant="deputy", says={"head": last.rest})
    elif last.letters == "TM" and last.rest.startswith(tuple(case.rule["deputies_for"])) and first.text.startswith("PHÓ "):
        head = first.text[len("PHÓ ") :]
        added = "%s %s" % (case.rulebook.value("signature.prefix", "forms")[0]["KT"], head)
        edits = (SetText(first.span.block, first.span.start, first.span.start, "", added + "\n"),)
        yield Slip(first.span, preview="%s / %s" % (added, first.text), edits=edits, variant="alone", says={"added": added})
    elif last.letters == "TM":
        yield from _attached_name(case, first)


def _attached_name(case: Case, line: Line) -> Iterator[Slip]:
    """The Party writes the office alone: not `PHÓ BÍ THƯ TỈNH ỦY`."""
    for office in case.rule["alone"]:
        tail = line.text[len(office) :]
        if line.text.startswith(office + " ") and fold(tail).strip().startswith(tuple(case.rule["attached"])):
            span = Span(line.span.block, line.span.start + len(office), line.span.end)
            yield Slip(
                line.span, preview=office, edits=(SetText(span.block, span.start, span.end, case.text(span), ""),), variant="attached"
            )
            return


@check("signature.name")
def signature_name(case: Case) -> Iterator[Slip]:
    titles = _titles(tuple(case.rule["titles"]))
    for signer in case.act.signers:
        if signer.name is None:
            continue
        text = case.text(signer.name)
        end = 0
        match = titles.match(text)
        while match:
            end = match.end()
            match = titles.match(text, end)
        if end and len(text[end:].split()) > 1:
            span = Span(signer.name.block, signer.name.start, signer.name.start + end)
            yield Slip(
                signer.name,
                preview=text[end:],
                edits=(SetText(span.block, span.start, span.end, text[:end], ""),),
                says={"title": text[:end].strip(_BLANKS + ".,-")},
                variant="sector" if _in_sector(case) else "",
            )


@lru_cache(maxsize=16)
def _titles(names: Tuple[str, ...]) -> "re.Pattern[str]":
    """Each title with the dot, comma or gap after it: `PGS.TS. `, `Thượng tá `, `BSCKII. `."""
    alternatives = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(r"(?:%s)(?:[ \u00a0]?[.,/-][ \u00a0]?|[ \u00a0]+)" % alternatives, re.IGNORECASE)


def _in_sector(case: Case) -> bool:
    """Armed forces, schools, hospitals, science: their ministries say which title may stand before the name."""
    issuer = "\n".join(part.text.upper() for part in (case.part("parent"), case.part("issuer")) if part)
    return any(line.startswith(tuple(case.rule["sectors"])) for line in issuer.split("\n"))


@check("signature.format", form=True)
def signature_format(case: Case) -> Iterator[Slip]:
    for signer in case.act.signers:
        office = case.rule["office" if signer.authority else "office_alone"]
        yield from departures(case, signer.authority, case.rule["authority"])
        yield from departures(case, signer.office, office)
        if signer.name is not None:
            yield from departures(case, (signer.name,), case.rule["name"])
        yield from departures(case, _in_their_block(case, signer), case.rule["place"], name="signature")


def _in_their_block(case: Case, signer: Signer) -> Tuple[Span, ...]:
    """What stands in a cell or a frame of its own; elsewhere the signature has no middle to be centred on."""
    spans = signer.authority + signer.office + ((signer.name,) if signer.name else ())
    return tuple(span for span in spans if case.block(span.block).place.kind in ("cell", "frame"))
