"""Whom a document goes to, as its own words tell: the list of recipients that its text asks for, beside the one that stands there."""

from __future__ import annotations

import re
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..anatomy.model import Anatomy, Span
from ..checks.addressees import is_calling
from ..checks.case import Case
from ..compose.blanks import archive_line
from ..edit import Edit
from ..facts.places import archive_of, number_of
from ..facts.reading import case_of
from ..offices import Office
from ..vietnamese.blanks import has_blank
from ..vietnamese.text import fold
from .articles import executing
from .asking import Asked, asked_of, reach_from
from .issuing import Issuer, issuer_of
from .manner import Manner, manner_of, said
from .merging import merged
from .reach import reach_of
from .standing import Line, kind_of, lines_of
from .usual import Usual, usual_of

KINDS = ("above", "article", "superior", "party", "council", "body", "group", "press", "other", "archive")  # in customary order

_BY_ARTICLE = re.compile(r"nhu (?:cac )?(?:khoan \d+,? )?dieu|theo dieu|cac .{0,40}tai dieu")


class Recipient(NamedTuple):
    """One line of the list, without its dash and its mark."""

    words: str  # "UBND các xã, phường, đặc khu", "Lưu: VT, KT"
    kind: str  # one of KINDS
    status: str = "add"  # stands | add | drop | correct
    was: str = ""  # as it stands there, where it is to be dropped or corrected
    why: str = ""  # the key of the reason: task, report, addressee, article, superior, usual, office, archive …
    because: Tuple[Span, ...] = ()  # the words of the text that ask for it


class Proposal(NamedTuple):
    recipients: Tuple[Recipient, ...]  # in the order proposed; those to be dropped where they stand
    quiet: bool = False  # nothing to add, drop or correct; what is only usual is no reason to speak


class _Wanted(NamedTuple):
    recipient: Recipient
    rank: int


def propose(anatomy: Anatomy, office: Optional[Office] = None) -> Proposal:
    """The list that stands, each line with what is to become of it, and the lines that are to come, where they belong."""
    case = case_of(anatomy)
    issuer = issuer_of(anatomy, office)
    lines = lines_of(case, issuer)
    manner = manner_of([line.words for line in lines] or list(office.recipients if office else ()))
    asked = asked_of(anatomy, anatomy.main) if _gives_tasks(case) else ()
    usual = usual_of(anatomy, issuer, office)
    standing = [_standing(case, line, asked, usual, office) for line in lines]
    wanted = list(_wanted(case, issuer, lines, asked, usual, office, manner))
    recipients = _placed(standing, [line.rank for line in lines], sorted(wanted, key=lambda each: each.rank))
    quiet = all(each.status == "stands" or (each.status == "add" and each.why == "usual") for each in recipients)
    return Proposal(recipients, quiet)


def _gives_tasks(case: Case) -> bool:
    return case.act.type not in case.rulebook.value("recipients.coverage", "except")


# ---- What is to come -------------------------------------------------------------------------------------------------------


def _wanted(
    case: Case,
    issuer: Issuer,
    lines: Sequence[Line],
    asked: Sequence[Asked],
    usual: Sequence[Usual],
    office: Optional[Office],
    manner: Manner,
) -> Iterator[_Wanted]:
    kept = [line for line in lines if not line.fault]
    first = _first(case, kept)
    there = [line.better or line.words for line in lines if line.fault in ("", "former", "written")]
    told = [first] if first else []
    told += _tasks(case, issuer, there + [each.recipient.words for each in told], asked, manner)
    told += _of_office(office, [line.bare for line in kept], [_key(each.recipient.words) for each in told])
    yield from told
    said_already = [line.words for line in lines] + [each.recipient.words for each in told]
    for each in usual:
        if not any(map(each.is_reached, said_already)):
            why = "superior" if each.sure and not kept else "usual"
            yield _Wanted(Recipient(said(each.words, manner), each.kind, why=why), each.rank)
    if not any(line.kind == "archive" for line in lines):
        yield _Wanted(Recipient(_archive(case, office), "archive", why="archive"), 100)


def _first(case: Case, lines: Sequence[Line]) -> Optional[_Wanted]:
    """Those above, or those whom an article binds; an open "Như Điều …" is closed where it stands."""
    addressees = case.part("addressees")
    if addressees is not None:
        if any(fold(line.words).startswith("nhu ") for line in lines) or (lines and is_calling(case, addressees)):
            return None
        return _Wanted(Recipient("Như trên", "above", why="addressee", because=addressees.spans[:1]), 1)
    if any(line.kind in ("above", "article") and not has_blank(line.words) for line in lines) or any(
        _BY_ARTICLE.match(fold(line.words)) for line in lines
    ):
        return None
    article = _article(case)
    if article is None:
        return None
    return _Wanted(Recipient("Như Điều %s" % article[0], "article", why="article", because=(article[1],)), 1)


def _article(case: Case) -> Optional[Tuple[str, Span]]:
    if case.act.type not in case.rulebook.value("recipients.above", "by_article"):
        return None
    return executing(case.document, case.act, case.rulebook.value("recipients.above", "executing"))


def _tasks(case: Case, issuer: Issuer, there: Sequence[str], asked: Sequence[Asked], manner: Manner) -> Iterator[_Wanted]:
    """Those with a task whom the list does not reach."""
    reach = reach_from(case.anatomy, case.act, there)
    if reach is None:
        return
    missed = [each for each in asked if not reach.reaches(each.body)]
    for line in merged(missed, issuer):
        words = said(line.words, manner)
        if reach_of([words]).anyone or not words:
            continue
        reports = all(each.task.sign == "report" for each in line.asked)
        because = tuple([span for each in line.asked for span in each.because])
        yield _Wanted(Recipient(words, line.kind, why="report" if reports else "task", because=because), line.rank)


def _of_office(office: Optional[Office], there: Sequence[str], told: Sequence[str]) -> Iterator[_Wanted]:
    """Who always gets a copy."""
    for words in office.recipients if office else ():
        kind, rank = kind_of(words)
        if kind != "archive" and _key(words) not in (*there, *told):
            yield _Wanted(Recipient(words, kind, why="office"), rank)


def _key(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(re.sub(r"\([^()]{0,200}\)", "", words))))


def _archive(case: Case, office: Optional[Office]) -> str:
    """Where a copy is kept: after "VT" the unit that drafted it, where the number or the office tells."""
    regime = case.rulebook.regime
    line = archive_line(regime, office.archive if office else "", _unit(case, office))
    return line[2:].rstrip(";.") if not line.endswith("….") else line[2:-1]


def _unit(case: Case, office: Optional[Office]) -> str:
    number = number_of(case)
    if case.act.type == "công văn" and number is not None and "-" in number.symbol.text and not has_blank(number.symbol.text):
        return number.symbol.text.rsplit("-", 1)[1].strip()
    return office.units[0].symbol if office and len(office.units) == 1 else ""


# ---- What stands -----------------------------------------------------------------------------------------------------------


def _standing(case: Case, line: Line, asked: Sequence[Asked], usual: Sequence[Usual], office: Optional[Office]) -> Recipient:
    if line.fault in ("former", "written"):
        return Recipient(line.better, line.kind, "correct", line.words, line.fault, line.spans)
    if line.fault:
        return Recipient(line.words, line.kind, "drop", line.words, line.fault, line.spans)
    if line.kind == "article" and has_blank(line.words):
        article = _article(case)
        if article is not None:
            return Recipient("Như Điều %s" % article[0], "article", "correct", line.words, "article", (article[1],))
    if line.kind == "archive" and has_blank(line.words):
        unit = _unit(case, office)
        copy = archive_of(case)
        if unit and copy is not None and has_blank(copy.unit.text):
            return Recipient(line.words.replace(copy.unit.text, unit), "archive", "correct", line.words, "archive")
    why, because = _reason(case, line, asked, usual)
    return Recipient(line.words, line.kind, "stands", why=why, because=because)


def _reason(case: Case, line: Line, asked: Sequence[Asked], usual: Sequence[Usual]) -> Tuple[str, Tuple[Span, ...]]:
    """Why a line that stands is there, where the text tells."""
    addressees = case.part("addressees")
    if line.kind == "above" and addressees is not None:
        return "addressee", addressees.spans[:1]
    if line.kind == "article":
        article = _article(case)
        return "article", (article[1],) if article else ()
    if line.kind == "archive":
        return "archive", ()
    reach = reach_of([line.words])
    reached = [each for each in asked if not reach.anyone and reach.reaches(each.body)]
    if reached:
        reports = all(each.task.sign == "report" for each in reached)
        return "report" if reports else "task", tuple([span for each in reached for span in each.because])
    return ("usual" if any(each.is_reached(line.words) for each in usual) else ""), ()


# ---- Together --------------------------------------------------------------------------------------------------------------


def _placed(standing: Sequence[Recipient], ranks: Sequence[int], wanted: Sequence[_Wanted]) -> Tuple[Recipient, ...]:
    """Each line that is to come before the first that stands lower by custom; never between a line and those under it."""
    before: Dict[int, List[Recipient]] = {}
    for each in wanted:
        before.setdefault(_place(standing, ranks, each.rank), []).append(each.recipient)
    result: List[Recipient] = []
    for at in range(len(standing) + 1):
        result += before.get(at, [])
        result += standing[at : at + 1]
    return tuple(result)


def _place(standing: Sequence[Recipient], ranks: Sequence[int], rank: int) -> int:
    """Behind the last line that stands higher or level by custom; the archive line stays last."""
    at = max([index + 1 for index in range(len(standing)) if ranks[index] <= rank], default=0)
    archive = next((index for index, each in enumerate(standing) if each.kind == "archive"), len(standing))
    at = min(at, archive) if rank < 100 else at
    while 0 < at < len(standing) and standing[at].words.startswith("+"):
        at += 1 if rank == 100 else -1
    return at


def written(anatomy: Anatomy, words: Sequence[str]) -> Tuple[Edit, ...]:
    """The list of recipients made to read so (without dashes and marks): one wish, one step. None where it cannot be done safely."""
    from .writing import written as write

    return write(anatomy, words)
