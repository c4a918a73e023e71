"""A template: what a document of one type says before anybody has written it (templates/documents/*.txt), and the draft it becomes."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any, List, NamedTuple, Optional, Sequence, Set, Tuple

from ..clauses.clause import regimes_of, wrong_braces, wrong_regimes, wrong_types
from ..compiled import read
from ..filling import Values, filled
from ..offices import Office, Person, Unit
from ..written import Entry, Problem, problem
from ..written import read as read_written
from .blanks import UNDATED, archive_line, blank, completed, first_recipients, fixed, number
from .draft import Draft, Signature, paragraphs

SEVERAL = ("phụ lục",)
_TEXTS = ("trích yếu", "lời", "lời dẫn", "nội dung", "căn cứ", "kính gửi", "thẩm quyền", "ký", "nơi nhận")
KEYS = ("tên", "loại", "thể thức", "mẫu", "cách", "kèm theo", "phụ lục", "từ khóa", *_TEXTS)


class Template(NamedTuple):
    id: str
    name: str
    type: str
    regimes: Tuple[str, ...]
    source: str = ""  # the form it follows: Mẫu 1.2 Phụ lục III NĐ 30
    manner: str = "main"  # main | attached | appendix | copy
    words: Tuple[str, ...] = ()
    subject: str = ""
    authority: Tuple[str, ...] = ()
    bases: Tuple[str, ...] = ()
    operative: str = ""
    addressees: Tuple[str, ...] = ()
    body: Tuple[str, ...] = ()
    signers: Tuple[str, ...] = ()  # the offices of two who sign, from left to right
    recipients: Tuple[str, ...] = ()
    caption: str = ""
    attached: str = ""  # the id of a text issued with it
    appendices: Tuple[str, ...] = ()


class Parsed(NamedTuple):
    templates: Tuple[Template, ...]
    problems: Tuple[Problem, ...]


class Answers(NamedTuple):
    """What a person says of a new document; all of it may be left open."""

    subject: str = ""
    unit: Unit = Unit()
    signer: Optional[Person] = None
    addressees: Tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """The templates of a file; a bad one is refused with the line that is wrong, the others stay."""
    written = read_written(text, SEVERAL)
    problems = list(written.problems)
    templates: List[Template] = []
    ids = {entry.id for entry in written.entries}
    for entry in written.entries:
        wrong = _wrong(entry) + _lost(entry, ids)
        problems += wrong
        if not wrong:
            templates.append(_template(entry))
    return Parsed(tuple(templates), tuple(sorted(problems, key=lambda each: each.line)))


def _wrong(entry: Entry) -> List[Problem]:
    manners = read("writing")["manners"]
    found = [problem(entry.at(key), "written.key.unknown", name=key) for key in entry.values if key not in KEYS]
    found += [problem(entry.line, "written.missing", name=key) for key in ("tên", "loại") if not entry.text(key)]
    found += wrong_types(entry) + wrong_regimes(entry)
    if entry.text("cách", "chính") not in manners:
        found.append(problem(entry.at("cách"), "written.manner", word=entry.text("cách"), words=", ".join(manners)))
    for key in _TEXTS:
        for value in entry.values.get(key, ()):
            found += wrong_braces(value.line, value.lines)
    return found


def _lost(entry: Entry, ids: Set[str]) -> List[Problem]:
    """What is issued with a document stands in the same file."""
    values = [value for key in ("kèm theo", "phụ lục") for value in entry.values.get(key, ())]
    return [problem(value.line, "written.refers", id=value.text) for value in values if value.text not in ids]


def _template(entry: Entry) -> Template:
    return Template(
        id=entry.id,
        name=entry.text("tên"),
        type=entry.text("loại"),
        regimes=regimes_of(entry),
        source=entry.text("mẫu"),
        manner=read("writing")["manners"][entry.text("cách", "chính")],
        words=entry.listed("từ khóa"),
        subject=entry.text("trích yếu"),
        authority=entry.lines("thẩm quyền"),
        bases=entry.lines("căn cứ"),
        operative=entry.text("lời"),
        addressees=entry.lines("kính gửi"),
        body=entry.lines("nội dung"),
        signers=entry.lines("ký"),
        recipients=entry.lines("nơi nhận"),
        caption=entry.text("lời dẫn"),
        attached=entry.text("kèm theo"),
        appendices=tuple([value.text for value in entry.values.get("phụ lục", ())]),
    )


@lru_cache(maxsize=1)
def library() -> Tuple[Template, ...]:
    """The templates that come with the program."""
    return tuple([_from_compiled(row) for row in read("templates")])


def _from_compiled(row: Sequence[Any]) -> Template:
    values: Tuple[Any, ...] = tuple([tuple(value) if isinstance(value, list) else value for value in row])
    return Template(*values)


@lru_cache(maxsize=16)
def offered(regime: str) -> Tuple[Template, ...]:
    """What may be begun in a regime."""
    return tuple([each for each in library() if regime in each.regimes and each.manner in ("main", "copy")])


def named(id: str) -> Template:
    return next(each for each in library() if each.id == id)


# The draft.


def drafted(template: Template, regime: str, office: Office, answers: Answers, day: datetime.date) -> Draft:
    """What the new document says: the office's facts and what was answered in their places, blanks in all others."""
    values = values_of(template, office, answers, day)
    addressees = answers.addressees or _said(template.addressees, values)
    signers = tuple([Signature((), (said,), "[Họ và tên]") for said in _said(template.signers, values)]) or _signers(office, answers)
    draft = Draft(
        regime=regime,
        type=template.type,
        parent=office.parent,
        issuer=office.issuer,
        number=number(regime, template.type, office.symbol, answers.unit.symbol),
        dateline=_dateline(office, template.type, day),
        subject=filled(template.subject, values) if template.subject else "",
        addressees=addressees,
        authority=tuple([line.upper() for line in _said(template.authority, values)]),
        bases=_said(template.bases, values),
        operative=template.operative,
        body=paragraphs(_said(template.body, values)),
        signers=signers,
        address="\n".join(office.address),
    )
    return completed(draft._replace(recipients=_recipients(draft, template, office, answers, values)))


def values_of(template: Template, office: Office, answers: Answers, day: datetime.date) -> Values:
    """What is known to stand in the blanks of a template."""
    known = {
        "cơ quan": office.name,
        "cơ quan cấp trên": office.superior,
        "người đứng đầu": office.head,
        "loại": template.type[:1].upper() + template.type[1:],
        "trích yếu": answers.subject,
        "địa danh": office.place,
        "đơn vị": answers.unit.name,
        "năm": str(day.year),
        "năm sau": str(day.year + 1),
        "người ký": answers.signer.name if answers.signer else "",
    }
    return {name: value for name, value in known.items() if value}


def _said(texts: Sequence[str], values: Values) -> Tuple[str, ...]:
    return tuple([filled(text, values) for text in texts])


def _dateline(office: Office, type: str, day: datetime.date) -> str:
    """The place is the office's; the day is written when the document is signed."""
    return "" if type in UNDATED else blank("dateline").format(place=office.place or "…", year=day.year)


def _signers(office: Office, answers: Answers) -> Tuple[Signature, ...]:
    """Who was chosen; nobody chosen: the first of the office, whose name is then left open."""
    if answers.signer is not None:
        return (Signature(answers.signer.authority, answers.signer.office, answers.signer.name),)
    first = next(iter(office.signers), None)
    return (Signature(first.authority, first.office, blank("name")),) if first else ()


def _recipients(draft: Draft, template: Template, office: Office, answers: Answers, values: Values) -> Tuple[str, ...]:
    """First those above or bound, then those of the type and of the office; the archive comes last."""
    words = fixed(draft.regime)
    mark = words["above"][-1]
    items = ["- %s%s" % (each, mark) for each in office.recipients]
    own = [each[:-1] + mark if each.endswith((";", ",")) else each + mark for each in _said(template.recipients, values)]
    return (*first_recipients(draft), *own, *items, archive_line(draft.regime, office.archive, answers.unit.symbol))
