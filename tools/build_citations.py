"""The register of citations, from what issued texts say of other documents: only rows that are complete and agree with themselves.

Three sources: rows in which several texts agree (`verified`), rows read by machine (`parsed`), and facts of laws read by machine
(`laws`). What the last two say is taken only where nothing speaks against it, and every row left out is counted under its reason.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from vanthu import citation
from vanthu.registers.entry import key
from vanthu.vietnamese.symbols import parse
from vanthu.vietnamese.text import fold

HEAD = ("type", "number", "date", "issuer", "subject", "in_force_from", "amended_by", "known", "seen")
ENOUGH = 2  # mentions
LONGEST = 221  # letters: there the machine cut subjects, a few letters sooner or later

# Who issues under a symbol. Of thông tư and quyết định of a ministry it is the minister.
ISSUERS = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VPTW": "Văn phòng Trung ương Đảng",
}
PARTY = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")
MINISTRIES = {
    "BCA": "Công an",
    "BCT": "Công Thương",
    "BGDĐT": "Giáo dục và Đào tạo",
    "BGTVT": "Giao thông vận tải",
    "BKHĐT": "Kế hoạch và Đầu tư",
    "BKHCN": "Khoa học và Công nghệ",
    "BLĐTBXH": "Lao động - Thương binh và Xã hội",
    "BNG": "Ngoại giao",
    "BNNMT": "Nông nghiệp và Môi trường",
    "BNNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "BNV": "Nội vụ",
    "BQP": "Quốc phòng",
    "BTC": "Tài chính",
    "BTNMT": "Tài nguyên và Môi trường",
    "BTP": "Tư pháp",
    "BTTTT": "Thông tin và Truyền thông",
    "BVHTTDL": "Văn hóa, Thể thao và Du lịch",
    "BXD": "Xây dựng",
    "BYT": "Y tế",
    "BDTTG": "Dân tộc và Tôn giáo",
}
CABINET = "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
MINISTERS_SINCE = 2009  # before the law of 2008 a ministry's thông tư was cited as the ministry's
TYPES = {"NĐ": "Nghị định", "TT": "Thông tư", "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "KL": "Kết luận", "HD": "Hướng dẫn"}

CITED = frozenset(("Luật", "Pháp lệnh", "Nghị quyết", "Quy định", "Kế hoạch", *TYPES.values()))

# The sentence of the text that named the document goes on here: the subject ends before.
GOES_ON = re.compile(
    r"(?:,? (?:có hiệu lực|(?:đã )?được sửa đổi|(?:đã )?hết hiệu lực|quy định:|cụ thể|như sau)|"
    r" \((?:sau đây|đã |được sửa|sửa đổi|không bao gồm)|"
    r" hoặc văn bản|\. (?=[A-ZĐ])|\./).*$",
    re.DOTALL,
)
BEGINS = re.compile(
    r"(?:về|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|công bố|bãi bỏ|thí điểm|một số|"
    r"tiếp tục|tăng cường|thực hiện|thi hành|đẩy mạnh|ủy quyền)[\s,]"
)
# Not the words of a subject: abbreviations, names without their capital, words that a slip of the pen changed.
WRONG = (
    ("abbreviated", re.compile(r"(?<![^\W_])[A-ZĐ]{3,}(?![^\W_])|\bDNNN\b")),
    (
        "capitals",
        re.compile(
            r"(?<!pháp )\bluật (?!sư)[a-zđ]|Luật (?!sư|sửa đổi)[a-zđ]|nghị (?:định|quyết) số|thông tư số|của chính phủ|việt nam|"
            r"(?:quản lý|cơ quan) Nhà nước|^về (?:việc )?(?:Quy|Phê|Quản|Áp|Ban)|"
            r"(?:phê duyệt|ban hành) (?:kế hoạch|quy chế|hệ thống|chương trình)|"
            r"[Kk]hi nhà nước"
        ),
    ),
    (
        "wording",
        re.compile(
            r"sửa đổi bổ sung|^về (?:ban hành|phê duyệt|quy định|sửa đổi|hướng dẫn|điều chỉnh, sửa)|(?:Nghị quyết|Nghị định|Thông tư) \d|"
            r"\d- \d|\d -\d|điều các|một số điều (?:Nghị định|Thông tư)|[:\[\]]|[“”][^“”]*$(?<!”)"
        ),
    ),
    ("cut", re.compile(r"(?:ngày \d{1,2}/\d{1,2}/\d{4}|tháng \d{1,2} năm \d{4}|[,;(–-]|và|của|về|số)$")),
)
NUMBERS = re.compile(r"\d+[\d/]*(?:[/-][^\W\d_][\w&]*)+")

JUDGED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
MENDED: dict[str, str] = JUDGED["mended"]
READ = frozenset(JUDGED["left_out"])


class Row(NamedTuple):
    type: str
    number: str
    date: str
    issuer: str
    subject: str
    known: str
    seen: int


class LeftOut(Exception):
    """Why a row is not taken."""


def citations(given: Path, replaced: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """The rows of citations.csv; what was left out is printed."""
    with (given / "citations-parsed.csv").open(encoding="utf-8", newline="") as file:
        parsed = list(csv.DictReader(file))
    mentions: Counter[str] = Counter()
    for named in parsed:
        mentions[key(named["number"])] += int(named["mentions"])
    found = {key(row.number): row for row in verified(given, mentions)}
    counts = {"verified": len(found)}
    kept_by_hand = {key(each["number"]) for each in replaced}
    sources: tuple[tuple[str, Iterator[Row | LeftOut]], ...] = (("parsed", of_parsed(parsed)), ("laws", of_laws(given, mentions)))
    for name, rows in sources:
        reasons: Counter[str] = Counter()
        for row in rows:
            if isinstance(row, LeftOut):
                reasons[str(row)] += 1
            elif key(row.number) in found:
                reasons["known already"] += 1
            elif key(row.number) in kept_by_hand:
                reasons["in replaced.csv"] += 1
            else:
                found[key(row.number)] = row
                counts[name] = counts.get(name, 0) + 1
        print(f"{name}: left out " + ", ".join(f"{count} {reason}" for reason, count in reasons.most_common()))
    print("citations: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    begun = in_force(replaced)
    changed = amended(found.values())
    return [(*row[:5], begun.get(name, ""), ";".join(changed.get(name, ())), row.known, str(row.seen)) for name, row in found.items()]


def verified(given: Path, mentions: Counter[str]) -> Iterator[Row]:
    with (given / "citations-verified.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # Without the notes of those who gathered it: "(2018)", "(wording shortened in source)"; an elided one is none.
            text = re.sub(r"\s*\((?:\d{4}|năm \d{4}|files disagree.*|wording.*)\)$", "", row["subject"])
            text = MENDED.get(row["number"], "" if "…" in text else text)
            agreeing = int(row["agreeing_sources"]) if row["agreeing_sources"].isdigit() else 1
            issuer = re.sub(r"\s*\(.*\)$", "", row["issuer"])
            yield Row(row["type"], row["number"], row["date"], issuer, text, "verified", max(agreeing, mentions[key(row["number"])]))


def of_parsed(rows: list[dict[str, str]]) -> Iterator[Row | LeftOut]:
    elsewhere = named_elsewhere(rows)
    several = Counter(key(row["number"]) for row in rows if row["date"] and row["subject_most_frequent"])
    for row in rows:
        try:
            taken = whole(row)
            if several[key(row["number"])] > 1 and not alike(row, rows):
                raise LeftOut("two rows that differ")
            if elsewhere.get(key(row["number"]), taken.date) != taken.date:
                raise LeftOut("another row names another day")
            yield taken
        except LeftOut as reason:
            yield reason


def whole(row: dict[str, str]) -> Row:
    """The row, if it says all and nothing in it speaks against the rest."""
    symbol = parse(row["number"])
    if symbol is None or not symbol.form or re.search("[а-яА-Я]", row["number"]):
        raise LeftOut("malformed number")
    issuer = full_issuer(symbol.issuer, row["type"], row["date"])
    if not issuer:
        raise LeftOut("local, or of a body whose name the symbol does not prove")
    if not row["date"] or not row["subject_most_frequent"]:
        raise LeftOut("no date or no subject")
    if symbol.year and not row["date"].startswith(str(symbol.year)):
        raise LeftOut("year of the number is not that of the date")
    if symbol.form == "state" and symbol.type in ("NĐ", "TT"):
        raise LeftOut("a legal text without its year")
    if TYPES.get(symbol.type, row["type"]) != row["type"] and (symbol.form, row["type"]) != ("party", "Quy định"):
        raise LeftOut("type is not that of the symbol")
    if row["type"] not in CITED:
        raise LeftOut("correspondence")
    if int(row["mentions"]) < ENOUGH:
        raise LeftOut("named once")
    issuer, text = agreed(issuer, row["issuer"], row["subject_most_frequent"])
    text = MENDED.get(row["number"]) or complete(text)
    if row["number"] in READ:
        raise LeftOut("read and found wanting")
    if symbol.type == "QĐ" and "công bố" in text and "thủ tục hành chính" in text:
        raise LeftOut("announces procedures")
    return Row(row["type"], row["number"], row["date"], issuer, text, "parsed", int(row["mentions"]))


def full_issuer(short: str, type: str, date: str) -> str:
    """The issuer whose symbol this is."""
    if re.fullmatch(r"QH\d+", short):
        return "Quốc hội"
    if re.fullmatch(r"UBTVQH\d+", short):
        return "Ủy ban Thường vụ Quốc hội"
    if short == "VPCP":
        return CABINET
    if short in MINISTRIES:
        return ("Bộ trưởng Bộ " if date[:4] >= str(MINISTERS_SINCE) and type != "Hướng dẫn" else "Bộ ") + MINISTRIES[short]
    return "|".join(PARTY) if short == "TW" else ISSUERS.get(short, "")


def agreed(issuer: str, said: str, text: str) -> tuple[str, str]:
    """The issuer's full name, if what is said is it, or its beginning; words of the subject that were taken for the issuer's go back."""
    if "|" in issuer:
        if said not in issuer.split("|"):
            raise LeftOut("issuer is not that of the symbol")
        return said, text
    bare, whole_name = said.replace("[1]", "").strip(), issuer
    short = issuer.replace("Bộ trưởng ", "", 1)
    for name in (issuer, short):
        if not bare or fold(name).startswith(fold(bare)):  # "Bộ trưởng Bộ Khoa học"; none at all: the symbol says it
            return whole_name, text
        if fold(bare).startswith(fold(name) + " "):
            extra = bare[len(name) + 1 :]
            if fold(text).startswith(fold(extra)):
                return whole_name, text
            if re.match("Quy định|Sửa đổi|Hướng dẫn|Ban hành|Phê duyệt|thí điểm", extra) and text.startswith("về "):
                return whole_name, extra[0].lower() + extra[1:] + " " + text
    raise LeftOut("issuer is not that of the symbol")


def complete(text: str) -> str:
    """The subject without what its sentence goes on to say, if it is whole and reads as one."""
    if len(text) >= LONGEST and not GOES_ON.search(text):
        raise LeftOut("subject cut")
    text = GOES_ON.sub("", text).rstrip(" ,.")
    if not BEGINS.match(text):
        raise LeftOut("subject does not begin as one")
    if any(text.count(one) != text.count(other) for one, other in ("()", "“”")) or text.count('"') % 2:
        raise LeftOut("brackets or quotes unbalanced")
    for reason, pattern in WRONG:
        if pattern.search(NUMBERS.sub("1", text) if reason == "abbreviated" else text):
            raise LeftOut(f"subject: {reason}")
    if re.search(r"\b(?:hết hiệu lực|thì|kể từ ngày|sau đây|như sau)\b", text) or len(text.split()) < 3:
        raise LeftOut("subject goes on")
    return text


def named_elsewhere(rows: list[dict[str, str]]) -> dict[str, str]:
    """The day that other rows' subjects give a document."""
    days: dict[str, str] = {}
    for row in rows:
        for cited in citation.find(row["subject_most_frequent"]):
            if cited.number and cited.day and cited.symbol and cited.symbol.year and key(cited.number) != key(row["number"]):
                days.setdefault(key(cited.number), cited.day.isoformat())
    return days


def alike(row: dict[str, str], rows: list[dict[str, str]]) -> bool:
    """All rows of its number have its type and day."""
    same = [other for other in rows if key(other["number"]) == key(row["number"]) and other["date"]]
    return all((other["type"], other["date"]) == (row["type"], row["date"]) for other in same)


def of_laws(given: Path, mentions: Counter[str]) -> Iterator[Row | LeftOut]:
    """Laws by name, from facts read by machine: only where the name is one, and the numbers of a year rise with its days."""
    laws = {law["so_hieu"]: law for law in json.loads((given / "laws-metadata.json").read_text(encoding="utf-8")).values()}
    days = {number: "-".join(reversed(law["ngay_ban_hanh"].split("/"))) for number, law in laws.items() if law["loai_van_ban"] == "luat"}
    rising = in_order(days)
    for number, day in days.items():
        try:
            symbol = parse(number)
            if symbol is None or symbol.form != "legal" or not day.startswith(str(symbol.year)):
                raise LeftOut("number and date do not agree")
            if number not in rising:
                raise LeftOut("number and date out of order")
            yield Row("Luật", number, day, "Quốc hội", law_name(laws[number]["trich_yeu"]), "laws", mentions[key(number)])
        except LeftOut as reason:
            yield reason


def in_order(days: dict[str, str]) -> set[str]:
    """The most numbers whose days rise as they do, year by year: "139/2025/QH15" of 8/12 between two of 10/12 is none of them."""
    kept: set[str] = set()
    for year in {number.split("/")[1] for number in days}:
        chains: list[list[str]] = []
        for number in sorted((number for number in days if number.split("/")[1] == year), key=lambda number: int(number.split("/")[0])):
            before: list[str] = []
            for chain in chains:
                if len(chain) > len(before) and days[chain[-1]] <= days[number]:
                    before = chain
            chains.append([*before, number])
        longest = max(map(len, chains))
        kept.update(next(chain for chain in chains if len(chain) == longest))
    return kept


def law_name(said: str) -> str:
    """ "LUẬT THUẾ THU NHẬP CÁ NHÂN" → "Luật Thuế thu nhập cá nhân"; of one that amends what follows its type."""
    text = said.rstrip(". ")
    if text.isupper():
        text = re.sub(r"luật (\w)", lambda match: "Luật " + match[1].upper(), text.lower())
        text = text[:1].upper() + text[1:]
        if re.search(r"bộ Luật|\d+ Luật|, Luật", text):
            raise LeftOut("several laws in capitals")
    if amending := re.fullmatch(r"(?:Luật )?([Ss]ửa đổi, bổ sung một số điều của (?:các |\d+ )?(?:Bộ l|L)uật .+)", text):
        return amending[1][0].lower() + amending[1][1:]
    text = text.split(" quy định")[0]
    if text == "Bảo vệ dữ liệu cá nhân":
        text = "Luật " + text
    if not re.match(r"(?:Bộ l|L)uật (?!này|sửa)[A-ZĐ]", text) and not re.match(r"Luật Sửa đổi", text):
        raise LeftOut("no name")
    return text


def in_force(replaced: list[dict[str, str]]) -> dict[str, str]:
    """When a document began, as those it took the place of ended: kept by hand in replaced.csv."""
    days: dict[str, set[str]] = {}
    for row in replaced:
        if row["replaced_by"]:
            days.setdefault(key(row["replaced_by"]), set()).add(row["since"])
    return {number: max(each) for number, each in days.items()}


def amended(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """What changed a document, as the titles of those say that did: "sửa đổi, bổ sung một số điều của Nghị định số 78/2025/NĐ-CP …"."""
    rows = list(rows)
    laws: dict[str, list[Row]] = {}
    for row in rows:
        if row.subject.startswith(("Luật ", "Bộ luật ")):
            laws.setdefault(fold(row.subject), []).append(row)
    changed: dict[str, tuple[str, ...]] = {}
    for row in sorted(rows, key=lambda row: row.date):
        opening = re.match(r"sửa đổi, bổ sung(?: và bãi bỏ)? một số điều của ", row.subject)
        if not opening:
            continue
        named = row.subject[opening.end() :]
        cited = [each for each in citation.find(named) if each.number and each.start == 0]
        targets = [key(each.number) for each in cited[:1]]
        for name in re.split(r", (?=Luật |Bộ luật )| và (?=Luật |Bộ luật )", named):
            older = [law for law in laws.get(fold(re.sub(r" số \d.*", "", name)), ()) if law.date < row.date]
            targets += [key(max(older, key=lambda law: law.date).number)] if older else []
        for target in dict.fromkeys(targets):
            changed[target] = (*changed.get(target, ()), row.number)
    return changed
