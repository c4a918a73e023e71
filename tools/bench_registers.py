"""What looking up costs in a register of 100,000 entries, beside reading the same entries line by line. Called by bench.py."""

from __future__ import annotations

import datetime
import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from vanthu.compiled import read
from vanthu.registers import lookup, units
from vanthu.registers.entry import Entry
from vanthu.registers.index import Index
from vanthu.registers.indexing import built
from vanthu.vietnamese.text import fold

COUNT = 100_000
KINDS = (  # type, abbreviation, issuer, its abbreviation, how many of a hundred
    ("Quyết định", "QĐ", "Ủy ban nhân dân {}", "UBND", 38),
    ("Nghị quyết", "NQ", "Hội đồng nhân dân {}", "HĐND", 14),
    ("Kế hoạch", "KH", "Ủy ban nhân dân {}", "UBND", 12),
    ("Thông tư", "TT", "Bộ trưởng Bộ Tài chính", "BTC", 5),
    ("Thông tư", "TT", "Bộ trưởng Bộ Nội vụ", "BNV", 4),
    ("Nghị định", "NĐ", "Chính phủ", "CP", 8),
    ("Quyết định", "QĐ", "Thủ tướng Chính phủ", "TTg", 8),
    ("Chỉ thị", "CT", "Thủ tướng Chính phủ", "TTg", 3),
    ("Công văn", "", "Sở Nội vụ {}", "SNV", 7),
    ("Luật", "", "Quốc hội", "QH15", 1),
)
OPENINGS = "về|về việc|quy định|ban hành Quy định|phê duyệt|sửa đổi, bổ sung một số điều của|hướng dẫn thi hành|ban hành Kế hoạch".split(
    "|"
)
MATTERS = (
    "công tác văn thư, lưu trữ|chế độ, chính sách đối với cán bộ, công chức, viên chức|quản lý, sử dụng tài sản công|"
    "thủ tục hành chính lĩnh vực|"
    "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của|giá đất, bồi thường, hỗ trợ, tái định cư|phân cấp, phân quyền trong lĩnh vực|"
    "Chương trình mục tiêu quốc gia|chuyển đổi số, phát triển khoa học, công nghệ|bảo vệ môi trường, phòng, chống thiên tai|"
    "mức thu, chế độ thu, nộp, quản lý và sử dụng phí|dự toán ngân sách nhà nước|thi đua, khen thưởng|an toàn giao thông đường bộ|"
    "giáo dục và đào tạo, giáo dục nghề nghiệp|xây dựng nông thôn mới, giảm nghèo bền vững|quy hoạch, đầu tư xây dựng công trình"
).split("|")
QUESTIONS = (
    "nd 30 vt|30/2020|nghi dinh 30 cong tac van thu|van thu|30 ND-CP|luat dat dai|quyet dinh ubnd 2025|"
    "phan cap phan quyen noi vu|tai san cong|"
    "thong tu btc phi|nghị quyết hđnd 15|ke hoach chuyen doi so 2024|thi dua khen thuong|nd cp 2021|qd ttg 749|nong thon moi lam dong"
).split("|")
WORST = (
    "nd|1|n|ubnd 2025|q u b n d|tt th|quyet dinh ve viec|thanhh pho|nghi dinj cong tax van thuu|quuyet dinhh uyb nhan dna|zzzz yyyy|"
    "cttn|12 2025 qd ubnd vt"
).split("|")


def main() -> None:
    entries = tuple(invented(COUNT))
    data = built(entries)
    opening = min(clocked(lambda: Index(data)) for _ in range(5))
    index = Index(data)
    usual = [took for words in QUESTIONS for took in typed(index, words)]
    worst = {words: list(typed(index, words)) for words in WORST}
    every = sorted(usual + [took for each in worst.values() for took in each])
    lines = [fold(" ".join(map(str, entry[:5]))) for entry in entries]
    naive = statistics.median(clocked(partial(by_line, lines, words)) for words in QUESTIONS)
    print(f"\nA register of {COUNT:,} entries: {len(data) / 2**20:.1f} MiB, opened in {opening:.1f} ms; milliseconds a key typed")
    print(f"median {statistics.median(every):.2f}   95 of 100 {every[len(every) * 95 // 100]:.2f}   max {every[-1]:.2f}   ", end="")
    print(f"line by line, folded before: {naive:.0f}, {naive / statistics.median(usual):.0f} times as long")
    dearest = sorted(((max(each), words) for words, each in worst.items()), reverse=True)[:4]
    print("dearest: " + ", ".join(f"{words} {took:.1f}" for took, words in dearest))


def typed(index: Index, words: str) -> Iterator[float]:
    """Milliseconds of each look-up while the words are typed letter by letter."""
    used = {f"{number}/2024/NĐ-CP": number for number in range(1, 60)}
    for length in range(1, len(words) + 1):
        yield min(clocked(partial(lookup.search_in, (index,), words[:length], 8, used)) for _ in range(3))


def by_line(lines: list[str], words: str) -> list[str]:
    wanted = fold(words).split()
    return [line for line in lines if all(word in line for word in wanted)][:8]


def clocked(step: Callable[[], object]) -> float:
    """Milliseconds of the processor: others may want it at the same time."""
    start = time.process_time()
    step()
    return (time.process_time() - start) * 1000


def invented(count: int, seed: int = 5) -> Iterator[Entry]:
    """Entries like those an office keeps: few kinds, few openings, places, and words of very unequal frequency."""
    random_one = random.Random(seed)
    places = [units.official(name) for name in units.provinces().values()]
    communes = [name for _, name, _ in read("register-communes")]
    syllables = sorted({word for name in communes for word in name.lower().split()})
    random_one.shuffle(syllables)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(syllables))))
    for _ in range(count):
        type, short, issuer, body, _ = random_one.choices(KINDS, [kind[4] for kind in KINDS])[0]
        date = datetime.date(2005, 1, 1) + datetime.timedelta(days=int(7800 * random_one.random() ** 0.5))
        number = str(random_one.randint(1, 400 if "{}" not in issuer else 4000)).zfill(2)
        year = f"/{date.year}" if short in ("NĐ", "TT") or body == "QH15" or random_one.random() < 0.2 else ""
        symbol = f"{number}{year}/{'-'.join(part for part in (short, body) if part)}"
        rest = " ".join(random_one.choices(syllables, cum_weights=weights, k=random_one.randint(3, 12)))
        subject = f"{random_one.choice(OPENINGS)} {random_one.choice(MATTERS)} {rest}"
        if random_one.random() < 0.6:
            subject += f" trên địa bàn {random_one.choice(random_one.choice((places, communes)))}"
        if body == "QH15":
            subject = f"Luật {rest}"
        yield Entry(type, symbol, date, issuer.format(random_one.choice(places)), subject, rank=random_one.choice((0, 0, 0, 1, 2, 3)))


if __name__ == "__main__":
    main()
