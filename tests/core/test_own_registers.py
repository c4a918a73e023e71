"""Registers of one's own: read from a table, written, put beside the shipped one, known to the checks."""

from __future__ import annotations

import datetime
from typing import Iterator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vanthu import citation
from vanthu.anatomy.model import Act, Anatomy, Part, Span
from vanthu.checks import run
from vanthu.document import Document, plain_block
from vanthu.registers import citations, lookup, own
from vanthu.registers.entry import Entry
from vanthu.registers.index import Index
from vanthu.registers.indexing import built
from vanthu.rulebook import load

DAY = datetime.date
HEAD = "loại;số ký hiệu;ngày;cơ quan ban hành;trích yếu;hiệu lực từ;hiệu lực đến;thay thế bởi;nguồn\n"
ROW = "Quyết định;15/QĐ-UBND;05/3/2025;UBND tỉnh Lâm Đồng;ban hành Quy chế văn thư;10/3/2025;;;Sổ đi\n"
RULE = Entry("Quyết định", "15/QĐ-UBND", DAY(2025, 3, 5), "UBND tỉnh Lâm Đồng", "ban hành Quy chế văn thư", rank=own.RANK)


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    yield
    citations.have(())


def have(*entries: Entry) -> None:
    citations.have((Index(built(entries)),))


def keys(read: own.Read) -> Sequence[str]:
    return [problem.key for problem in read.problems]


def test_a_table_is_read() -> None:
    expected = RULE._replace(in_force_from=DAY(2025, 3, 10), source="Sổ đi")
    assert own.parse(HEAD + ROW) == ((expected,), ())
    assert own.parse("\ufeff" + (HEAD + ROW).replace("\n", "\r\n")).entries == (expected,)
    assert own.parse((HEAD + ROW).replace(";", "\t")).entries == (expected,)
    english = "date,number,type,issuer,subject\n2025-03-05,15/QĐ-UBND,quyet dinh,UBND tỉnh Lâm Đồng,Ban hành Quy chế văn thư.\n"
    assert own.parse(english).entries == (RULE,)
    titled = 'SỔ VĂN BẢN\n\n"Số, ký hiệu",Ngày ban hành,Trích yếu nội dung\n15/QĐ-UBND,5.3.2025,"V/v ban hành\nQuy chế"\n'
    assert own.parse(titled).entries[0] == RULE._replace(issuer="", subject="về việc ban hành Quy chế")


def test_what_is_written_is_read_again() -> None:
    full = RULE._replace(
        in_force_from=DAY(2025, 3, 10),
        in_force_to=DAY(2026, 1, 1),
        replaced_by="1/QĐ-UBND",
        since=DAY(2026, 1, 2),
        amended_by=("3/QĐ-UBND", "4/QĐ-UBND"),
        source='Sổ "đi"; quyển 2',
    )
    text = own.written((full, RULE._replace(number="16/QĐ-UBND")))
    assert text.startswith("\ufeffloại;") and own.parse(text) == ((full, RULE._replace(number="16/QĐ-UBND")), ())


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("Quyết định;;05/3/2025", "registers.number.none"),
        ("Quyết định;15/QĐ-UBND;", "registers.date.none"),
        ("Quyết định;15/QĐ-UBND", "registers.date.none"),
        ("Quyết định;15/QĐ-UBND;31/02/2025", "registers.date"),
        ("Quyết định;15/QĐ-UBND;hôm qua", "registers.date"),
        ("Quyết định;mười lăm;05/3/2025", "registers.number"),
        ("Nghị định;30/2020/NĐ-CP;05/3/2021", "registers.year"),
        ("Bản nhạc;15/QĐ-UBND;05/3/2025", "registers.type"),
        (";15/UBND-VX;05/3/2025", "registers.type"),
        ("Quyết định;15/QĐ-UBND;05/3/2025;;;;01/01/2020", "registers.order"),
        ("Quyết định;15/QĐ-UBND;05/3/2025;;;;hết", "registers.date"),
        ('Quyết định;15/QĐ-UBND;05/3/2025;;"Quy chế', "registers.csv"),
        ("Quyết định;15/QĐ-UBND;05/3/2025;;" + "x" * 2001, "registers.long"),
    ],
)
def test_a_bad_row_is_told_and_the_others_taken(row: str, key: str) -> None:
    read = own.parse(HEAD + row + "\n" + ROW)
    assert [entry.number for entry in read.entries] == ["15/QĐ-UBND"] and keys(read) == [key]
    assert read.problems[0].line == 2 and read.problems[0].said().startswith("Dòng 2: ") and read.problems[0].grave
    assert read.problems[0].said("en").startswith("Line 2: ")


def test_what_is_only_odd_is_taken_and_told() -> None:
    read = own.parse(HEAD + ROW + ROW + "Kế hoạch;05 KH/BCĐ;01/01/2024\n;7/2024/TT-BNV;02/02/2024;;;ngày mai\nChỉ thị;54 CP;01/01/1990\n")
    assert [entry.type for entry in read.entries] == ["Quyết định", "Kế hoạch", "Thông tư", "Chỉ thị"]
    assert [(problem.key, problem.line, problem.grave) for problem in read.problems] == [
        ("registers.twice", 3, True),
        ("registers.number.odd", 4, False),
        ("registers.date", 5, False),
    ]


@pytest.mark.parametrize(
    ("head", "said", "over"),
    [
        ("Tình trạng", "Còn hiệu lực", None),
        ("Tình trạng", "Hết hiệu lực một phần", None),
        ("Ghi chú", "Thay thế Quyết định số 12/QĐ-UBND ngày 01/7/2026", None),
        ("Ghi chú", "Bãi bỏ Quyết định số 12/QĐ-UBND", None),
        ("Ghi chú", "Hết hạn góp ý 01/7/2026", None),
        ("Hiệu lực", "Đã hết hiệu lực từ ngày 01/7/2026", datetime.date(2026, 7, 1)),
        ("Ghi chú", "Bị bãi bỏ 01.7.2026", datetime.date(2026, 7, 1)),
        ("Hết hiệu lực", "01/7/2026", datetime.date(2026, 7, 1)),
        ("Hết hiệu lực", "chưa", None),
        ("hiệu lực đến", "-", None),
    ],
)
def test_whether_it_is_still_in_force_is_read_from_what_people_write(head: str, said: str, over: datetime.date | None) -> None:
    (entry,) = own.parse(f"loại;số ký hiệu;ngày;{head}\nQuyết định;15/QĐ-UBND;05/3/2025;{said}\n").entries
    assert entry.over == over


@pytest.mark.parametrize("head", ["Hiệu lực", "Tình trạng", "Ghi chú"])
@pytest.mark.parametrize("said", ["Hết hiệu lực", "hết HL", "Không còn hiệu lực", "Đã bị thay thế", "Bãi bỏ", "Thay thế bởi 20/QĐ-UBND"])
def test_what_is_over_without_a_day_is_not_taken_as_in_force(head: str, said: str) -> None:
    rows = f"Quyết định;15/QĐ-UBND;05/3/2025;{said};\nQuyết định;16/QĐ-UBND;05/3/2025;Hết hiệu lực;17/QĐ-UBND\n"
    read = own.parse(f"loại;số ký hiệu;ngày;{head};thay thế bởi\n{rows}")
    assert [entry.number for entry in read.entries] == ["16/QĐ-UBND"] and keys(read) == ["registers.columns.missed", "registers.over"]
    assert "hết hiệu lực từ" in read.problems[1].said()


def test_a_day_under_a_column_called_hieu_luc_is_the_first_one() -> None:
    (entry,) = own.parse("loại;số ký hiệu;ngày;Hiệu lực\nQuyết định;15/QĐ-UBND;05/3/2025;01/4/2025\n").entries
    assert entry.in_force_from == datetime.date(2025, 4, 1)


def test_columns_left_alone_and_columns_missed_are_told_and_cost_nothing() -> None:
    read = own.parse("STT;Số;Ngày;Loại;Người soạn;Độ khẩn\n1;15/QĐ-UBND;05/3/2025;Quyết định;An;\n")
    assert len(read.entries) == 1 and not any(problem.grave for problem in read.problems)
    assert [problem.words() for problem in read.problems] == [
        "không dùng đến cột “Người soạn”, “Độ khẩn”.",
        "không có cột “cơ quan ban hành”, “trích yếu”; khi dẫn văn bản sẽ thiếu phần ấy.",
    ]


def test_a_type_that_is_not_the_symbols_is_told() -> None:
    read = own.parse(HEAD + "Quyết định;52/KH-UBND;05/3/2025\nThông tri;01-TT/TU;05/3/2025\nCông văn;7/UBND-VX;05/3/2025\n")
    assert len(read.entries) == 3 and keys(read) == ["registers.type.other"] and "kế hoạch" in read.problems[0].said()


def test_quotation_marks_left_open_cost_their_lines_alone() -> None:
    rows = "".join("Quyết định;%d/QĐ-UBND;05/3/2025;;%s\n" % (number, '"hở' if number in (3, 6) else "đủ") for number in range(1, 9))
    read = own.parse(HEAD + rows)
    assert [entry.number.split("/")[0] for entry in read.entries] == ["1", "2", "4", "5", "7", "8"]
    assert [problem.line for problem in read.problems] == [4, 7]


def test_a_file_without_a_head_and_one_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys(own.parse("")) == ["registers.head"] and keys(own.parse("a;b\n" * 30)) == ["registers.head"]
    monkeypatch.setattr(own, "MOST_ROWS", 2)
    read = own.parse(HEAD + "".join("Quyết định;%d/QĐ-UBND;05/3/2025\n" % number for number in (1, 2, 3)))
    assert len(read.entries) == 2 and keys(read) == ["registers.large"]
    monkeypatch.setattr(own, "MOST", 10)
    assert keys(own.parse(HEAD + ROW)) == ["registers.large"]


@given(st.text(max_size=200))
@example("số;ngày\n\x00;1/1/2020\n\ud800;;;")
@example('"')
def test_any_text_is_read(text: str) -> None:
    own.parse(text)
    own.parse(HEAD + text)


def test_where_it_differs_from_what_is_verified() -> None:
    rows = (
        "Nghị định;30/2020/NĐ-CP;06/3/2020\nThông tư;113/2025/NĐ-CP;03/6/2025\nLuật;45/2013/QH13;29/11/2013;;;;;1/2024/QH15\n"
        "Nghị định;78/2025/NĐ-CP;01/4/2025\nLuật;31/2024/QH15;18/01/2024\n"
    )
    read = own.parse(HEAD + rows)
    assert len(read.entries) == 5 and not any(problem.grave for problem in read.problems)
    assert keys(read) == ["registers.other.date", "registers.type.other", "registers.other.type", "registers.other.replaced"]


def test_own_entries_are_found() -> None:
    before = citations.edition()
    assert citations.find("15/QĐ-UBND") is None
    have(RULE, RULE._replace(date=DAY(2026, 1, 7), issuer="UBND xã Tân Lập"), RULE._replace(number="9/2020/QH14", subject="Luật Thử Việc"))
    assert citations.edition() is not before
    assert [entry.date.year for entry in citations.numbered("15/qđ-ubnd")] == [2026, 2025]
    assert citations.find("15/QĐ-UBND") == RULE._replace(date=DAY(2026, 1, 7), issuer="UBND xã Tân Lập")
    assert lookup.search("quy che van thu")[0] == RULE._replace(date=DAY(2026, 1, 7), issuer="UBND xã Tân Lập")
    assert [entry.number for entry in citations.find_law("luật thử việc")] == ["9/2020/QH14"]
    assert RULE in citations.every()
    text = "theo Luật Thử Việc và nghề ngày 05 tháng 3 năm 2025"
    assert citation.find(text) == ()  # the name ends where the register says
    citations.have(())
    assert citation.find(text)[0].name == "Luật Thử Việc và nghề"
    assert citations.find("15/QĐ-UBND") is None and citations.find_law("luật thử việc") == ()


def test_what_is_verified_stands_and_what_it_leaves_open_is_filled() -> None:
    ours = citations.find("30/2020/NĐ-CP")
    assert ours is not None and not ours.replaced_by
    have(
        ours._replace(
            date=DAY(2020, 6, 6),
            subject="khác",
            replaced_by="7/2026/NĐ-CP",
            since=DAY(2026, 9, 1),
            amended_by=("1/2025/NĐ-CP",),
            known="own",
        )
    )
    (found,) = citations.numbered("30/2020/NĐ-CP")
    assert found == ours._replace(replaced_by="7/2026/NĐ-CP", since=DAY(2026, 9, 1), amended_by=("1/2025/NĐ-CP",))
    parsed = next(entry for entry in citations.every() if entry.known == "parsed")
    have(parsed._replace(subject="sửa lại", known="own"))
    assert citations.numbered(parsed.number)[0].subject == "sửa lại"


def test_same() -> None:
    assert citations.same(RULE, RULE._replace(date=DAY(2025, 9, 9)))
    assert not citations.same(RULE, RULE._replace(date=DAY(2024, 3, 5)))
    assert not citations.same(RULE, RULE._replace(issuer="UBND xã Tân Lập"))
    assert citations.same(RULE, RULE._replace(issuer=""))


def test_the_checks_know_own_entries() -> None:
    """And what they said of a paragraph is not kept over a change of the register."""
    document = Document((plain_block("Thực hiện Quyết định số 15/QĐ-UBND ngày 05/3/2025 của UBND tỉnh Lâm Đồng."),), plain=True)
    act = Act("main", 0, 0, parts={"body": Part("body", (Span(0, 0, len(document.blocks[0].text)),), document.blocks[0].text)})

    def said() -> Sequence[tuple[str, str]]:
        found = run(Anatomy(document, (act,), "state", 1.0), load("state"), DAY(2026, 8, 3))
        return [(each.rule, each.message) for each in found if each.rule in ("citation.register", "citation.superseded")]

    assert said() == []
    have(RULE._replace(date=DAY(2025, 5, 3)))
    ((rule, message),) = said()
    assert rule == "citation.register" and "03/5/2025" in message
    have(
        RULE._replace(replaced_by="2/QĐ-UBND", since=DAY(2026, 1, 1)),
        Entry("Quyết định", "2/QĐ-UBND", DAY(2026, 1, 1), "UBND tỉnh Lâm Đồng", ""),
    )
    ((rule, message),) = said()
    assert rule == "citation.superseded" and "2/QĐ-UBND" in message and "01/01/2026" in message
    have(RULE._replace(in_force_to=DAY(2025, 12, 31)))
    assert "không còn hiệu lực từ ngày 01/01/2026" in said()[0][1]
    have(RULE, RULE._replace(issuer="UBND xã Tân Lập", in_force_to=DAY(2025, 12, 31)))
    assert said() == []  # two documents of one number and day: nobody can tell which
    citations.have(())
    assert said() == []
