"""Citing: what is asked at the caret, how a document is named, what putting it in makes of a text, and how what is named stands."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import model
from vanthu import naming
from vanthu.anatomy.model import Anatomy
from vanthu.citation import find
from vanthu.citing import Asked, Manner, Put, asked, manner_of, put
from vanthu.citing.manner import in_full, in_short, mentioned
from vanthu.compose import lay_out
from vanthu.document import Document, plain_block
from vanthu.pipeline import Checked, check
from vanthu.registers import citations as register
from vanthu.registers.citations import Entry
from vanthu.rulebook import load

DAY = datetime.date
ARCHIVES = Entry("Luật", "33/2024/QH15", DAY(2024, 6, 21), "Quốc hội", "Luật Lưu trữ")
CLERKS = Entry("Nghị định", "30/2020/NĐ-CP", DAY(2020, 3, 5), "Chính phủ", "về công tác văn thư")
PARTY = Entry("Quy định", "399-QĐ/TW", DAY(2026, 1, 9), "Ban Bí thư", "về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng")
CHANGING = Entry("Luật", "87/2025/QH15", DAY(2025, 6, 25), "Quốc hội", "sửa đổi, bổ sung một số điều của Luật Ban hành văn bản")
FULL = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


def at_end(text: str) -> Asked | None:
    return asked(text, len(text))


# What is asked.


@pytest.mark.parametrize(
    ("text", "words", "sign"),
    [
        ("can cu nd 30", "nd 30", "can cu"),
        ("Căn cứ nđ 30 vt", "nđ 30 vt", "can cu"),
        ("Căn cứ vào Nghị định 30", "Nghị định 30", "can cu"),
        ("Các đơn vị thực hiện theo đúng quy định tại tt 05", "tt 05", "thuc hien"),
        ("Căn cứ luật đất", "luật đất", "can cu"),
        ("trình tự của Luật Cán bộ, công ch", "Luật Cán bộ, công ch", ""),
        ("luat luu tr", "luat luu tr", ""),
        ("Luật số 33", "Luật số 33", ""),
        ("tại khoản 2 Điều 5 NĐ 30", "NĐ 30", ""),
        ("theo số 15/ubnd", "số 15/ubnd", "theo"),
        ("căn cứ 30/2020", "30/2020", "can cu"),
        ("căn cứ 30 vt", "30 vt", "can cu"),
        ("can cu van thu", "van thu", "can cu"),
        ("nđ văn thư", "nđ văn thư", ""),
        ("nghi dinh van thu", "nghi dinh van thu", ""),
        ("thực hiện Kế hoạch số 5", "Kế hoạch số 5", "thuc hien"),
        ("thực hiện Nghị định về công t", "Nghị định về công t", "thuc hien"),
        ("theo Nghị định số 30/2020/NĐ-C", "Nghị định số 30/2020/NĐ-C", "theo"),
        ("theo Nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP", "theo"),
        ("theo nđ\u00a030", "nđ\u00a030", "theo"),
        ("(qđ 66-", "qđ 66-", ""),
        ("căn cứ nđ ngh", "nđ ngh", "can cu"),
        ("nd 30 ", "nd 30 ", ""),
        ("căn cu\u031b\u0301 nđ 30", "nđ 30", "can cu"),
    ],
)
def test_asked(text: str, words: str, sign: str) -> None:
    found = at_end(text)
    assert found is not None and (found.words, found.sign, found.end) == (words, sign, len(text))
    assert text[found.start :] == words and (found.sign_start >= 0) == bool(sign)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "theo quy định của pháp luật đất",
        "tại cuộc họp ngày 05",
        "tại 12/5",
        "thực hiện nhiệm vụ được giao năm 2026",
        "căn cứ tình hình thực tế",
        "Căn cứ kết quả 6 tháng",
        "theo 30 ng",
        "thực hiện kế hoạch 5 năm",
        "thực hiện Nghị định của Chính",
        "ban hành Thông tư quy",
        "Bộ trưởng ban hành Thông tư h",
        "giao thông từ 30",
        "hệ thống từ đi",
        "HĐND 30",
        "kỷ luật đảng",
        "luật đ",
        "tài khoản 30/NĐ",
        "theo TCVN 13592",
        "Nghị định số ",
        "Nghị định này",
        "Nghị định s",
        "theo Nghị định số 30/2020/NĐ-CP ",
        "theo Nghị định số 30/2020/NĐ-CP ngày 05",
        "theo Nghị định 30 và các",
        "“căn cứ nđ 30",
        'quy định "theo nđ 30',
        "«nđ 30",
        "abcnđ 30",
        "nđ" + " aa" * 9,
        "x" * 200,
    ],
)
def test_nothing_is_asked(text: str) -> None:
    assert at_end(text) is None


def test_only_before_a_space_or_a_mark() -> None:
    assert asked("theo nđ 30 thì", 10) is not None and asked("theo nđ 30, thì", 10) is not None
    assert asked("theo nđ 30thì", 10) is None and asked("theo nđ 305", 10) is None


def test_not_in_what_is_named_already() -> None:
    text = "theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, cơ quan"
    assert not any(asked(text, caret) for caret in range(text.index("NĐ-CP"), len(text) + 1))
    assert asked("Căn cứ Luật Lưu trữ ngày 21/6/2024;", len("Căn cứ Luật Lưu")) is None
    assert asked("“Theo cũ” thì căn cứ nđ 30", 26) is not None


@settings(deadline=None)
@given(st.text(alphabet="căn ứtheoạinđghịuậLTs30/-,.“” ", max_size=160), st.integers(0, 160))
def test_any_text_may_be_asked(text: str, caret: int) -> None:
    found = asked(text, min(caret, len(text)))
    assert found is None or (0 <= found.start < found.end <= len(text) and text[found.start : found.end] == found.words)


def test_what_it_costs() -> None:
    """However long the paragraph is."""
    texts = ["Các cơ quan, đơn vị thực hiện nghiêm quy định tại Nghị định số %d/2020/NĐ-C" % number for number in range(300)]
    long = ["x y " * 20000 + text for text in texts]
    started = time.process_time()
    for text in texts + long:
        assert at_end(text)
    assert (time.process_time() - started) / 600 < 0.001


# How a document is named.


def test_in_full() -> None:
    assert in_full(CLERKS) == FULL
    assert in_full(CLERKS, Manner(words=False)) == FULL.replace("05 tháng 3 năm 2020", "05/3/2020")
    assert in_full(CLERKS, Manner(words=False), basis=True) == FULL
    assert in_full(PARTY, Manner(comma=True, words=False)).startswith("Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư về thể loại")
    assert in_full(CLERKS._replace(subject="")) == FULL[: FULL.index(" về")]
    assert in_full(CLERKS._replace(issuer="", subject="Về công tác văn thư")) == FULL.replace(" của Chính phủ", "")
    assert in_full(CLERKS._replace(subject="công tác văn thư")) == FULL
    assert in_full(CLERKS._replace(subject="về hòa giải"), Manner(tones="new")).endswith("về hoà giải")


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ("day", "Luật Lưu trữ ngày 21 tháng 6 năm 2024"),
        ("number", "Luật Lưu trữ số 33/2024/QH15"),
        ("both", "Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024"),
        ("year", "Luật Lưu trữ năm 2024"),
    ],
)
def test_laws_in_full(way: str, wanted: str) -> None:
    assert in_full(ARCHIVES, Manner(law=way)) == wanted and in_short(ARCHIVES) == "Luật Lưu trữ"


def test_the_constitution() -> None:
    assert in_full(Entry("Hiến pháp", "", DAY(2013, 11, 28), "Quốc hội", "Hiến pháp nước Cộng hòa")) == "Hiến pháp nước Cộng hòa năm 2013"


def test_laws_that_change_others() -> None:
    assert in_full(CHANGING) == "Luật Sửa đổi, bổ sung một số điều của Luật Ban hành văn bản ngày 25 tháng 6 năm 2025"
    assert in_full(CHANGING, Manner(law="number")).startswith("Luật số 87/2025/QH15 ngày 25 tháng 6 năm 2025 sửa đổi, bổ sung")
    assert in_short(CHANGING) == "Luật số 87/2025/QH15"


def test_regulations_that_came_with_a_decision() -> None:
    rules = Entry("Quy chế", "15/2026/QĐ-UBND", DAY(2026, 2, 3), "Ủy ban nhân dân tỉnh", "Quy chế làm việc của Ủy ban nhân dân tỉnh")
    assert in_full(rules) == (
        "Quy chế làm việc của Ủy ban nhân dân tỉnh ban hành kèm theo Quyết định số 15/2026/QĐ-UBND ngày 03 tháng 02 năm 2026 "
        "của Ủy ban nhân dân tỉnh"
    )
    assert in_short(rules) == "Quyết định số 15/2026/QĐ-UBND"
    assert in_full(PARTY).startswith("Quy định số 399-QĐ/TW ngày")
    assert in_short(Entry("Quy chế", "12", DAY(2026, 1, 1), "A", "B")) == "Quy chế số 12"


def test_what_is_named_is_read_again() -> None:
    for entry in register.every():
        for manner in (Manner(), Manner(comma=True, words=False), Manner(law="both")):
            said = in_full(entry, manner)
            first = find(said)[0]
            assert (first.start, first.day or entry.date) == (0, entry.date), said
            if not naming.is_law(entry):
                assert register.key(first.number) == register.key(entry.number) and first.said and first.so


# The document's own manner.


def checked(regime: str = "state", type: str = "quyết định", **changes: object) -> Checked:
    return check(lay_out(model(regime, type)._replace(**changes), load(regime)).document)


def of_texts(*texts: str) -> Anatomy:
    return check(Document(tuple(map(plain_block, texts)), plain=True), "state").anatomy


def test_manner_of_regimes() -> None:
    party = manner_of(checked("party-2026").anatomy)
    assert (party.comma, party.words, party.italic, party.dash, party.last) == (True, False, False, True, ".")
    assert manner_of(checked("party-2018").anatomy).last == ","
    state = manner_of(checked().anatomy)
    assert (state.comma, state.base_words, state.italic, state.dash) == (False, True, True, False)


def test_manner_is_the_documents_own() -> None:
    texts = [
        "Căn cứ Nghị định số 1/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
        "Căn cứ Luật Lưu trữ số 33/2024/QH15;",
        "Theo đề nghị của Chánh Văn phòng.",
        "Thực hiện Quyết định số 5/QĐ-UBND ngày 05/3/2020, Quyết định số 6/QĐ-UBND ngày 06/3/2020 về hoà giải, uỷ quyền, uỷ thác.",
    ]
    document = of_texts(
        "ỦY BAN NHÂN DÂN", "Số: 15/QĐ-UBND", "QUYẾT ĐỊNH", "Về việc A", "CHỦ TỊCH ỦY BAN", *texts[:3], "QUYẾT ĐỊNH:", texts[3]
    )
    manner = manner_of(document)
    assert (manner.base_words, manner.words, manner.law, manner.tones) == (True, False, "number", "new")
    assert manner_of(document) is manner


def test_mentioned() -> None:
    body = [
        "Thực hiện Luật Lưu trữ năm 2024 và %s." % FULL,
        "Các đơn vị thực hiện “Thông tư số 1/2020/TT-BNV ngày 01/01/2020” và Kế hoạch số 05 KH/BCĐ.",
        "Đơn vị nào chưa làm thì báo cáo theo Luật Ba Tơ năm 2020.",
    ]
    head = ["ỦY BAN NHÂN DÂN", "Số: 15/QĐ-UBND", "QUYẾT ĐỊNH", "Về việc A", "CHỦ TỊCH ỦY BAN NHÂN DÂN"]
    bases = ["Căn cứ Nghị định số 9/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;", "Căn cứ %s;" % FULL, "Theo đề nghị của B."]
    anatomy = of_texts(*head, *bases, "QUYẾT ĐỊNH:", *body)
    at = next(number for number, block in enumerate(anatomy.document.blocks) if block.text == body[0])
    assert mentioned(anatomy, at - 2, 99) == frozenset()  # in the bases each is named in full
    assert mentioned(anatomy, at, 4) == frozenset() and mentioned(anatomy, at, len(body[0])) == {"30/2020/NĐ-CP", "33/2024/QH15"}
    assert mentioned(anatomy, at + 2, 0) == mentioned(anatomy, at + 2, 999) == {"30/2020/NĐ-CP", "33/2024/QH15"}


# Putting it in.


def said(text: str, entry: Entry = CLERKS, manner: Manner = naming.USUAL, **around: object) -> tuple[str, Put]:
    """The paragraph after an answer is taken at its end."""
    found = at_end(text)
    assert found is not None
    return after(text, put(found, entry, manner, text, **around))  # type: ignore[arg-type]


def after(text: str, made: Put) -> tuple[str, Put]:
    return text[: made.start] + made.words + text[made.end :] + made.tail, made


LAW = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024"
ASKED = "Theo đề nghị của Chánh Văn phòng."


@pytest.mark.parametrize(
    ("text", "above", "below", "end", "moved"),
    [
        ("can cu nd 30", "", "", ";", None),
        ("can cu nd 30", "GIÁM ĐỐC SỞ NỘI VỤ", "QUYẾT ĐỊNH:", ".", None),
        ("Căn cứ nđ 30", LAW + ";", ASKED, ";", None),
        ("căn cứ nđ 30", LAW + ".", "QUYẾT ĐỊNH:", ".", (".", ";")),
        ("căn cứ nđ 30", LAW + ",", "QUYẾT ĐỊNH:", ",", (",", ";")),
        ("căn cứ nđ 30", LAW + ".", ASKED, ";", (".", ";")),
        ("căn cứ nđ 30", LAW + ";", "", ";", None),
        ("nđ 30", LAW + ";", "", ";", None),
        ("nđ 30", "", LAW + ";", ";", None),
    ],
)
def test_put_among_the_bases(text: str, above: str, below: str, end: str, moved: tuple[str, str] | None) -> None:
    result, made = said(text, above=above, below=below, short=True)
    assert result == "Căn cứ " + FULL + end and made.above == moved and made.italic is True


def test_put_keeps_what_she_wrote() -> None:
    assert said("Căn cứ vào nđ 30", above=LAW + ";")[0].startswith("Căn cứ vào Nghị định")
    assert said("Các đơn vị thực hiện nđ 30", short=True) == ("Các đơn vị thực hiện " + FULL[:26], Put(21, 26, FULL[:26]))
    assert said("thuc hien nd 30", above="Câu trước.")[0] == "Thực hiện " + FULL
    assert said("Theo đề nghị của Sở theo nđ 30", above=LAW + ";")[0] == "Theo đề nghị của Sở theo " + FULL + ";"
    assert said("Căn cứ nđ 30", above="Kính gửi: Sở Nội vụ")[1].italic is None
    assert said("Căn cứ nđ 30", above="Câu trước đã xong.")[0] == "Căn cứ " + FULL
    assert said("nđ 30", above=LAW + ".")[0] == FULL
    assert said("Căn cứ nđ 30", listed=False)[1].tail == "" and said("Đoạn văn nđ 30", listed=True)[1].tail == ";"


def test_put_where_nothing_was_typed() -> None:
    """From the panel: the caret stands behind a sign, or in an empty line of the list."""
    for text, above in (("Căn cứ ", ""), ("Căn cứ", ""), ("", LAW + ";")):
        made = put(Asked(len(text), len(text), ""), CLERKS, Manner(), text, above, ASKED)
        assert after(text, made)[0] == "Căn cứ " + FULL + ";"


def test_put_with_the_partys_dash() -> None:
    party = Manner(comma=True, words=False, base_words=False, italic=False, dash=True)
    result, made = said("can cu qd 399", PARTY, party, above="ĐẢNG ỦY", below="")
    assert result.startswith("- Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của") and made.italic is None
    assert said("- can cu qd 399", PARTY, party, above="- " + LAW + ";")[0].startswith("- Căn cứ Quy định")
    assert said("can cu qd 399", PARTY, party, above=LAW + ";")[0].startswith("Căn cứ Quy định")


@pytest.mark.parametrize(("rest", "end"), [(";", ";"), (".", ";"), (" ", ";"), (", trừ trường hợp khác", "")])
def test_put_before_marks(rest: str, end: str) -> None:
    text = "Căn cứ nđ 30" + rest
    found = asked(text, 12)
    assert found is not None
    result, _ = after(text, put(found, CLERKS, Manner(), text, LAW + ";", ASKED))
    assert result == "Căn cứ " + FULL + (end or rest)


def test_put_says_nothing_twice() -> None:
    text = "Căn cứ Nghị định số 30 ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
    made = put(Asked(20, 22, "30"), CLERKS, Manner(), text, LAW + ";", ASKED)
    assert after(text, made)[0] == "Căn cứ " + FULL + ";"
    text = "theo Nghị định nđ 30"
    assert said(text)[0] == "theo " + FULL


@pytest.mark.parametrize(
    "typed", ["can cu nd 30", "căn cứ Nghị định số 30/2020", "Căn cứ Nghị định số 30/2020/NĐ-CP", "căn cứ 30/2020/nd-cp"]
)
def test_put_once_is_enough(typed: str) -> None:
    result, _ = said(typed, above=LAW + ";", below=ASKED)
    assert result == "Căn cứ " + FULL + ";"
    assert not any(asked(result, caret) for caret in range(len("Căn cứ Nghị định số 30/2020/NĐ-C"), len(result) + 1))


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(register.every()),
    st.sampled_from(["can cu ", "Căn cứ ", "theo ", "Các đơn vị thực hiện ", ""]),
    st.sampled_from(["", ";", ".", " và báo cáo"]),
    st.sampled_from(["", LAW + ";", LAW + ".", "Câu trước.", "QUYẾT ĐỊNH"]),
    st.sampled_from(["", ASKED, LAW + ";", "QUYẾT ĐỊNH:", "Câu sau"]),
    st.booleans(),
)
def test_put_anywhere(entry: Entry, sign: str, rest: str, above: str, below: str, short: bool) -> None:
    typed = sign + (entry.subject[:12] if naming.is_law(entry) and entry.subject.startswith("Luật") else f"{entry.type} số {entry.number}")
    found = asked(typed + rest, len(typed))
    if found is None:
        return
    text = typed + rest
    result, made = after(text, put(found, entry, Manner(), text, above, below, short))
    assert 0 <= made.start <= found.start and found.end <= made.end <= len(text)
    for twice in ("số số", "Căn cứ Căn cứ", entry.type + " " + entry.type, ";;", "..", ";."):
        assert twice not in result
    assert made.above is None or above.endswith(made.above[0])
