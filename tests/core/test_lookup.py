"""Looking documents up: what a person remembers of one finds it; the index holds what it was made of, and refuses what is none."""

from __future__ import annotations

import datetime
import time
from typing import Iterator, List

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vanthu.registers import citations, lookup
from vanthu.registers.entry import Entry, key, order
from vanthu.registers.index import BLOCK, Broken, Index
from vanthu.registers.indexing import built
from vanthu.registers.words import could_be_initials, cut, initials_of, parts, question, slips, words_of

DAY = datetime.date
DECREE = Entry("Nghị định", "30/2020/NĐ-CP", DAY(2020, 3, 5), "Chính phủ", "về công tác văn thư")


@pytest.mark.parametrize(
    "words",
    [
        "nd 30 vt",
        "30/2020",
        "nghi dinh 30 cong tac van thu",
        "van thu",
        "văn thư",
        "30 ND-CP",
        "30nđ-cp",
        "30/2020/NĐ-CP",
        "5/3/2020",
        "05-03-2020 nd",
        "thu van cong nd",
        "nghi dinj cong tac van thu",
        "nghi dinh cong tacc van thu",
        "nghi dihn 30 van thu",
        "nghi dnh 30 van thu",
        "ctvt",
    ],
)
def test_the_decree_is_found(words: str) -> None:
    assert lookup.search(words)[0].number == "30/2020/NĐ-CP"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("luat dat dai", "31/2024/QH15"),
        ("ldd", "31/2024/QH15"),
        ("dat dai", "31/2024/QH15"),
        ("luat luu tru", "33/2024/QH15"),
        ("18 nq tw", "18-NQ/TW"),
        ("tinh giam bien che", "154/2025/NĐ-CP"),
        ("kstthc", "63/2010/NĐ-CP"),
        ("36-hd", "36-HD/VPTW"),
        ("vt", "30/2020/NĐ-CP"),
    ],
)
def test_what_is_meant_comes_first(words: str, number: str) -> None:
    assert lookup.search(words, 3)[0].number == number


def test_what_was_replaced_stands_below_its_successor() -> None:
    found = [entry.number for entry in lookup.search("luat to chuc chinh quyen dia phuong", 20)]
    assert found[0] == "72/2025/QH15" and found.index("72/2025/QH15") < found.index("65/2025/QH15") < found.index("77/2015/QH13")


def test_what_is_used_comes_first_but_for_the_very_number() -> None:
    used = {key("113/2025/NĐ-CP"): 3, key("06/2025/TT-BNV"): 7}
    assert [entry.number for entry in lookup.search("luu tru", 2, used)] == ["06/2025/TT-BNV", "113/2025/NĐ-CP"]
    assert lookup.search("30", 1, {key("1719/QĐ-TTg"): 50})[0].number == "30/2020/NĐ-CP"
    assert lookup.search("", 1, used)[0].number == "06/2025/TT-BNV"
    assert len(lookup.search("", 5)) == 5
    assert lookup.search("khongcogi xyzxyz") == () and lookup.search("van thu", 0) == ()


def test_registers_are_searched_together() -> None:
    own = Entry("Quyết định", "15/QĐ-UBND", DAY(2025, 3, 5), "UBND tỉnh", "ban hành Quy chế văn thư", rank=9)
    found = lookup.search_in((*citations.registers(), Index(built([own]))), "van thu", 3, {})
    assert {"15/QĐ-UBND", "30/2020/NĐ-CP"} <= {entry.number for entry in found}


def test_words() -> None:
    assert question("NĐ 30/2020, văn-thư văn") == ["nd", "30", "2020", "van", "thu"]
    assert question("5/3/2020 x") == ["@20200305", "x"] and question("a " * 99) == ["a"]
    assert parts("30nd") == ["30", "nd"] and cut("30/2020/NĐ-CP") == ("30", "2020", "nd", "cp")
    assert {"#30", "30", "2020", "@20200305", "nd", "cp", "van", "thu", "chinh", "phu"} <= words_of(DECREE)
    assert "^luat dat dai" in words_of(DECREE._replace(subject="Luật Đất đai"))
    assert initials_of(DECREE).rstrip(b".") == b"ctvt" and initials_of(DECREE._replace(subject="việc 3 x"))[:3] == b"v.x"
    assert (
        slips("vt") == ()
        and "dinh" in slips("dnh")
        and "dn" not in slips("dnh")
        and "thu" in slips("thuu")
        and "dinh" in slips("dihn")
        and slips("30a1") == ()
    )
    assert could_be_initials("vt") and not could_be_initials("v") and not could_be_initials("30")


WORDS = st.sampled_from("văn thư lưu trữ đất đai nghị định quản lý nước tỉnh thành phố công chức viên chức ngân sách".split())
SUBJECTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
QUESTIONS = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.one_of(WORDS, st.sampled_from(["nd", "30", "2020", "qd ubnd", "vt", "lt", "tthu", "dinhh", "30nd", "luat", "chuc"])), max_size=5
    ).map(" ".join),
)


PLAIN = st.builds(
    lambda *fields: Entry(*fields[:5], replaced_by=fields[5], rank=fields[6]),
    st.sampled_from(["Nghị định", "Luật", "Quyết định"]),
    st.builds("{}/{}{}".format, st.integers(1, 400), st.sampled_from(["", "2020/", "2025/"]), st.sampled_from(["NĐ-CP", "QĐ-UBND"])),
    st.dates(DAY(2000, 1, 1), DAY(2026, 12, 31)),
    st.sampled_from(["Chính phủ", "Ủy ban nhân dân tỉnh Lâm Đồng"]),
    st.one_of(SUBJECTS, SUBJECTS.map("Luật {}".format)),
    st.sampled_from(["", "", "9/2026/NĐ-CP"]),
    st.integers(0, 5),
)
ENTRIES = st.lists(PLAIN, max_size=150)


def fits(word: str, entry: Entry) -> bool:
    """A fragment, as slowly as can be: it begins a word, or is a run of initials, or is two such run together."""
    if any(each.startswith(word) for each in words_of(entry)) or (could_be_initials(word) and word.encode() in initials_of(entry)):
        return True
    return len(parts(word)) > 1 and all(fits(part, entry) for part in parts(word))


@settings(max_examples=150, deadline=None)
@given(ENTRIES, QUESTIONS, st.integers(1, 200))
@example([DECREE], "nghi dinj", 3)
@example([DECREE] * 3, "ctvt 30nd", 1)
def test_what_is_found_has_the_words(entries: List[Entry], words: str, most: int) -> None:
    index = Index(built(entries))
    assert list(index.every()) == sorted(entries, key=order)
    found = index.search(question(words), most, {key("30/2020/NĐ-CP"): 2})
    assert found == index.search(question(words), most, {key("30/2020/NĐ-CP"): 2}) and len(found) <= most
    assert len({each.place for each in found}) == len(found)
    for each in found:
        entry = index.entry(each.place)
        for word in question(words):
            assert fits(word, entry) or (each.slip and any(fits(other, entry) for part in parts(word) for other in slips(part)))
    whole = [place for place in range(index.count) if all(beginning(word, index.entry(place)) for word in question(words))]
    assert {each.place for each in index.search(question(words), 1000, {})} >= set(whole)


def beginning(word: str, entry: Entry) -> bool:
    return any(each.startswith(word) for each in words_of(entry))


def large(count: int) -> Iterator[Entry]:
    """Enough entries for common words to be kept as bits."""
    subjects = ["về công tác văn thư", "quy định về đất đai", "phê duyệt kế hoạch thu ngân sách", "về tổ chức hội nghị"]
    for number in range(count):
        yield Entry(
            "Quyết định", "%d/QĐ-UBND" % (number % 900 + 1), DAY(2010 + number % 15, 1 + number % 12, 5), "UBND tỉnh", subjects[number % 4]
        )


def test_a_large_register_is_searched_the_same_way() -> None:
    entries = sorted(large(9000), key=order)
    index = Index(built(entries))
    assert index._common
    for words in (
        "qd",
        "qd 30",
        "van thu",
        "ubnd 2015 dat dai",
        "vt qd",
        "qd vt ct",
        "quyeet dinh dat",
        "thuu ngan sach",
        "ns qd ubnd",
        "d",
    ):
        found = index.search(question(words), 8, {key("7/QĐ-UBND"): 2})
        assert len(found) == 8, words
        if not found[0].slip:
            first = [at for at, entry in enumerate(entries) if all(fits(word, entry) for word in question(words))]
            plain = [each.place for each in found if not each.exact and not each.used]
            assert plain == [place for place in first if place in plain] and (not plain or plain[0] in first[:40]), words
    assert len(index.numbered("7/qđ-ubnd")) == 10 and index.numbered("7/QĐ-X") == ()
    start = time.perf_counter()
    index.search(["qd"], 8, {})
    assert time.perf_counter() - start < 1


def test_an_index_that_is_none_is_refused() -> None:
    data = built([DECREE] * (BLOCK + 1))
    assert built([DECREE] * (BLOCK + 1)) == data
    for broken in (b"", b"VTSO1\n", data[:-1], data[:40], data.replace(b"VTSO1", b"VTSO9"), data[:200] + b"x" + data[201:]):
        with pytest.raises(Broken):
            Index(broken)
    assert Index(built([])).search(["x"], 5, {}) == [] and Index(built([])).search([], 5, {}) == []


def test_every_field_comes_back() -> None:
    full = DECREE._replace(
        replaced_by="1/2030/NĐ-CP",
        since=DAY(2030, 1, 1),
        in_force_from=DAY(2020, 3, 5),
        in_force_to=DAY(2029, 12, 31),
        amended_by=("2/2025/NĐ-CP", "3/2026/NĐ-CP"),
        source="Công báo\x1f 5",
        known="own",
        rank=4,
    )
    assert next(Index(built([full])).every()) == full._replace(source="Công báo  5")
    assert full.over == DAY(2030, 1, 1) and full._replace(since=None).over == DAY(2030, 1, 1) and DECREE.over is None
