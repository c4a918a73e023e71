"""A template: what a document of one type says before anybody has written it (templates/documents/*.txt), and the draft it becomes."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from ..clauses.clause import regimes_of, wrong_braces, wrong_regimes, wrong_types
from ..compiled import read
from ..filling import Values, Variable, filled, unknown, value_of, variables
from ..offices import Office
from ..vietnamese.numerals import roman
from ..vietnamese.text import capitalise
from ..written import Entry, Problem, problem
from ..written import read as read_written
from .blanks import CALLING, UNDATED, archive_line, blank, completed, dateline, first_recipients, fixed, number, year
from .copying import copied
from .draft import LETTER, Draft, Signature, paragraphs
from .facts import Answers, about, deciding, head_of, signature, uncapitalised, without_lead

__all__ = ["Answers", "Parsed", "Template", "asked", "drafted", "library", "named", "offered", "parse", "values_of"]

SEVERAL = ("phụ lục",)
_TEXTS = ("trích yếu", "lời", "lời dẫn", "nội dung", "căn cứ", "kính gửi", "thẩm quyền", "ký", "nơi nhận", "xác nhận")
_ORDER = ("main", "attached", "appendix", "copy")
ADDRESSED = (LETTER, "tờ trình", "báo cáo", CALLING)  # whom they are for stands above their text
INVITATION = "giấy mời"
KEYS = ("tên", "loại", "thể thức", "mẫu", "cách", "kèm theo", "phụ lục", "từ khóa", *_TEXTS)


class Template(NamedTuple):
    id: str
    name: str
    type: str
    regimes: Tuple[str, ...]  # none: every regime
    source: str = ""  # the form it follows: Mẫu 1.2 Phụ lục III NĐ 30
    manner: str = "main"  # main | attached | appendix | copy
    words: Tuple[str, ...] = ()
    subject: str = ""
    authority: Tuple[str, ...] = ()
    bases: Tuple[str, ...] = ()
    operative: str = ""
    addressees: Tuple[str, ...] = ()
    body: Tuple[str, ...] = ()
    signers: Tuple[str, ...] = ()  # the offices of two who sign, from left to right; " / " between the lines of one
    recipients: Tuple[str, ...] = ()
    caption: str = ""
    attached: str = ""  # the id of a text issued with it
    appendices: Tuple[str, ...] = ()
    confirmed: Tuple[str, ...] = ()  # who else confirms it: lines below the recipients
    origin: str = ""  # whose it is, where it is not the program's: "Tỉnh Lâm Đồng"


class Parsed(NamedTuple):
    templates: Tuple[Template, ...]
    problems: Tuple[Problem, ...]


def parse(text: str, origin: str = "") -> Parsed:
    """The templates of a file; a bad one is refused with the line that is wrong, the others stay."""
    written = read_written(text, SEVERAL)
    problems = list(written.problems)
    templates: List[Template] = []
    ids = {entry.id for entry in written.entries}
    for entry in written.entries:
        wrong = _wrong(entry) + _lost(entry, ids)
        problems += wrong
        if not wrong:
            templates.append(_template(entry)._replace(origin=origin))
    return Parsed(tuple(templates), tuple(sorted(problems, key=lambda each: each.line)))


def _wrong(entry: Entry) -> List[Problem]:
    manners = read("writing")["manners"]
    found = [problem(entry.at(key), "written.key.unknown", name=key) for key in entry.values if key not in KEYS]
    needed = ("tên",) if entry.text("cách") == "phụ lục" else ("tên", "loại")
    found += [problem(entry.line, "written.missing", name=key) for key in needed if not entry.text(key)]
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
        confirmed=entry.lines("xác nhận"),
    )


@lru_cache(maxsize=1)
def library() -> Tuple[Template, ...]:
    """The templates that come with the program."""
    return tuple([_from_compiled(row) for row in read("templates")])


def _from_compiled(row: Sequence[Any]) -> Template:
    values: Tuple[Any, ...] = tuple([tuple(value) if isinstance(value, list) else value for value in row])
    return Template(*values)


@lru_cache(maxsize=16)
def offered(regime: str, beside: Tuple[Template, ...] = ()) -> Tuple[Template, ...]:
    """What may be begun in a regime, documents first, of `beside` before the program's; not what comes only with another document."""
    found = [*_by_themselves(regime, beside), *_by_themselves(regime, library())]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.manner)))


def _by_themselves(regime: str, templates: Sequence[Template]) -> List[Template]:
    there = [each for each in templates if not each.regimes or regime in each.regimes]
    within = {id for each in there for id in (each.attached, *each.appendices)}
    return [each for each in there if each.id not in within]


def named(id: str, among: Sequence[Template] = ()) -> Template:
    return next(each for each in among or library() if each.id == id)


# The draft.


class _Desk(NamedTuple):
    """For whom, what and when a document is drafted."""

    template: Template
    regime: str
    office: Office
    answers: Answers
    day: Optional[datetime.date]
    values: Values

    def said(self, texts: Sequence[str]) -> Tuple[str, ...]:
        return tuple([filled(text, self.values) for text in texts])


def drafted(
    template: Template, regime: str, office: Office, answers: Answers, day: Optional[datetime.date], among: Sequence[Template] = ()
) -> Draft:
    """What the new document says: the office's facts and what was answered in their places, blanks in all others.

    Without a day its year is left open: for a template of the office's own, which must not age.

    What else is issued with it (`among` the templates of its own file, else the program's) comes with it. An annex drafted by
    itself is for a file of its own: an electronic one, which is signed apart.
    """
    if template.manner == "copy":
        return copied(regime, template.type, office, answers.signer, day, office.recipients)
    desk = _Desk(template, regime, office, answers, day, values_of(template, office, answers, day))
    if template.manner != "main":
        symbol = _symbol(number(regime, "", office.symbol, answers.unit.symbol))
        return _issued_with(desk, "Văn bản", symbol)._replace(signed=blank("signed").format(number=symbol))
    draft = _main(desk)
    issued = [named(id, among) for id in (*((template.attached,) if template.attached else ()), *template.appendices)]
    kind = capitalise(template.type)
    attached = [_issued_with(desk._replace(template=each), kind, _symbol(draft.number)) for each in issued]
    return draft._replace(attached=_counted(attached, regime))


def values_of(template: Template, office: Office, answers: Answers, day: Optional[datetime.date]) -> Values:
    """What is known to stand in the blanks of a template."""
    known = {
        "cơ quan": office.name,
        "cơ quan cấp trên": office.superior,
        "người đứng đầu": office.head,
        "thẩm quyền ban hành": deciding(office, answers.signer),
        "loại": capitalise(template.type),
        "trích yếu": uncapitalised(about(without_lead(answers.subject, _lead(template)))),
        "địa danh": office.place,
        "đơn vị": answers.unit.name,
        "năm": year(day),
        "năm sau": year(day, 1),
        "người ký": answers.signer.name if answers.signer else "",
        **_named(template, answers.subject),
        **_invited(template, answers),
        **{name[:1].lower() + name[1:]: value for name, value in answers.values},
    }
    return {name: value for name, value in known.items() if value}


def _named(template: Template, subject: str) -> Dict[str, str]:
    """A subject that goes by a name of its own: `{tên cuộc họp}`."""
    own = variables((template.subject,))
    return {own[0].name: subject} if len(own) == 1 and own[0].name != "trích yếu" else {}


def _invited(template: Template, answers: Answers) -> Dict[str, str]:
    """Whom an invitation is for stands in its text, and so does the meeting that its subject invites to: `dự Hội nghị …`."""
    if template.type != INVITATION:
        return {}
    attended = answers.subject[len("dự ") :].strip() if answers.subject.lower().startswith("dự ") else ""
    return {"người được mời": "; ".join(answers.addressees), "tên cuộc họp": attended, "tên hội nghị": attended}


def asked(template: Template, office: Office, answers: Answers, day: datetime.date) -> Tuple[Variable, ...]:
    """What the template would like to know beside the subject, and nobody has said yet."""
    texts = (*template.authority, *template.bases, *template.addressees, *template.body, *template.signers, *template.recipients)
    open_ones = unknown(texts, values_of(template, office, answers, day))
    return tuple([each for each in open_ones if each.name.lower() != "trích yếu"])


def _lead(template: Template) -> str:
    """What the template says before the subject that is answered: `Về việc `."""
    before, found, _ = template.subject.partition("{trích yếu}")
    return before if found else ""


def _main(desk: _Desk) -> Draft:
    template, regime, office, answers = desk.template, desk.regime, desk.office, desk.answers
    parent, issuer = head_of(office, regime)
    draft = Draft(
        regime=regime,
        type=template.type,
        parent=parent,
        issuer=issuer,
        number=number(regime, template.type, office.symbol, answers.unit.symbol),
        dateline="" if template.type in UNDATED else dateline(office.place, desk.day),
        subject=_subject(desk),
        addressees_label=_calling(desk),
        addressees=_addressees(desk),
        authority=tuple([line.upper() for line in desk.said(template.authority)]),
        bases=_bases(desk),
        operative=template.operative,
        body=paragraphs(desk.said(template.body)),
        signers=tuple([_signs(line) for line in desk.said(template.signers)]) or signature(office, answers.signer),
        address="\n".join(office.address),
        confirmed=desk.said(template.confirmed),
    )
    return completed(draft._replace(recipients=_recipients(desk, draft)))


def _issued_with(desk: _Desk, kind: str, symbol: str) -> Draft:
    """A text issued with a document, or an annex of it: what it belongs to stands in its caption."""
    template, regime = desk.template, desk.regime
    words = fixed(regime)
    parent, issuer = head_of(desk.office, regime)
    body = desk.values.get("thẩm quyền ban hành", words["body"])
    caption = filled(template.caption, desk.values) or words["caption"].format(type=kind, number=symbol, year=year(desk.day), body=body)
    draft = Draft(
        regime=regime,
        type=template.type,
        kind=template.manner,
        subject=_subject(desk),
        caption=caption,
        body=paragraphs(desk.said(template.body)),
    )
    if template.manner == "appendix":
        return draft._replace(title="Phụ lục", subject=draft.subject.upper())
    title = template.type.upper()
    return draft._replace(banner=words["banner"], motto=words["motto"], parent=parent, issuer=issuer, title=title)


def _counted(drafts: Sequence[Draft], regime: str) -> Tuple[Draft, ...]:
    """Two and more annexes have numbers: the State's Roman, the Party's Arabic."""
    several = sum(draft.kind == "appendix" for draft in drafts) > 1
    counted: List[Draft] = []
    for draft in drafts:
        if several and draft.kind == "appendix":
            at = sum(each.kind == "appendix" for each in counted) + 1
            draft = draft._replace(title="%s %s" % (draft.title, at if regime.startswith("party") else roman(at)))
        counted.append(draft)
    return tuple(counted)


def _symbol(number: str) -> str:
    """`Số: …/QĐ-UBND` as a caption has it: `…/QĐ-UBND`."""
    return number.replace("Số", "", 1).lstrip(": ")


def _subject(desk: _Desk) -> str:
    """The State's begins with a capital, the Party's as it was said. Who says `về …` says it instead of the template's `Về việc`."""
    subject, answer = desk.template.subject, desk.values.get("trích yếu", "")
    lead = _lead(desk.template)
    if desk.answers.subject and len(variables((subject,))) > 1:
        said = about(desk.answers.subject)
    elif answer.startswith("về ") and subject == lead + "{trích yếu}" and desk.template.type != LETTER:
        said = answer
    else:
        said = filled(subject, desk.values)
    if desk.regime.startswith("party"):
        named = variables((subject,)) if subject.startswith("{") else ()
        answered = value_of(named[0].name, desk.values) if named else None
        return answered[:1] + said[1:] if answered else said
    return capitalise(said)


def _calling(desk: _Desk) -> str:
    """Who sends a telegram."""
    known = desk.values.get("thẩm quyền ban hành", "")
    return "%s điện:" % known if known and desk.template.type == CALLING else ""


def _addressees(desk: _Desk) -> Tuple[str, ...]:
    """One stands beside the label, several below it, each with its dash."""
    answered = desk.answers.addressees if desk.template.type in ADDRESSED else ()
    names = [each.strip("-–;,. ") for each in answered or desk.said(desk.template.addressees)]
    if len(names) == 1 and desk.template.type != CALLING:
        return (names[0],)
    return tuple(["- %s%s" % (name, ";" if at < len(names) else ".") for at, name in enumerate(names, 1)])


def _bases(desk: _Desk) -> Tuple[str, ...]:
    """The last one of the Party's ended with a comma until 2026."""
    bases = desk.said(desk.template.bases)
    if bases and desk.regime == "party-2018":
        return (*bases[:-1], bases[-1].rstrip(".;") + ",")
    return bases


def _signs(line: str) -> Signature:
    """One of two who sign: the lines of the office."""
    return Signature((), tuple([each.strip() for each in line.split(" / ")]), blank("name"))


def _recipients(desk: _Desk, draft: Draft) -> Tuple[str, ...]:
    """First those above or bound, then those of the type and of the office; the archive comes last."""
    words = fixed(draft.regime)
    mark = words["above"][-1]
    own = list(desk.said(desk.template.recipients))
    archive = own.pop() if own and own[-1].startswith("- Lưu") else ""
    told = () if desk.template.type in (*ADDRESSED, INVITATION) else desk.answers.addressees
    items = [each.rstrip(";,") for each in (*first_recipients(draft), *own, *["- %s" % name.strip("-–;,. ") for name in told])]
    items += ["- %s" % each for each in desk.office.recipients]
    lines = [each + mark for each in dict.fromkeys(items)]
    return (*lines, archive or archive_line(draft.regime, desk.office.archive, desk.answers.unit.symbol))
