"""Old names of units in a document of today: what is offered, and what is left alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from vanthu.anatomy import anatomise
from vanthu.apply import apply
from vanthu.checks.home import province_of
from vanthu.document import Document, Place, Table, plain_block
from vanthu.edit import Edit
from vanthu.finding import Finding, common_choices, decided
from vanthu.mend import mend
from vanthu.pipeline import check
from vanthu.registers import units

DAY = datetime.date
AFTER = DAY(2025, 8, 15)
LETTER = """{parent}
{issuer}
Số: 15/{symbol}
V/v {subject}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day} tháng {month} năm {year}
Kính gửi: {addressees}.
{text}
Nơi nhận:
- {recipients};
- Lưu: VT, VP.
{office}
Nguyễn Văn An"""
USUAL = {
    "parent": "UBND TỈNH THÁI NGUYÊN",
    "issuer": "SỞ NỘI VỤ",
    "symbol": "SNV-VP",
    "subject": "hướng dẫn công tác văn thư",
    "place": "Thái Nguyên",
    "addressees": "Văn phòng Sở",
    "text": "Các phòng thực hiện theo chức năng.",
    "recipients": "Như trên",
    "office": "GIÁM ĐỐC",
}


def letter(when: DAY, **said: str) -> Document:
    date = {"day": "%02d" % when.day, "month": "%02d" % when.month if when.month < 3 else str(when.month), "year": str(when.year)}
    return Document(tuple(map(plain_block, LETTER.format(**{**USUAL, **date, **said}).split("\n"))))


def found(when: DAY = AFTER, **said: str) -> Sequence[Finding]:
    return [finding for finding in check(letter(when, **said)).findings if finding.rule == "unit.stale"]


def offered(text: str, when: DAY = AFTER, **said: str) -> list[tuple[str, ...]]:
    """For each old name of the sentence: it, and what it may become."""
    document = letter(when, text=text, **said)
    block = next(at for at, each in enumerate(document.blocks) if each.text == text)
    findings = [each for each in check(document).findings if each.rule == "unit.stale" and each.block == block]
    result = []
    for each in findings:
        ways = [choice.edits for choice in each.choices] or ([each.edits] if each.edits else [])
        after = [apply(document, edits).blocks[block].text for edits in ways]
        result.append((each.found, *[one[each.start : len(one) - len(text) + each.end] for one in after]))
    return result


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Người dân thị trấn Đu đến nộp.", "thị trấn Đu", "xã Phú Lương"),
        ("Thị trấn Đu báo cáo.", "Thị trấn Đu", "Xã Phú Lương"),
        ("Người dân xã Phước Thể đến nộp.", "xã Phước Thể", "xã Liên Hương, tỉnh Lâm Đồng"),
        (
            "Ở xã Phước Thể, huyện Tuy Phong, tỉnh Bình Thuận.",
            "xã Phước Thể, huyện Tuy Phong, tỉnh Bình Thuận",
            "xã Liên Hương, tỉnh Lâm Đồng",
        ),
        ("Ở xã Phước Thể, Bình Thuận.", "xã Phước Thể, Bình Thuận", "xã Liên Hương, Lâm Đồng"),
        ("Ở phường 7, quận Tân Bình, TP. Hồ Chí Minh.", "phường 7, quận Tân Bình", "phường Tân Sơn Nhất"),
        # the district, or the document's province, tells which of the many
        ("Ở xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình.", "xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình", "xã Tân Thuận, tỉnh Hưng Yên"),
        ("Người dân xã Tân Lập đến nộp.", "xã Tân Lập", "xã Quảng Bạch"),
        ("Giao UBND các huyện, thị xã, thành phố thực hiện.", "UBND các huyện, thị xã, thành phố", "UBND các xã, phường, đặc khu"),
        ("Giao UBND quận, huyện thực hiện.", "UBND quận, huyện", "UBND các xã, phường, đặc khu"),
        ("Các huyện, TX, TP báo cáo.", "Các huyện, TX, TP", "Các xã, phường, đặc khu"),
        (
            "Gửi UBND các huyện, thành phố và các xã, phường, thị trấn.",
            "UBND các huyện, thành phố và các xã, phường, thị trấn",
            "UBND các xã, phường, đặc khu",
        ),
        ("Đề nghị các huyện, thị, thành ủy chỉ đạo.", "các huyện, thị, thành ủy", "đảng ủy các xã, phường, đặc khu"),
        ("UBND huyện Lý Sơn báo cáo.", "huyện Lý Sơn", "đặc khu Lý Sơn"),
        ("Tỉnh ủy Bình Thuận phối hợp.", "Tỉnh ủy Bình Thuận", "Tỉnh ủy Lâm Đồng"),
        ("Tỉnh ủy Bình Dương phối hợp.", "Tỉnh ủy Bình Dương", "Thành ủy Hồ Chí Minh"),
    ],
)
def test_one_successor_is_offered(text: str, old: str, new: str) -> None:
    assert offered(text) == [(old, new)]


@pytest.mark.parametrize(
    ("text", "said", "ways"),
    [
        ("Ở xã Tân Lập, tỉnh Phú Thọ.", {}, ("xã Tân Lập", "xã Mường Vang", "xã Tam Sơn", "xã Văn Miếu")),
        ("UBND thành phố Phú Quốc báo cáo.", {}, ("UBND thành phố Phú Quốc", "UBND đặc khu Phú Quốc", "UBND đặc khu Thổ Châu")),
        ("Ở xã Vân Côn.", {"parent": "UBND THÀNH PHỐ HÀ NỘI", "place": "Hà Nội"}, ("xã Vân Côn", "xã An Khánh", "xã Sơn Đồng")),
    ],
)
def test_where_it_was_split_there_is_a_choice(text: str, said: dict[str, str], ways: tuple[str, ...]) -> None:
    assert offered(text, **said) == [ways]
    (finding,) = found(text=text, **said)
    assert not finding.edits and finding.fix == "-" and len(common_choices([finding])) == len(ways) - 1


def test_a_choice_says_what_tells_it_from_the_others() -> None:
    (finding,) = found(text="Ở xã Tân Lập, tỉnh Phú Thọ.")
    assert [choice.label for choice in finding.choices] == [
        "xã Mường Vang (huyện Lạc Sơn cũ)",
        "xã Tam Sơn (huyện Sông Lô cũ)",
        "xã Văn Miếu",
    ]
    (finding,) = found(text="Ở xã Vân Côn.", parent="UBND THÀNH PHỐ HÀ NỘI", place="Hà Nội")
    assert [choice.label for choice in finding.choices] == ["xã An Khánh (phần còn lại)", "xã Sơn Đồng"]


def test_where_no_province_is_told_the_choices_name_theirs() -> None:
    ministry = {"parent": "BỘ NỘI VỤ", "issuer": "CỤC VĂN THƯ", "place": "Hà Nội"}
    text = "Người dân phường Ninh Sơn báo cáo."
    (finding,) = found(text=text, **ministry)
    assert [choice.label for choice in finding.choices] == [
        "phường Vân Hà, tỉnh Bắc Ninh",
        "phường Nam Hoa Lư, tỉnh Ninh Bình",
        "phường Bình Minh, tỉnh Tây Ninh",
    ]
    assert offered(text, parent="UBND TỈNH NINH BÌNH", place="Ninh Bình") == [("phường Ninh Sơn", "phường Nam Hoa Lư")]
    assert not found(text="Người dân xã Tân Lập báo cáo.", **ministry), "there are communes of that name today"


def test_too_many_are_told_and_not_offered() -> None:
    ministry = {"parent": "BỘ NỘI VỤ", "issuer": "CỤC VĂN THƯ", "place": "Hà Nội"}
    (finding,) = found(text="Người dân phường An Hưng, xã Long Hòa.", **ministry)[:1]
    assert "nay thuộc" in finding.message
    many = found(text="Ở phường 7, tỉnh Cà Mau; phường 7, TP. Hồ Chí Minh.", **ministry)
    assert [len(each.choices) for each in many] == [3, 0] and "ghi rõ" in many[1].message


def test_the_head_the_foot_and_the_lists() -> None:
    said = {
        "parent": "UBND TỈNH BÌNH THUẬN",
        "place": "Bình Thuận",
        "addressees": "UBND các huyện, thị xã, thành phố",
        "recipients": "Các xã, phường, thị trấn",
        "office": "TM. ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN\nCHỦ TỊCH",
    }
    document = letter(AFTER, **said)
    findings = [each for each in check(document).findings if each.rule == "unit.stale"]
    assert [(each.part, each.found, each.preview) for each in findings] == [
        ("parent", "TỈNH BÌNH THUẬN", "TỈNH LÂM ĐỒNG"),
        ("dateline", "Bình Thuận", "Lâm Đồng"),
        ("addressees", "UBND các huyện, thị xã, thành phố", "UBND các xã, phường, đặc khu"),
        ("recipients", "Các xã, phường, thị trấn", "Các xã, phường, đặc khu"),
        ("signature", "TỈNH BÌNH THUẬN", "TỈNH LÂM ĐỒNG"),
    ]
    after = apply(document, [edit for each in findings for edit in each.edits])
    assert "Lâm Đồng, ngày 15 tháng 8 năm 2025" in [block.text for block in after.blocks]
    assert not [each for each in check(after).findings if each.rule == "unit.stale"]


def test_a_communes_own_head() -> None:
    said = {"parent": "ỦY BAN NHÂN DÂN", "issuer": "XÃ PHƯỚC THỂ", "place": "Phước Thể", "symbol": "UBND-VP"}
    assert [(each.part, each.found, each.preview) for each in found(**said)] == [
        ("issuer", "XÃ PHƯỚC THỂ", "XÃ LIÊN HƯƠNG"),
        ("dateline", "Phước Thể", "Liên Hương"),
    ]
    split = {"parent": "ỦY BAN NHÂN DÂN", "issuer": "XÃ VÂN CÔN", "place": "Vân Côn", "symbol": "UBND-VP"}
    assert [(each.part, [choice.label for choice in each.choices]) for each in found(**split)] == [
        ("issuer", ["xã An Khánh (phần còn lại)", "xã Sơn Đồng"]),
        ("dateline", ["An Khánh", "Sơn Đồng"]),
    ]


def test_the_place_of_a_renamed_head() -> None:
    """The head was put right, the place was forgotten; a commune may bear the name that a province had."""
    (finding,) = found(parent="UBND TỈNH LÂM ĐỒNG", place="Bình Thuận")
    assert (finding.part, finding.preview) == ("dateline", "Lâm Đồng")
    assert not found(parent="UBND XÃ BÌNH THUẬN", issuer="TRƯỜNG TIỂU HỌC", place="Bình Thuận")


def test_a_party_commune_stands_under_its_province() -> None:
    text = """ĐẢNG BỘ HUYỆN TUY PHONG
ĐẢNG ỦY XÃ LIÊN HƯƠNG
Số 15-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Liên Hương, ngày 15 tháng 8 năm 2025
KẾ HOẠCH
công tác tuyên giáo
Đảng ủy xã xây dựng kế hoạch như sau.
T/M ĐẢNG ỦY
BÍ THƯ
Nguyễn Văn An"""
    (finding,) = [each for each in check(Document(tuple(map(plain_block, text.split("\n"))))).findings if each.rule == "unit.stale"]
    assert (finding.part, finding.found, finding.preview) == ("parent", "HUYỆN TUY PHONG", "TỈNH LÂM ĐỒNG")


@pytest.mark.parametrize(
    "text",
    [
        "Theo “Đề án xã Phước Thể, huyện Tuy Phong”.",
        "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân huyện Tuy Phong về chi ngân sách.",
        "Ngày 12/5/2024, UBND huyện Tuy Phong họp.",
        "Năm 2024, huyện Tuy Phong hoàn thành kế hoạch.",
        "Trung tâm Y tế huyện Phú Lương; Trường THPT huyện Phú Lương; Công ty Cấp nước tỉnh Bình Thuận.",
        "Ông An, sinh năm 1990, quê quán: xã Phước Thể, huyện Tuy Phong.",
        "Bí thư các quận, huyện, thị ủy; Chủ tịch UBND các huyện (chức danh khi nghỉ hưu trước 01/7/2025).",
        "Xã Phú Lương được thành lập trên cơ sở sáp nhập thị trấn Đu và xã Động Đạt.",
        "Ở xã Tân Lập (huyện Cũ, tỉnh khác) và phường 12 người; UBND phường, UBND xã.",
        "Người dân xã Liên Hương báo cáo.",
        "Xã Phú Lương, xã Đại Từ, tỉnh Thái Nguyên và Thành phố Hồ Chí Minh; xã hội Việt Nam; huyện đảo.",
    ],
)
def test_left_alone(text: str) -> None:
    assert not found(text=text), found(text=text)


def test_what_the_districts_are_told_of_has_no_edit() -> None:
    for text in ("Giao Huyện ủy.", "UBND huyện Phú Lương báo cáo.", "Các huyện nghèo được hỗ trợ.", "UBND huyện báo cáo."):
        (finding,) = found(text=text)
        assert not finding.edits and not finding.choices and "không còn cấp huyện" in finding.message, text


def test_a_document_about_the_merger_itself() -> None:
    about = {"subject": "sắp xếp đơn vị hành chính cấp xã", "text": "Xã Phước Thể và thị trấn Đu báo cáo."}
    assert not found(**about)
    assert [each.part for each in found(parent="UBND TỈNH BÌNH THUẬN", place="Bình Thuận", **about)] == ["parent", "dateline"]


def test_before_the_end_of_the_unit() -> None:
    old = {"parent": "UBND TỈNH BÌNH THUẬN", "place": "Bình Thuận", "text": "UBND huyện Tuy Phong và xã Phước Thể."}
    assert not found(DAY(2025, 6, 30), **old)
    assert len(found(DAY(2025, 7, 1), **old)) == 4


def test_tables_may_list_old_names_but_recipients_may_not() -> None:
    document = letter(AFTER, text="xã Phước Thể", recipients="UBND các huyện, thị xã")
    foot = next(at for at, each in enumerate(document.blocks) if each.text == "Nơi nhận:")
    places = [Place("cell", 0, 0, 0) if each.text == "xã Phước Thể" else Place() for each in document.blocks[:foot]]
    places += [Place("cell", 1, 0, int(at > 2)) for at, _ in enumerate(document.blocks[foot:])]
    blocks = tuple(replace(each, place=place) for each, place in zip(document.blocks, places, strict=True))
    findings = check(replace(document, blocks=blocks, tables=(Table((80.0,), 1, bordered=True), Table((80.0, 80.0), 1)))).findings
    assert [each.part for each in findings if each.rule == "unit.stale"] == ["recipients"]


def test_tone_marks_as_the_document_has_them() -> None:
    new = "Uỷ ban nhân dân xã thuỷ lợi hoá; thành phố uỷ quyền; ở tỉnh Ninh Thuận."
    ((_, new_style),) = [each for each in offered(new) if each[0] == "tỉnh Ninh Thuận"]
    assert new_style == "tỉnh Khánh Hoà"
    ((_, old_style),) = offered("Ủy ban nhân dân xã thủy lợi hóa; ở tỉnh Ninh Thuận.")
    assert old_style == "tỉnh Khánh Hòa"


class Sheet:
    """A file in memory."""

    def __init__(self, document: Document) -> None:
        self.now = document

    def document(self) -> Document:
        return self.now

    def apply(self, edits: Sequence[Edit]) -> list[Edit]:
        self.now = apply(self.now, edits)
        return []


def test_a_choice_is_never_taken_by_itself() -> None:
    sheet = Sheet(letter(AFTER, text="Ở xã Tân Lập, tỉnh Phú Thọ."))
    before = sheet.now
    mended = mend(sheet, rules=("unit.stale",))
    assert sheet.now == before and not mended.done
    (finding,) = [each for each in mended.left.findings if each.rule == "unit.stale"]
    chosen = decided(finding, "xã Văn Miếu")
    assert "Ở xã Văn Miếu, tỉnh Phú Thọ." in [block.text for block in apply(before, chosen.edits).blocks]
    assert chosen.choices == ()


def test_ways_that_several_places_share() -> None:
    one, two = found(text="Ở xã Tân Lập, tỉnh Phú Thọ; ở xã Tân Lập, huyện Lạc Sơn, tỉnh Hòa Bình; ở xã Tân Lập, tỉnh Phú Thọ.")[::2]
    assert common_choices([one, two]) == common_choices([one])
    assert common_choices([one, one._replace(choices=one.choices[1:])]) == tuple(choice.label for choice in one.choices[1:])
    assert common_choices([]) == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "19"),
        ({"parent": "UBND TỈNH BÌNH THUẬN"}, "68"),
        ({"parent": "THÀNH ỦY HÀ NỘI"}, "01"),
        ({"parent": "UBND XÃ LIÊN HƯƠNG", "issuer": "PHÒNG KINH TẾ"}, "68"),
        ({"parent": "UBND THỊ TRẤN ĐU", "issuer": "BAN QUẢN LÝ", "place": "Đu"}, "19"),
        ({"parent": "CỤC THUẾ", "issuer": "THUẾ CƠ SỞ 3", "place": "Lâm Đồng"}, "68"),
        ({"parent": "BỘ NỘI VỤ", "issuer": "CỤC VĂN THƯ", "place": "Hà Nội"}, ""),
        ({"parent": "BỘ NỘI VỤ", "issuer": "CỤC VĂN THƯ", "place": "…"}, ""),
    ],
)
def test_the_province_a_document_is_of(said: dict[str, str], code: str) -> None:
    assert province_of(anatomise(letter(AFTER, **said))) == code


def test_successors() -> None:
    assert [each.commune for each in units.successors("xã Tân Lập", "33", "huyện Vũ Thư")] == ["xã Tân Thuận"]
    assert [each.commune for each in units.successors("xã Tân Lập", "19")] == ["xã Quảng Bạch"]
    assert units.successors("xã Không Có Đâu") == ()
    assert units.province_code("tỉnh Bình Phước") == units.province_code("Đồng Nai") == "75"
    assert units.province_code("TP. Hồ Chí Minh") == "79" and units.province_code("Phan Thiết") == ""
    assert units.is_commune("xã Tân Lập", "80") and not units.is_commune("xã Tân Lập", "19")
