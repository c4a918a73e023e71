"""tools/corpus_citations.py FOLDER: how many of the citations in real texts are understood, and which are not.

What counts as a citation is told by a crude pattern that knows nothing of `vanthu.citation`: a number with the capitals of a symbol
behind it, after a type or "số"; and the name of a law with a number, a day or a year behind it. Of each the text gives what a second crude
look finds there: a type in the words before, a day, an issuer ("của" and a capital) and a subject in the words that follow at once. It is
understood where a Citation stands over it and has all that the text gives. The document's own number and its header are left out.

With --typing: every text is typed letter by letter, and each place is counted where a list would open at the caret.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import vanthu_files
from vanthu import citation
from vanthu.checks.lines import MASK, lines_of
from vanthu.citation import Citation
from vanthu.citing import asked
from vanthu.pipeline import check
from vanthu.vietnamese.text import fold

GIVEN = ("type", "number", "date", "issuer", "subject")
TYPES = (
    "Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kết luận|Quy định|Quy chế|Hướng dẫn|"
    "Thông báo|Thông tri|Kế hoạch|Chương trình|Báo cáo|Tờ trình|Công văn|Công điện|Văn bản hợp nhất|Đề án|Luật|Bộ luật|Pháp lệnh|"
    "Biên bản|Hợp đồng"
)
DAY = r"(?:ngày\s+)?\d{1,2}\s*(?:/|-|\s+tháng\s+)\s*\d{1,2}\s*,?\s*(?:/|-|\s+năm\s+)\s*\d{4}(?!\d)"
BETWEEN = (  # a letter inside one name
    r"(?:(?! và (?:Nghị|Thông|Quyết|Điều|khoản)|, (?:Nghị|Thông|khoản|Luật)| được | thì | có | nên | tại | để | mà )"
    r"[^;.()“”\n])"
)
GROUPS = r"[A-ZĐ]{2}[\w&]*(?:\s?[/\-–]\s?[A-ZĐ][\w&]*)*"
NUMBER = re.compile(
    r"(?P<type>(?:%s)\s+)?(?P<so>số\s*:?\s*)?(?<![\w/.\-])(?P<number>\d{1,6}[a-zđ]?\s?[/\-–]\s?(?:\d{4}\s?[/\-–]\s?)?%s)" % (TYPES, GROUPS),
    re.IGNORECASE,
)
LAW = re.compile(
    r"(?<![^\W\d_])(?:Bộ luật|Luật|Pháp lệnh) (?:[A-ZĐ]|sửa đổi)%s{2,150}?(?: số \d+/\d{4}/[A-Z]+\d+| năm \d{4}|,? %s)" % (BETWEEN, DAY)
)
THEN_DAY = re.compile(r"[\s,(]{0,3}(?:(?:ban hành|ký)\s)?%s" % DAY)
THEN_ISSUER = re.compile(r"[\s,]{0,3}của\s+[A-ZĐ]")
SUBJECT_WORDS = (
    "về|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|công bố|bãi bỏ|thành lập|kiện toàn|thông qua|đính chính|V/v|một số|tiếp tục|"
    "tăng cường|điều chỉnh|bổ sung"
)
THEN_SUBJECT = re.compile(r"[\s,]{0,3}(?:%s)[\s,]" % SUBJECT_WORDS, re.IGNORECASE)
ISSUER_TO_SUBJECT = re.compile(r"[\s,]{0,3}của\s+[A-ZĐ]%s{2,110}?\s(?=(?i:%s)[\s,])" % (BETWEEN, SUBJECT_WORDS))


class Hit(NamedTuple):
    """What looks like a citation, and what the text gives of it."""

    start: int
    end: int
    given: dict[str, str]


def main(arguments: list[str]) -> None:
    files = sorted(Path(next(each for each in arguments if not each.startswith("--"))).glob("*.txt"))
    (typing if "--typing" in arguments else understanding)(files)


def paragraphs(file: Path) -> Iterator[str]:
    """The lines of a text as the checks read them, without what names the document itself."""
    anatomy = check(vanthu_files.read(file)).anatomy
    for act in anatomy.acts:
        for line in lines_of(anatomy.document, act):
            if MASK not in line.text and line.part not in ("number", "dateline", "signed"):
                yield line.text


# Understood.


def understanding(files: list[Path]) -> None:
    given: Counter[str] = Counter()
    read: Counter[str] = Counter()
    failures: list[str] = []
    hits = whole = 0
    for file in files:
        for text in paragraphs(file):
            found = citation.find(text)
            for hit in crude(text):
                cited = max((each for each in found if covers(each, hit)), key=lambda each: each.start, default=None)
                lacks = [name for name in sorted(hit.given) if cited is None or not has(cited, name, hit.given[name])]
                hits += 1
                whole += not lacks
                given.update(set(hit.given))
                read.update(set(hit.given).difference(lacks))
                if lacks:
                    failures.append("%s  %-24s %s" % (file.stem[:6], ",".join(lacks), shown(text, hit)))
    print("\n".join(failures))
    print(f"\n{len(files)} texts, {hits} citations; understood: {whole} ({whole / max(hits, 1):.1%})")
    for name in GIVEN:
        print(f"  {name:8} given {given[name]:5}  read {read[name]:5}  ({read[name] / max(given[name], 1):.1%})")


def crude(text: str) -> Iterator[Hit]:
    for match in LAW.finditer(text):
        yield Hit(match.start(), match.end(), {"type": match.group()})
    taken = [(match.start(), match.end()) for match in LAW.finditer(text)]
    for match in NUMBER.finditer(text):
        at = match.start("number")
        if not (match.group("type") or match.group("so")) or any(start <= at < end for start, end in taken):
            continue
        given = {"number": match.group("number")}
        if match.group("type"):
            given["type"] = match.group("type")
        yield Hit(at, match.end(), {**given, **_following(text, match.end())})


def _following(text: str, at: int) -> dict[str, str]:
    given: dict[str, str] = {}
    for _ in range(2):
        day = THEN_DAY.match(text, at)
        if day and "date" not in given:
            given["date"] = day.group()
            at = day.end()
        issuer = THEN_ISSUER.match(text, at)
        if issuer and "issuer" not in given:
            given["issuer"] = text[issuer.end() - 1 : issuer.end() + 3]
            whole = ISSUER_TO_SUBJECT.match(text, at)
            if whole is None:
                return given
            at = whole.end() - 1
    subject = THEN_SUBJECT.match(text, at)
    if subject:
        given["subject"] = subject.group().strip(" ,")
    return given


def covers(cited: Citation, hit: Hit) -> bool:
    if cited.number and "number" in hit.given:
        return cited.at[0] <= hit.start < cited.at[1]
    return "number" not in hit.given and cited.start <= hit.start < cited.end


def has(cited: Citation, name: str, given: str) -> bool:
    """It says the same, as far as the crude look goes."""
    if name == "date":
        return cited.date is not None and [cited.date.day, cited.date.month, cited.date.year] == [
            int(each) for each in re.findall(r"\d+", given)
        ]
    if name == "type":
        return bool(cited.type) and fold(given).startswith(fold(cited.type))
    said = {"number": cited.number, "issuer": cited.issuer, "subject": cited.subject}[name]
    return "".join(said.split()).startswith("".join(given.split()))


def shown(text: str, hit: Hit) -> str:
    return "…%s[%s]%s…" % (text[max(hit.start - 30, 0) : hit.start], text[hit.start : hit.end], text[hit.end : hit.end + 70])


# Typed.


def typing(files: list[Path]) -> None:
    opened: Counter[str] = Counter()
    letters = 0
    for file in files:
        for text in paragraphs(file):
            letters += len(text)
            for start, caret in openings(text).items():
                kind = kind_of(text, start, caret)
                opened[kind] += 1
                if kind == "prose":
                    print("%s  …%s[%s|%s…" % (file.stem[:6], text[max(start - 40, 0) : start], text[start:caret], text[caret : caret + 30]))
    print(
        f"\n{len(files)} texts, {letters} letters; a list opens in citations {opened['citation']} times, in names of laws {opened['law']}, "
    )
    print(f"elsewhere {opened['prose']} times: once in {letters // max(opened['prose'], 1)} letters")


def openings(text: str) -> dict[int, int]:
    """Where what is asked starts → how far it was typed when the list opened."""
    found: dict[int, int] = {}
    for caret in range(1, len(text) + 1):
        said = asked(text[:caret], caret)
        if said is not None:
            found.setdefault(said.start, caret)
    return found


def kind_of(text: str, start: int, caret: int) -> str:
    if any(cited.start < caret and start < cited.end for cited in citation.find(text)):
        return "citation"
    return "law" if re.match(r"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp) [A-ZĐ]", text[start:]) else "prose"


if __name__ == "__main__":
    main(sys.argv[1:])
