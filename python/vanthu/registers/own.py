"""A register of one's own, as people keep it: a table with a row a document.

    loại;số ký hiệu;ngày;cơ quan ban hành;trích yếu;hiệu lực từ;hiệu lực đến;thay thế bởi;nguồn
    Quyết định;15/QĐ-UBND;05/3/2025;UBND tỉnh Lâm Đồng;ban hành Quy chế văn thư;;;;Sổ văn bản đi

The head says which column is what, in any order, in Vietnamese or English; columns that nobody knows are left alone. A row that
cannot be taken is told with its line and the reason; the others are not lost for it.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from functools import lru_cache
from typing import Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from ..strings import say
from ..types import names, of_abbreviation_anywhere
from ..vietnamese.dates import in_figures
from ..vietnamese.symbols import parse as parse_symbol
from ..vietnamese.text import fold
from ..vietnamese.unicode import compose
from . import citations
from .entry import HAND, OWN, VERIFIED, Entry, key

MOST = 64_000_000  # characters: two hundred thousand rows
MOST_ROWS = 200_000
LONGEST = 2_000  # characters of one cell
CELL_LINES = 6  # a cell may go over so many lines
RANK = 5  # who keeps a document in a list of their own will want it

HEAD = (
    "loại",
    "số ký hiệu",
    "ngày",
    "cơ quan ban hành",
    "trích yếu",
    "hiệu lực từ",
    "hiệu lực đến",
    "thay thế bởi",
    "thay từ",
    "sửa đổi bởi",
    "nguồn",
)
_COLUMNS: Dict[str, str] = {}
for _field, _names in (
    ("type", "loại|tên loại|loại văn bản|thể loại|type"),
    ("number", "số ký hiệu|số, ký hiệu|số và ký hiệu|số/ký hiệu|số hiệu|số|number"),
    ("symbol", "ký hiệu|ký hiệu văn bản|symbol"),
    ("date", "ngày|ngày ban hành|ngày tháng|ngày tháng năm|ngày văn bản|ngày ký|date"),
    ("issuer", "cơ quan ban hành|cơ quan|nơi ban hành|tác giả|issuer"),
    ("subject", "trích yếu|trích yếu nội dung|nội dung|tên văn bản|về việc|subject"),
    ("in_force_from", "hiệu lực từ|ngày hiệu lực|ngày có hiệu lực|có hiệu lực từ|in force from"),
    ("in_force_to", "hiệu lực đến|có hiệu lực đến|in force to"),
    ("over", "hết hiệu lực|ngày hết hiệu lực|hết hiệu lực từ|expired"),
    ("replaced_by", "thay thế bởi|bị thay thế bởi|thay thế bằng|được thay thế bởi|replaced by"),
    ("since", "thay từ|thay thế từ|ngày thay thế|since"),
    ("amended_by", "sửa đổi bởi|được sửa đổi bởi|sửa đổi, bổ sung bởi|amended by"),
    ("source", "nguồn|ghi chú nguồn|source"),
    ("state", "hiệu lực|tình trạng|tình trạng hiệu lực|trạng thái|status"),
    ("note", "ghi chú|chú thích|note"),
):
    _COLUMNS.update({fold(_name): _field for _name in _names.split("|")})

_WITHOUT_NAME = frozenset(("", "stt", "tt", "no", "#"))  # columns of which nothing needs to be said
_WANTED = {"type": "loại", "issuer": "cơ quan ban hành", "subject": "trích yếu"}  # without them a document cannot be named in full
_ENDS = ("in_force_to", "over")

_BY_SYMBOL = {"NĐ": "Nghị định", "TT": "Thông tư", "NQ": "Nghị quyết", "CT": "Chỉ thị", "QĐ": "Quyết định", "KH": "Kế hoạch"}

_OVER = re.compile(  # what a person writes of it; "Thay thế Quyết định số 12" speaks of another
    r"(?:da )?(?:(?:het|khong con|ngung)(?: hieu luc| hl| ap dung|$)|(?:bi|duoc) (?:bai bo|huy bo|thay the)\b"
    r"|(?:bai bo|huy bo|thay the)(?:$| (?:boi|bang)\b))(?!.*mot phan)"
)
_NO_END = re.compile(r"[-–—.…]+|con(?: hieu luc)?|chua(?: .*)?|khong(?: xac dinh| co| het.*)?")
_DAY = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SOFT = re.compile(r"\s+")


class Problem(NamedTuple):
    """What is wrong with a row, or worth knowing of it."""

    line: int
    key: str  # of the sentence in data/strings/registers.toml
    blanks: Tuple[Tuple[str, str], ...] = ()
    grave: bool = True  # the row is not taken

    def words(self, language: str = "vi") -> str:
        return say(self.key, language, **dict(self.blanks))

    def said(self, language: str = "vi") -> str:
        return say("registers.line", language, line=self.line, text=self.words(language))


class Read(NamedTuple):
    entries: Tuple[Entry, ...]
    problems: Tuple[Problem, ...]


def parse(text: str, known: str = OWN) -> Read:
    """The documents of a file: CSV, its fields parted by `,`, `;` or tabs."""
    if len(text) > MOST:
        return Read((), (_problem(1, "registers.large"),))
    rows, problems = _rows(text.lstrip("\ufeff"))
    read = of_table(rows, known)
    return read._replace(problems=tuple(sorted(read.problems + problems, key=lambda problem: problem.line)))


def _rows(text: str) -> Tuple[List[Tuple[int, Sequence[str]]], Tuple[Problem, ...]]:
    """Row by row, so that a quotation mark nobody closed costs one line and not the rest of the file."""
    mark = _delimiter(text)
    lines = re.split(r"\r\n|\r|\n", text)
    rows: List[Tuple[int, Sequence[str]]] = []
    problems: List[Problem] = []
    at = fields = 0
    while at < len(lines):
        end = at + 1
        while end < min(at + CELL_LINES, len(lines)) and "\n".join(lines[at:end]).count('"') % 2:
            end += 1
        row = _row("\n".join(lines[at:end]), mark)
        if row is None or (end > at + 1 and len(row) != fields):  # it is not one cell of several lines
            end = at + 1
            problems.append(_problem(at + 1, "registers.csv"))
        else:
            rows.append((at + 1, row))
            fields = fields or (len(row) if head(row) else 0)
        at = end
    return rows, tuple(problems)


def _row(line: str, mark: str) -> Optional[Sequence[str]]:
    if line.count('"') % 2 or len(line) > LONGEST * len(HEAD) or "\0" in line:
        return None
    return next(csv.reader(io.StringIO(line, newline=""), delimiter=mark), ())


def of_table(rows: Iterable[Tuple[int, Sequence[str]]], known: str = OWN) -> Read:
    """The documents of a table: rows with the number of their line. The first that names columns is the head."""
    columns: Optional[Dict[str, int]] = None
    entries: Dict[Tuple[str, datetime.date, str], Entry] = {}
    problems: List[Problem] = []
    taken = 0
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if columns is None:
            columns = head(row)
            if columns is not None:
                problems += _of_head(line, row, columns)
                continue
            if line > 20:
                break
            continue
        taken += 1
        if taken > MOST_ROWS:
            problems.append(_problem(line, "registers.large"))
            break
        entry, wrong = _entry(line, row, columns, known)
        problems += wrong
        if entry is None:
            continue
        same = (key(entry.number), entry.date, fold(entry.issuer))
        if same in entries:
            problems.append(_problem(line, "registers.twice", number=entry.number))
            continue
        entries[same] = entry
        problems += conflicts(entry, line)
    if columns is None:
        problems.append(_problem(1, "registers.head"))
    return Read(tuple(entries.values()), tuple(problems))


def head(row: Sequence[str]) -> Optional[Dict[str, int]]:
    """Which column is what, where this row says it: number and date are needed."""
    columns: Dict[str, int] = {}
    for at, cell in enumerate(row):
        field = _COLUMNS.get(_name(cell))
        if field is not None:
            columns.setdefault(field, at)
    return columns if {"number", "date"} <= columns.keys() else None


def _name(cell: str) -> str:
    return " ".join(fold(compose(cell)).replace("_", " ").split()).strip(" :*.")


def _of_head(line: int, row: Sequence[str], columns: Dict[str, int]) -> List[Problem]:
    """Which columns are left alone, and which are missed."""
    left = [f"“{_clean(cell)[:40]}”" for at, cell in enumerate(row) if at not in columns.values() and _name(cell) not in _WITHOUT_NAME]
    missed = [f"“{name}”" for field, name in _WANTED.items() if field not in columns]
    said = (("registers.columns.left", left), ("registers.columns.missed", missed))
    return [_problem(line, key, False, names=", ".join(names)) for key, names in said if names]


def written(entries: Iterable[Entry]) -> str:
    """The file of these documents, as Excel opens it too: `;`, and marked as Unicode."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for entry in entries:
        days = [in_figures(day) if day else "" for day in (entry.date, entry.in_force_from, entry.in_force_to, entry.since)]
        writer.writerow(
            [
                entry.type, entry.number, days[0], entry.issuer, entry.subject, days[1], days[2],
                entry.replaced_by, days[3], ", ".join(entry.amended_by), entry.source,
            ]
        )  # fmt: skip
    return out.getvalue()


def conflicts(entry: Entry, line: int = 0) -> List[Problem]:
    """Where the shipped register surely knows the document otherwise. The row is taken; in checks the shipped one stands."""
    known = citations.shipped(entry.number)
    if known is None or known.known not in (VERIFIED, HAND) or not citations.same(known, entry):
        return []
    if known.date != entry.date:
        return [_problem(line, "registers.other.date", False, number=entry.number, known=in_figures(known.date))]
    if known.type != entry.type:
        return [_problem(line, "registers.other.type", False, number=entry.number, known=known.type)]
    if entry.replaced_by and known.replaced_by and key(entry.replaced_by) != key(known.replaced_by):
        return [_problem(line, "registers.other.replaced", False, number=entry.number, known=known.replaced_by)]
    return []


def _entry(line: int, row: Sequence[str], columns: Dict[str, int], known: str) -> Tuple[Optional[Entry], List[Problem]]:
    def cell(field: str) -> str:
        at = columns.get(field, -1)
        return _clean(row[at]) if 0 <= at < len(row) else ""

    if any(len(each) > LONGEST for each in row):
        return None, [_problem(line, "registers.long")]
    problems: List[Problem] = []

    def day(field: str) -> Optional[datetime.date]:
        said = cell(field)
        found = day_of(said)
        if said and found is None and not (field in _ENDS and _NO_END.fullmatch(fold(said))):
            problems.append(_problem(line, "registers.date", field == "date" or field in _ENDS, text=said))
        return found

    number, date = _number(_joined(cell("number"), cell("symbol"))), day("date")
    if not number:
        return None, [_problem(line, "registers.number.none")]
    if date is None:
        return None, problems or [_problem(line, "registers.date.none", number=number)]
    symbol = parse_symbol(number)
    if symbol is None or not symbol.number:
        return None, [_problem(line, "registers.number", text=number)]
    if not symbol.form and date.year >= 2005:
        problems.append(_problem(line, "registers.number.odd", False, number=number))
    if symbol.year and symbol.year != date.year:
        return None, [_problem(line, "registers.year", number=number, year=symbol.year, date=in_figures(date))]
    kind = _type(cell("type"), symbol.type, symbol.issuer)
    if not kind:
        return None, [_problem(line, "registers.type", text=cell("type"), number=number)]
    by_symbol = _by_symbol(symbol.type)
    if by_symbol and kind.lower() not in by_symbol:
        problems.append(_problem(line, "registers.type.other", False, number=number, text=kind, known=by_symbol[0]))
    said_over = [said for said in (fold(cell("state")), fold(cell("note"))) if _OVER.match(said)]
    days = [day_of(found[0]) for found in map(_DAY.search, said_over) if found]
    since = day("since") or day("over") or next((each for each in days if each), None)
    entry = Entry(
        kind,
        number,
        date,
        cell("issuer"),
        _subject(cell("subject")),
        _number(cell("replaced_by")),
        since,
        day("in_force_from") or day_of(cell("state")),
        day("in_force_to"),
        tuple([_number(each) for each in re.split("[,;]", cell("amended_by")) if each.strip()]),
        cell("source"),
        known,
        RANK,
    )
    if any(problem.grave for problem in problems):
        return None, problems
    if entry.over and entry.over < date:
        return None, [_problem(line, "registers.order", number=number)]
    if said_over and not entry.over and not entry.replaced_by:  # taken as it is, it would be told to be in force
        return None, [_problem(line, "registers.over", number=number)]
    return entry, problems


def day_of(text: str) -> Optional[datetime.date]:
    """ "05/3/2020", "5-3-2020", "2020-03-05"."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    parts = (match[3], match[2], match[1]) if match[3] else (match[4], match[5], match[6])
    try:
        return datetime.date(*[int(part) for part in parts])
    except ValueError:
        return None


def _type(said: str, short: str, issuer: str) -> str:
    """The type with its capital; where nothing is said, the one the symbol stands for."""
    if said:
        return _types().get(fold(said), "")
    return _BY_SYMBOL.get(short, "Luật" if re.fullmatch(r"QH\d+", issuer) else "")


def _by_symbol(short: str) -> Tuple[str, ...]:
    """The types that a symbol's abbreviation may stand for; () where that is not known."""
    of_laws = (_BY_SYMBOL[short].lower(),) if short in _BY_SYMBOL else ()
    return of_laws + of_abbreviation_anywhere(short)


def _joined(number: str, symbol: str) -> str:
    """ "15" and "QĐ-UBND" of two columns; the Party's "HD/VPTW" follows a hyphen."""
    if not symbol or not number.isdigit():
        return number
    return number + ("-" if "/" in symbol and not symbol[0].isdigit() else "/") + symbol


def _number(text: str) -> str:
    """Without blanks around its strokes: "15 / QĐ - UBND"."""
    return re.sub(r"\s?([/–-])\s?", r"\1", text.strip())


def _subject(text: str) -> str:
    """As it follows the issuer: "V/v ban hành …", "Về việc …" with a small letter, a law's name as it is."""
    text = re.sub(r"^[Vv]/v:?\s*", "về việc ", text).rstrip(" .;/")
    opening = re.match("Về|Quy định|Ban hành|Sửa đổi|Hướng dẫn|Phê duyệt|Công bố|Bãi bỏ|Thí điểm|Thành lập|Kiện toàn|Giao", text)
    return text[0].lower() + text[1:] if opening else text


def _clean(text: str) -> str:
    return _SOFT.sub(" ", _CONTROL.sub(" ", compose(text))).strip()


def _delimiter(text: str) -> str:
    """What parts the fields of the first line that has something to part."""
    for line in text.split("\n", 20)[:20]:
        counts = {mark: line.count(mark) for mark in (";", "\t", ",")}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","


def _problem(line: int, key: str, grave: bool = True, **blanks: object) -> Problem:
    return Problem(line, key, tuple((name, str(value)) for name, value in blanks.items()), grave)


@lru_cache(maxsize=None)
def _types() -> Dict[str, str]:
    return {folded: name[:1].upper() + name[1:] for folded, name in names()}
