"""Typography: spaces, dashes, doubled words and marks, letters that are one character, old encodings."""

from __future__ import annotations

import bisect
import datetime
import re
from operator import eq, itemgetter
from typing import Iterator, List, Mapping, Optional, Pattern, Sequence, Tuple

from ..anatomy.model import Span
from ..document import Block
from ..edit import Edit, SetFormat, SetText
from ..rulebook import Rule
from ..vietnamese import legacy, tones, unicode
from ..vietnamese.blanks import has_blank
from ..vietnamese.legacy import is_unicode
from ..vietnamese.phrases import Word
from .by_line import check_line
from .case import Case, Slip, check
from .lines import HEADER, MASK, Line, lines, lines_of

ALL = ("main", "attached", "appendix")

# Two blanks or more between words. What stands left and right tells a draft's blank from a slip.
_DOUBLED = re.compile("(?<=[^ \u00a0\t\n])[ \u00a0]{2,}(?=[^ \u00a0\t\n])")
_BEFORE_MARK = re.compile("(?<=[^\\s.…_/:;,*<>\\[({–\\-%s])[ \u00a0]{1,3}(?=[,;:.)](?![.…/]|\\s?\\d))" % MASK)
# The mark stands first in the pattern, what must be before it is looked at then: a scan is twelve times faster so.
_AFTER_MARK = re.compile(r"[,;:](?<=[^\W\d_].)(?=[^\W\d_])|\.(?<=[^\W\d_]{3}.)(?=[A-ZĐÂĂÊÔƠƯÁÀÍÓÚÝ][^\W\d_])")
_TOKEN_AROUND = re.compile(r"\S{0,80}$")
_BEFORE = re.compile(r"\S{1,20}$")
_AFTER = re.compile(r"\w{1,20}|\S")
_ADDRESS = re.compile(r"@|//|www|https?|\.(?:vn|com|org|net|gov|edu|info)(?![^\W\d_])|\\", re.IGNORECASE)
_CLOSING = re.compile(r"\([^()]{4,300}\)(?=[^\W\d_]{2})")
_OPEN_DATE_WORDS = re.compile(r"(?:ngày|tháng|năm|giờ|phút|số|Số:?|khóa|lần|thứ|Điều|khoản|:)$")
_LAYOUT = 5  # so many blanks in a row set columns


@check_line("typography.spaces")
def spaces(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    text = line.text
    if line.part in HEADER or not is_unicode(text):
        return  # a formula's letters, names in another language
    if "  " in text or "\u00a0" in text:
        yield from _doubled(line)
    if any(mark in text for mark in (" ,", " ;", " :", " .", " )", "\u00a0")):
        for match in _BEFORE_MARK.finditer(text):
            if not _is_ratio(text, match.start(), match.end()):
                yield _respaced(line, match.start(), match.end(), "")
    yield from _unspaced(line)


def _doubled(line: Line) -> Iterator[Slip]:
    text = line.text
    runs = list(_DOUBLED.finditer(text))
    wide = sum(len(run.group()) >= _LAYOUT for run in runs)
    if wide > 1 or (wide and line.part != "body"):
        return
    for match in runs:
        before, after = text[match.start() - 1], text[match.end()]
        if len(match.group()) > 2 and has_blank(text):
            continue  # a form's line
        if before in "./…_>]}*" + MASK or after in ".…_/<[{*,;:)|" + MASK or before in "|-":
            continue
        if _OPEN_DATE_WORDS.search(text[max(match.start() - 6, 0) : match.start()]) and not after.isdigit():
            continue
        if text[max(match.start() - 30, 0) : match.start()].rsplit(" ", 1)[-1].isupper() and (after.isupper() or after == "("):
            continue  # lines of capitals run together: a form's header or signature
        yield _respaced(line, match.start(), match.end(), " ", "doubled")


def _respaced(line: Line, start: int, end: int, blank: str, variant: str = "") -> Slip:
    """Other blanks between two words: the slip shows the words, the edit touches the blanks."""
    before, after = _BEFORE.search(line.text, max(start - 20, 0), start), _AFTER.match(line.text, end, end + 20)
    low, high = before.start() if before else start, after.end() if after else end
    return line.slip(low, high, line.text[low:start] + blank + line.text[end:high], variant)


def _is_ratio(text: str, start: int, end: int) -> bool:
    """ "1 : 2", "( )", "a ) …": a colon between figures."""
    return text[end] == ":" and text[start - 1].isdigit() and text[end + 1 : end + 3].strip()[:1].isdigit()


def _unspaced(line: Line) -> Iterator[Slip]:
    text = line.text
    for match in _AFTER_MARK.finditer(text):
        before = _TOKEN_AROUND.search(text, max(match.start() - 80, 0), match.start())
        left = before.group() if before else ""
        right = text[match.end() : match.end() + 80].split(" ", 1)[0]
        if match.group() == "." and "." in left:  # a file's name
            continue
        if _ADDRESS.search(left + match.group() + right) or _are_abbreviations(left, right):
            continue
        yield _respaced(line, match.end(), match.end(), " ", "unspaced")
    if ")" in text:
        for match in _CLOSING.finditer(text):
            yield _respaced(line, match.end(), match.end(), " ", "unspaced")


def _are_abbreviations(left: str, right: str) -> bool:
    """`VT,NC`, `A,B`: initials and other groups of capitals; a word of one letter; a file's or a person's short name."""
    first = re.split(r"[^\w]", right)[0]
    last = re.split(r"[^\w]", left)[-1]
    if min(len(first), len(last)) < 3 and (first + last).isascii():  # the names of quantities: "re,pt"
        return True
    return len(first) < 2 or len(last) < 2 or first.isupper() or last.isupper() or any(letter.isdigit() for letter in first + last)


class _Inside:
    """Whether a place in a text lies inside a match of a pattern."""

    def __init__(self, pattern: Pattern[str], text: str) -> None:
        spans = [match.span() for match in pattern.finditer(text)]
        self.starts, self.ends = [span[0] for span in spans], [span[1] for span in spans]

    def __contains__(self, at: int) -> bool:
        before = bisect.bisect_right(self.starts, at)
        return before > 0 and at < self.ends[before - 1]


_DASH = re.compile(r"(?<=[^\W_]) ?[–—] ?(?=[^\W_])")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[–—]\s?((?:19|20)\d\d)(?!\d)")


@check_line("typography.dash")
def dash(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    if "–" not in line.text and "—" not in line.text or line.part in HEADER or not is_unicode(line.text):
        return  # not here, or a line in another language
    ranges = _Inside(_RANGE, line.bare)
    for match in _RANGE.finditer(line.bare):
        yield line.slip(match.start(), match.end(), "%s - %s" % match.groups())
    for match in _DASH.finditer(line.bare):
        inside = match.start() in ranges
        spaced = match.group()[0] == " " and match.group()[-1] == " "
        figures = line.text[match.start() - 1].isdigit() and line.text[match.end()].isdigit()
        if not inside and spaced and not figures:
            yield line.slip(match.start(), match.end(), " - ")


_spelt = itemgetter(2)
_MARKS = re.compile(r"(?<=[^\W_])(?:;{2}|,{2}|\.{2})(?![.…/,;])|(?<=[^\W_]);\.(?=\s|$)")


@check_line("typography.repeat")
def repeat(line: Line, rule: Rule, when: Optional[datetime.date]) -> Iterator[Slip]:
    found = line.words.each
    for at, size in _repeated(list(map(_spelt, found)), rule["words"], rule["phrases"]):
        if size == 1 and _apart(found, at, rule["before"], rule["after"]):
            continue
        start, end = found[at - size][0], found[at + size - 1][1]
        gaps = [line.text[found[each][1] : found[each + 1][0]] for each in range(at - size, at + size - 1)]
        if all(gap.isspace() and "\n" not in gap and "\t" not in gap for gap in gaps):
            yield line.slip(start, end, line.text[start : found[at - 1][1]])
    if not any(marks in line.text for marks in (";;", ",,", "..", ";.")):
        return
    for match in _MARKS.finditer(line.text):
        if not line.text.endswith(("v.v", "v", "V/v"), 0, match.start()):
            yield line.slip(match.start(), match.end(), match.group()[-1], variant="marks")


def _repeated(found: List[str], small: Sequence[str], phrases: Sequence[str]) -> Iterator[Tuple[int, int]]:
    """Where words are said again, and how many: a small word, two words of a known phrase, or any three or four."""
    for size in (1, 2, 3, 4):
        same = list(map(eq, found, found[size:]))
        if True not in same:
            continue
        for start, equal in enumerate(same):
            if equal and all(same[start : start + size]) and start + 2 * size <= len(found):
                said = found[start : start + size]
                if size > 2 and len(set(said)) > 1 or size == 2 and " ".join(said) in phrases or size == 1 and said[0] in small:
                    yield start + size, size


def _apart(found: Sequence[Word], at: int, before: Mapping[str, List[str]], after: Mapping[str, List[str]]) -> bool:
    """The first belongs to the word before it ("tự do | do …"), or the second to the one after ("cho | cho vay")."""
    word = found[at][2]
    previous = found[at - 2][2] if at > 1 else ""
    following = found[at + 1][2] if at + 1 < len(found) else ""
    return previous in before.get(word, ()) or following in after.get(word, ())


@check("text.composed", acts=ALL)
def composed(case: Case) -> Iterator[Slip]:
    for index, block in case.blocks():
        text = block.text
        if unicode.is_composed(text):
            continue
        clusters = [cluster for cluster in unicode.clusters(text) if text[cluster[0] : cluster[1]] != cluster[2]]
        if clusters:
            edits = tuple(SetText(index, start, end, text[start:end], letter) for start, end, letter in clusters)
            start, end = _word_at(text, clusters[0][0])
            yield Slip(Span(index, start, end), text[start:end], unicode.compose(text[start:end]), edits, part="body")


def _word_at(text: str, at: int) -> Tuple[int, int]:
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return max(start, at - 20), min(end if end > 0 else len(text), at + 20)


@check("font.encoding", acts=ALL)
def encoding(case: Case) -> Iterator[Slip]:
    for index, block in case.blocks():
        old = _old_stretches(block)
        if old:
            edits: List[Edit] = []
            for start, end, name, font in old:
                before = block.text[start:end]
                after = legacy.decode(before, name, font)
                if after != before:
                    edits.append(SetText(index, start, end, before, after))
                edits.append(SetFormat(index, start, end, before, {"font": case.rule["font"]}))
            first, last = old[0][0], old[-1][1]
            shown = block.text[first:last].strip()[:60]
            preview = legacy.decode(shown, old[0][2], old[0][3])
            yield Slip(Span(index, first, last), shown, preview, tuple(edits), {"encoding": old[0][2]})
        elif legacy.is_viqr(block.text):
            after = legacy.decode(block.text, legacy.VIQR)
            edit = SetText(index, 0, len(block.text), block.text, after)
            yield Slip(Span(index, 0, len(block.text)), block.text.strip()[:60], after.strip()[:60], (edit,), {"encoding": legacy.VIQR})


def _old_stretches(block: Block) -> List[Tuple[int, int, str, str]]:
    """Stretches in a font of the old encodings: (start, end, encoding, font). What a field shows stays as the field has it."""
    if not any(run.format.font[:1] == "." or run.format.font[:3].upper() == "VNI" for run in block.runs):
        return []
    return [
        (start, start + len(run.text), legacy.font_encoding(run.format.font), run.format.font)
        for start, run in zip(block.starts, block.runs)
        if not run.field and run.text.strip() and legacy.font_encoding(run.format.font)
    ]


_SURNAMES = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Trịnh|Trương|Lâm|Mai|Cao|Hà|Tạ|Lưu|Thái|Chu|Tô"
_PERSON = re.compile(r"(?<![^\W_])(?:%s|[Ôô]ng|[Bb]à|đồng chí)(?: [A-ZĐÂĂÊÔƠƯÁÀÚÝ]\w{0,7}){1,4}" % _SURNAMES)


@check("typography.tones", acts=ALL)
def tone_marks(case: Case) -> Iterator[Slip]:
    """Both styles are right; the document's majority decides. Persons' names are their own."""
    marked = [(line, found) for line in lines(case) for found in _countable(line)]
    style = majority(case) if marked else ""
    for line, found in marked:
        if found.style != style:
            yield line.slip(found.start, found.end, tones.convert(line.text[found.start : found.end], style))


def majority(case: Case) -> str:
    """The style of most syllables of the whole document; that of the first where they are even."""
    if "tones" not in case.document.kept:
        case.document.kept["tones"] = _most(case)
    style: str = case.document.kept["tones"]
    return style


def _most(case: Case) -> str:
    styles = [found.style for act in case.anatomy.acts for line in lines_of(case.document, act) for found in _countable(line)]
    if not styles:
        return ""
    old = styles.count(tones.OLD)
    new = len(styles) - old
    return styles[0] if old == new else (tones.OLD if old > new else tones.NEW)


def _countable(line: Line) -> Sequence[tones.Marked]:
    """The syllables that tell the writer's style."""
    return line.keep("tones", _outside_names, line.bare)


def _outside_names(text: str) -> Sequence[tones.Marked]:
    found = tones.find(text)
    if not found:
        return ()
    persons = _Inside(_PERSON, text)
    return [each for each in found if each.start not in persons]
