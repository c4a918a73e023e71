"""Every part of a page is found, however the page is laid out; and nothing in the body is taken for one."""

from __future__ import annotations

import datetime

import pytest
from building import HEADER_TABLE, formed, header_table, header_tabs, paragraph, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.anatomy import Act, Anatomy, anatomise
from vanthu.document import Document, Line, Place, Section, Table

LEFT = ["UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 15/QĐ-SNV"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Trị, ngày 05 tháng 3 năm 2026"]

REST = [
    paragraph("QUYẾT ĐỊNH", "center", True),
    paragraph("Về việc thành lập Tổ công tác chuyển đổi số", "center", True),
    paragraph("GIÁM ĐỐC SỞ NỘI VỤ", "center", True),
    paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True),
    paragraph("Theo đề nghị của Chánh Văn phòng Sở.", italic=True),
    paragraph("QUYẾT ĐỊNH:", "center", True),
    paragraph("Điều 1. Thành lập Tổ công tác chuyển đổi số của Sở Nội vụ."),
    paragraph("Điều 2. Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./."),
]
END = [
    paragraph("Nơi nhận:", "left", True, True, 12, Place("cell", 1, 0, 0, width=80)),
    paragraph("- Như Điều 2;", "left", size=11, place=Place("cell", 1, 0, 0, width=80)),
    paragraph("- Lưu: VT, VP.", "left", size=11, place=Place("cell", 1, 0, 0, width=80)),
    paragraph("KT. GIÁM ĐỐC", "center", True, place=Place("cell", 1, 0, 1, width=85)),
    paragraph("PHÓ GIÁM ĐỐC", "center", True, place=Place("cell", 1, 0, 1, width=85)),
    paragraph("Trần Thị Bình", "center", True, place=Place("cell", 1, 0, 1, width=85)),
]
TABLES = (HEADER_TABLE, Table(widths=(80.0, 85.0), rows=1))


def texts(act: Act) -> dict[str, str]:
    return {name: part.text for name, part in act.parts.items()}


def expect_decision(anatomy: Anatomy) -> None:
    act = anatomy.main
    found = texts(act)
    assert found["banner"] == RIGHT[0] and found["motto"] == RIGHT[1] and found["dateline"] == RIGHT[2]
    assert (found["parent"], found["issuer"], found["number"]) == tuple(LEFT)
    assert found["title"] == "QUYẾT ĐỊNH" and found["subject"].startswith("Về việc thành lập")
    assert found["authority"] == "GIÁM ĐỐC SỞ NỘI VỤ" and len(act.parts["bases"].items) == 2 and found["operative"] == "QUYẾT ĐỊNH:"
    assert [node.kind for node in act.nodes] == ["article", "article"]
    assert (anatomy.regime, act.type, anatomy.date) == ("state", "quyết định", datetime.date(2026, 3, 5))
    assert anatomy.regime_sure > 0.8 and anatomy.kind == "document"


def expect_ending(anatomy: Anatomy) -> None:
    document, act = anatomy.document, anatomy.main
    assert len(act.parts["recipients"].items) == 2
    (signer,) = act.signers
    words = [document.blocks[span.block].text[span.start : span.end] for span in (*signer.authority, *signer.office, signer.name)]
    assert words == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"]


@pytest.mark.parametrize("swap", [False, True])
def test_header_in_a_table(swap: bool) -> None:
    table = HEADER_TABLE._replace(widths=HEADER_TABLE.widths[::-1]) if swap else HEADER_TABLE
    anatomy = anatomise(formed(*header_table(LEFT, RIGHT, swap), *REST, *END, tables=(table, TABLES[1])))
    expect_decision(anatomy)
    expect_ending(anatomy)
    assert anatomy.main.layout == "table" and anatomy.main.swapped is swap


def test_header_in_tabs_and_ending_in_tabs() -> None:
    end = header_tabs(["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT, VP."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"])
    anatomy = anatomise(formed(*header_tabs(LEFT, RIGHT), *REST, *end))
    expect_decision(anatomy)
    expect_ending(anatomy)
    assert anatomy.main.layout == "columns"


def test_header_in_runs_of_spaces() -> None:
    lines = "\n".join("%s            %s" % pair for pair in zip(LEFT, RIGHT, strict=True))
    body = "\n".join(block.text for block in REST)
    end = "\n".join(block.text for block in END)
    anatomy = anatomise(plain(lines + "\n\n" + body + "\n\n" + end))
    expect_decision(anatomy)
    expect_ending(anatomy)


def test_header_one_line_under_another() -> None:
    body = "\n".join(block.text for block in REST + END)
    anatomy = anatomise(plain("\n".join(LEFT[:2] + ["-------"] + RIGHT[:2] + ["---------------"] + LEFT[2:] + RIGHT[2:]) + "\n" + body))
    expect_decision(anatomy)
    expect_ending(anatomy)
    assert anatomy.main.layout == "lines" and anatomy.main.strokes["motto"].kind == "hyphens"


def test_header_in_two_text_columns() -> None:
    blocks = [paragraph(text, "center", text.isupper()) for text in LEFT + RIGHT]
    anatomy = anatomise(formed(*blocks, *REST, *END, sections=(Section(columns=2),), tables=TABLES))
    expect_decision(anatomy)
    assert anatomy.main.layout == "section"


def test_header_in_text_boxes() -> None:
    left = [paragraph(text, "center", text.isupper(), place=Place("frame", frame=0, width=70)) for text in LEFT]
    right = [paragraph(text, "center", text.isupper(), place=Place("frame", frame=1, width=90)) for text in RIGHT]
    anatomy = anatomise(formed(paragraph(""), *left, *right, *REST, *END, tables=TABLES))
    expect_decision(anatomy)
    assert anatomy.main.layout == "frames"


def test_header_lines_broken_in_two() -> None:
    left = ["UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 15/QĐ-", "SNV"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do -", "Hạnh phúc", "Quảng Trị, ngày 05", "tháng 3 năm 2026"]
    anatomy = anatomise(formed(*header_table(left, right), *REST, *END, tables=TABLES))
    found = texts(anatomy.main)
    assert found["banner"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM" and found["motto"] == "Độc lập - Tự do -\nHạnh phúc"
    assert found["number"] == "Số: 15/QĐ-\nSNV" and found["dateline"] == "Quảng Trị, ngày 05\ntháng 3 năm 2026"
    assert anatomy.date == datetime.date(2026, 3, 5)


def test_type_and_subject_on_one_line() -> None:
    document = plain("HƯỚNG DẪN Công tác văn thư năm 2026\n\nCăn cứ quy định hiện hành, Sở Nội vụ hướng dẫn như sau:\n1. Việc thứ nhất./.")
    act = anatomise(document).main
    assert (texts(act)["title"], texts(act)["subject"]) == ("HƯỚNG DẪN", "Công tác văn thư năm 2026")
    assert act.parts["title"].block == act.parts["subject"].block
    span = act.parts["subject"].spans[0]
    assert document.blocks[span.block].text[span.start : span.end] == "Công tác văn thư năm 2026"


def test_official_letter_and_its_addressees() -> None:
    head = header_table(["UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số:          /SNV-VP", "V/v báo cáo công tác", "văn thư năm 2026"], RIGHT)
    kinh_gui = [paragraph("Kính gửi:", "center"), paragraph("- Các sở, ban, ngành tỉnh;"), paragraph("- Ủy ban nhân dân các xã, phường.")]
    body = [paragraph("Thực hiện Kế hoạch năm, Sở Nội vụ đề nghị các cơ quan báo cáo trước ngày 15 tháng 12 năm 2026./.")]
    anatomy = anatomise(formed(*head, *kinh_gui, *body, *END, tables=TABLES))
    act = anatomy.main
    assert act.type == "công văn" and texts(act)["subject"] == "V/v báo cáo công tác\nvăn thư năm 2026"
    assert texts(act)["number"] == "Số:          /SNV-VP"
    assert len(act.parts["addressees"].items) == 2 and act.parts["addressees"].label is not None
    assert "title" not in act.parts and "body" in act.parts


def test_one_addressee_on_the_labels_line() -> None:
    act = anatomise(
        plain("SỞ NỘI VỤ\nSố: 12/SNV-VP\nV/v nghỉ lễ\nKính gửi: Ủy ban nhân dân tỉnh.\nSở Nội vụ báo cáo như sau: đủ cả./.\n")
    ).main
    (item,) = act.parts["addressees"].items
    assert item[0].start == len("Kính gửi: ")


def test_number_and_subject_on_one_line() -> None:
    act = anatomise(
        plain("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 5155/SGDĐT-GDTX Về hướng dẫn đánh giá các trung tâm\nKính gửi: Các trường.\nNội dung./.\n")
    ).main
    assert texts(act)["number"] == "Số: 5155/SGDĐT-GDTX"


def test_several_documents_in_one_file() -> None:
    decision = "\n".join(LEFT + RIGHT + [block.text for block in REST + END])
    regulation = (
        "\n\nQUY CHẾ\nLàm việc của Tổ công tác\n(Ban hành kèm theo Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026)\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này quy định việc chung.\n"
    )
    annexes = (
        "\nPhụ lục I\nDANH SÁCH THÀNH VIÊN\n(Kèm theo Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026)\n1. Ông Nguyễn Văn An.\n"
        "\nPhụ lục II\nMẪU BÁO CÁO\nNội dung mẫu.\n"
    )
    second = "\n".join(["", *LEFT, *RIGHT, *[block.text for block in REST + END]])
    acts = anatomise(plain(decision + regulation + annexes)).acts
    assert [(act.kind, act.number) for act in acts] == [("main", ""), ("attached", ""), ("appendix", "I"), ("appendix", "II")]
    assert acts[1].type == "quy chế" and texts(acts[1])["caption"].startswith("(Ban hành")
    assert texts(acts[2])["title"] == "Phụ lục I" and texts(acts[2])["subject"] == "DANH SÁCH THÀNH VIÊN"
    assert [act.kind for act in anatomise(plain(decision + "\n" + second)).acts] == ["main", "main"]


def test_an_attached_text_alone() -> None:
    act = anatomise(
        plain("QUY CHẾ\nLàm việc\n(Kèm theo Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026)\nĐiều 1. Phạm vi\nNội dung.\n")
    ).main
    assert act.kind == "attached"


def test_an_annex_without_a_heading() -> None:
    tail = "\n".join("Dòng số %d của biểu không có tiêu đề" % number for number in range(20))
    acts = anatomise(plain("\n".join(LEFT + RIGHT + [block.text for block in REST + END]) + "\n" + tail)).acts
    assert [act.kind for act in acts] == ["main", "appendix"]


def test_quoted_annex_is_not_one() -> None:
    text = "\n".join(LEFT + RIGHT + [block.text for block in REST[:6]])
    text += "\nĐiều 1. Sửa đổi như sau: “\nPHỤ LỤC I\nDANH MỤC\n1. Một.”\nĐiều 2. Thi hành./.\n" + "\n".join(block.text for block in END)
    assert len(anatomise(plain(text)).acts) == 1


REGIMES = [
    (
        "ĐẢNG BỘ TỈNH QUẢNG TRỊ\nĐẢNG ỦY PHƯỜNG ĐÔNG HÀ\n*\nSố 02-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐông Hà, ngày 10 tháng 3 năm 2020",
        "party-2018",
    ),
    (
        "ĐẢNG BỘ TỈNH QUẢNG TRỊ\nĐẢNG ỦY PHƯỜNG ĐÔNG HÀ\n*\nSố 02-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐông Hà, ngày 10 tháng 6 năm 2026",
        "party-2026",
    ),
    (
        "ỦY BAN MTTQ VIỆT NAM TỈNH QUẢNG TRỊ\nBAN THƯỜNG TRỰC\nSố: 18/KH-MTTQ-BTT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "front",
    ),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG TRỊ\nSố: 22/KH-LĐLĐ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "union"),
    ("BCH TRUNG ƯƠNG ĐOÀN\n***\nSố: 29-HD/TWĐTN-VP\nĐOÀN TNCS HỒ CHÍ MINH\nHà Nội, ngày 10 tháng 6 năm 2026", "youth"),
    ("HỘI NÔNG DÂN TỈNH QUẢNG TRỊ\nBAN THƯỜNG VỤ\n*\nSố 06-KH/HNDT", "farmers"),
    ("HỘI LHPN TỈNH QUẢNG TRỊ\nBAN THƯỜNG VỤ\nSố: 194/KH-BTV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "women"),
    ("ỦY BAN NHÂN DÂN\nXÃ CAM LỘ\nSố: 19/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "state"),
]


@pytest.mark.parametrize(("head", "regime"), REGIMES)
def test_regimes(head: str, regime: str) -> None:
    anatomy = anatomise(plain(head + "\n\nKẾ HOẠCH\ncông tác năm\n\nI. MỤC ĐÍCH\nLàm tốt công tác.\n"))
    assert (anatomy.regime, anatomy.main.type) == (regime, "kế hoạch")
    assert anatomy.regime_sure >= 0.6


def test_regime_without_a_header() -> None:
    text = (
        "KẾ HOẠCH\ncông tác năm 2026\n\nCăn cứ Hướng dẫn số 51-HD/HNDT, ngày 07/02/2026 về công tác năm, "
        "Ban Thường vụ Hội Nông dân xã xây dựng Kế hoạch như sau:\n1. Việc một./.\n"
    )
    assert anatomise(plain(text)).regime == "farmers"
    assert anatomise(plain("BÁO CÁO\nkết quả\nSố liệu như sau: đủ./.")).regime_sure <= 0.5


def test_given_regime_and_day_win() -> None:
    document = plain(REGIMES[0][0].replace("2020", "") + "\nKẾ HOẠCH\n")
    assert anatomise(document, as_of=datetime.date(2019, 1, 1)).regime == "party-2018"
    assert anatomise(document).regime == "party-2026"
    assert (anatomise(document, "state").regime, anatomise(document, "state").regime_sure) == ("state", 1.0)


def test_type_from_the_number_where_no_title_stands() -> None:
    act = anatomise(
        plain("SỞ NỘI VỤ\nSố: 12/KH-SNV\nQuảng Trị, ngày 05 tháng 3 năm 2026\n\nI. MỤC ĐÍCH\nNội dung dài của kế hoạch.\n")
    ).main
    assert (act.type, act.type_sure) == ("kế hoạch", 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "Chương một\n\nSáng hôm ấy trời mưa. Nàng ngồi bên cửa sổ nhìn ra.\n- Anh đi đâu? - nàng hỏi.\n- Anh ra chợ.",
        "Mẹ thân mến,\nCon vẫn khỏe. Ngày mai con về quê.\nCon trai của mẹ.",
        "Theo quyết định số 15/QĐ-UBND, căn cứ vào kế hoạch, nơi nhận hàng là bến xe.",
    ],
)
def test_other_texts_are_let_alone(text: str) -> None:
    assert anatomise(plain(text)).kind == "letter"


def test_empty_page() -> None:
    assert anatomise(plain("\n  \n\t\n")).kind == "empty"
    assert anatomise(Document(())).kind == "empty"


def test_a_keyword_in_the_body_is_no_component() -> None:
    body = [
        paragraph("Độc lập - Tự do - Hạnh phúc là khát vọng của cả dân tộc ta từ ngày lập nước cho đến hôm nay."),
        paragraph("Kính gửi lời chào trân trọng tới các đồng chí."),
        paragraph("Số: lượng hồ sơ tiếp nhận trong năm là 15/20."),
        paragraph("Nơi nhận hồ sơ là bộ phận một cửa."),
        paragraph("Phụ lục kèm theo Kế hoạch này gồm 02 trang."),
    ]
    anatomy = anatomise(formed(*header_table(LEFT, RIGHT), *REST[:6], *body, *REST[6:], *END, tables=TABLES))
    expect_ending(anatomy)
    assert len(anatomy.acts) == 1 and "addressees" not in anatomy.main.parts
    assert texts(anatomy.main)["motto"] == RIGHT[1] and len(anatomy.main.nodes) == 7


def test_levels_of_the_body() -> None:
    lines = [
        "Phần thứ nhất",
        "Chương II",
        "Mục 3",
        "Tiểu mục 1",
        "Điều 12. Tên điều",
        "IV. TIÊU ĐỀ",
        "1. Khoản",
        "1.2. Ý",
        "đ) Điểm",
        "- Gạch",
        "Lời văn thường.",
    ]
    act = anatomise(plain("SỞ NỘI VỤ\nSố: 1/KH-SNV\nKẾ HOẠCH\ncông tác\n\n" + "\n".join(lines))).main
    assert [(node.kind, node.value) for node in act.nodes] == [
        ("part", 1), ("chapter", 2), ("section", 3), ("subsection", 1), ("article", 12), ("heading", 4), ("clause", 1),
        ("decimal", 2), ("point", 5), ("dash", 0), ("text", 0),
    ]  # fmt: skip


def test_automatic_labels_are_levels_too() -> None:
    block = paragraph("Tổ chức thực hiện")
    labelled = type(block)(block.runs, block.paragraph, label="III.")
    (node,) = anatomise(formed(*header_table(LEFT, RIGHT), paragraph("KẾ HOẠCH", "center", True), labelled, tables=TABLES)).main.nodes
    assert (node.kind, node.value, node.labelled, node.titled) == ("heading", 3, True, True)


def test_drawn_lines_find_their_part() -> None:
    left, right = header_table(LEFT, RIGHT)[:3], header_table(LEFT, RIGHT)[3:]
    left[1] = paragraph(LEFT[1], "center", True, place=left[1].place, lines=(Line("shape", 20, 25, 6),))
    right[1] = paragraph(RIGHT[1], "center", True, place=right[1].place, lines=(Line("border", 60),))
    rest = list(REST)
    rest[1] = paragraph(REST[1].text, "center", True, lines=(Line("shape", 40, 62, 6),))
    strokes = anatomise(formed(*left, *right, *rest, *END, tables=TABLES)).main.strokes
    assert {name: (stroke.kind, stroke.length) for name, stroke in strokes.items()} == {
        "issuer": ("shape", 20), "motto": ("border", 60), "subject": ("shape", 40),
    }  # fmt: skip


def test_lines_over_tabs_are_told_by_their_place() -> None:
    head = header_tabs(LEFT, RIGHT)
    head[1] = paragraph(head[1].text, "left", tabs=head[1].paragraph.tabs, lines=(Line("shape", 20, 20, 6), Line("shape", 60, 85, 6)))
    strokes = anatomise(formed(*head, *REST)).main.strokes
    assert (strokes["issuer"].length, strokes["motto"].length) == (20, 60)


def test_underlined_motto_and_typed_underscores() -> None:
    right = header_table(LEFT, RIGHT)[3:]
    underlined = type(right[1])(
        (right[1].runs[0]._replace(format=right[1].runs[0].format._replace(underline=True)),), right[1].paragraph, right[1].place
    )
    strokes = anatomise(formed(*header_table(LEFT, [])[:3], right[0], underlined, right[2], *REST, tables=TABLES)).main.strokes
    assert strokes["motto"].kind == "underline" and not strokes["motto"].drawn
    typed = header_table(LEFT[:2] + ["_______"] + LEFT[2:], RIGHT[:2] + ["____________"] + RIGHT[2:])
    strokes = anatomise(formed(*typed, *REST, tables=TABLES)).main.strokes
    assert strokes["issuer"].kind == strokes["motto"].kind == "underscores" and strokes["motto"].length > 0


def test_minutes_have_two_signers() -> None:
    end = [paragraph(text, "center", text.isupper(), place=Place("cell", 1, 0, 0, width=80)) for text in ("THƯ KÝ", "Lê Văn Tám")]
    end += [paragraph(text, "center", text.isupper(), place=Place("cell", 1, 0, 1, width=80)) for text in ("CHỦ TỌA", "Trần Thị Bình")]
    end += [paragraph("Nơi nhận:", "left", True, True), paragraph("- Lưu: VT, Hồ sơ.", "left", size=11)]
    body = [
        paragraph("BIÊN BẢN", "center", True),
        paragraph("Họp giao ban", "center", True),
        paragraph("Thời gian bắt đầu: 8 giờ. Cuộc họp kết thúc vào 10 giờ./."),
    ]
    act = anatomise(formed(*header_table(LEFT[:2] + ["Số: 05/BB-SNV"], RIGHT[:2]), *body, *end, tables=TABLES)).main
    assert len(act.signers) == 2 and len(act.parts["recipients"].items) == 1


def test_signature_with_merge_fields() -> None:
    end = header_tabs(["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT, VP."], ["<hinh_thuc_ky>", "<chuc_vu>", "<ho_ten>"])
    act = anatomise(formed(*header_tabs(LEFT, RIGHT), *REST, *end)).main
    assert len(act.signers) == 1 and act.signers[0].name is not None


@pytest.mark.parametrize("office", ["Chủ tịch", "Phó Giám đốc"])
def test_signature_with_an_office_in_small_letters(office: str) -> None:
    end = ("Trân trọng./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", office, "Nguyễn Văn An")
    head = (*LEFT, *RIGHT, "TỜ TRÌNH", "Về việc thử", "Ủy ban nhân dân xã kính trình như sau:")
    act = anatomise(plain("\n".join(head + end))).main
    assert act.parts["signature"].text == "TM. ỦY BAN NHÂN DÂN\n%s\nNguyễn Văn An" % office
    assert act.parts["body"].text.endswith("Trân trọng./.")


def test_signature_written_on_one_line() -> None:
    end = "Nơi nhận:\n- Như trên;\n- Lưu: VT, CS.\nTL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN CHÍNH SÁCH PHÓ TRƯỞNG BAN Phạm Thị Minh\n"
    document = plain("\n".join(LEFT + RIGHT) + "\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nNội dung thông báo./.\n" + end)
    (signer,) = anatomise(document).main.signers
    assert signer.name is not None and document.blocks[signer.name.block].text[signer.name.start : signer.name.end] == "Phạm Thị Minh"
    assert len(signer.authority) == 2


def test_recipients_cut_over_two_lines_and_a_drafters_mark() -> None:
    end = "Nơi nhận:\n- Ủy ban nhân dân các xã,\nphường, đặc khu;\n- Lưu: VT, NC.\nNVA.05b\n"
    end += "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn An\nĐịa chỉ: Số 1 đường Hùng Vương\n"
    act = anatomise(plain("\n".join(LEFT + RIGHT) + "\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nNội dung thông báo./.\n" + end)).main
    assert [len(item) for item in act.parts["recipients"].items] == [2, 1]
    assert texts(act)["drafter"] == "NVA.05b" and texts(act)["address"].startswith("Địa chỉ")
    assert len(act.signers[0].notes) == 1


def test_marks_above_the_title() -> None:
    head = header_table(LEFT + ["HỎA TỐC", "MẬT"], ["DỰ THẢO LẦN 2", *RIGHT, "LƯU HÀNH NỘI BỘ"])
    found = texts(anatomise(formed(*head, *REST, *END, tables=TABLES)).main)
    assert (found["urgency"], found["secrecy"], found["scope"], found["draft"]) == ("HỎA TỐC", "MẬT", "LƯU HÀNH NỘI BỘ", "DỰ THẢO LẦN 2")


@given(st.lists(st.text(max_size=60), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_text_goes_through(lines: list[str]) -> None:
    document = plain("\n".join(lines))
    anatomy = anatomise(document)
    for act in anatomy.acts:
        for part in act.parts.values():
            for span in part.spans:
                assert 0 <= span.start <= span.end <= len(document.blocks[span.block].text)


HOSTILE = [
    "Số: " + "/" * 60_000,
    " " * 60_000 + "x",
    "\t" * 60_000 + "x",
    "- " * 40_000,
    "ngày " * 20_000,
    "A" * 80_000,
    "TM. " * 20_000,
    "Phụ lục " * 15_000,
    "1." * 40_000,
    "_" * 60_000,
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:8])
def test_long_hostile_lines_go_through(line: str) -> None:
    """A regular expression that goes back and forth would never come to an end here."""
    anatomy = anatomise(plain("KẾ HOẠCH\n" + line + "\nNơi nhận:\n" + line))
    assert anatomy.main.type == "kế hoạch"


def test_a_sentence_about_recipients_is_not_their_list() -> None:
    text = "\n".join(LEFT + RIGHT) + "\nHƯỚNG DẪN\nVề nơi nhận\n\n"
    text += "Nơi nhận văn bản xác định ai được nhận văn bản để biết.\n- Ghi đủ;\n- Ghi đúng./.\n"
    act = anatomise(plain(text + "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.\nGIÁM ĐỐC\nNguyễn Văn An\n")).main
    assert len(act.parts["recipients"].items) == 2 and len(act.nodes) == 3


def test_an_office_and_its_body_are_one_issuer() -> None:
    left = ["CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "TỈNH GIA LAI", "Số: 05/CT-CTUBND"]
    blocks = [*header_table(left, RIGHT), paragraph("CHỈ THỊ", "center", True), paragraph("Về việc phòng cháy rừng", "center", True)]
    found = texts(anatomise(formed(*blocks, paragraph("Yêu cầu các sở thực hiện./."), tables=(HEADER_TABLE,))).main)
    assert found["issuer"] == "CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH GIA LAI" and "parent" not in found


def test_bases_with_dashes_are_no_addressees() -> None:
    text = (
        "ĐẢNG BỘ HUYỆN LỤC NAM\nĐẢNG UỶ XÃ BẢO ĐÀI\n*\nSố 07-TTr/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nBảo Đài, ngày 20 tháng 5 năm 2019\nTỜ TRÌNH\n"
    )
    text += (
        "xin chủ trương kiện toàn chức danh\n-----\nKính gửi: Ban Thường vụ Huyện uỷ\n- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc,\n"
    )
    act = anatomise(plain(text + "Ban Chấp hành Đảng bộ xã kính đề nghị Huyện uỷ xem xét.\n")).main
    assert len(act.parts["addressees"].items) == 1 and len(act.parts["bases"].items) == 2


def test_a_caption_over_two_lines() -> None:
    lines = [
        "QUY CHẾ",
        "Làm việc của Ủy ban nhân dân xã",
        "(Kèm theo Quyết định số 45/QĐ-UBND ngày 19 tháng 8 năm 2025\ncủa Ủy ban nhân dân xã)",
    ]
    blocks = [*header_table(LEFT[:2], RIGHT[:2]), *(paragraph(line, "center", True) for line in lines)]
    acts = anatomise(formed(*blocks, paragraph("Điều 1. Phạm vi điều chỉnh", bold=True), tables=(HEADER_TABLE,))).acts
    assert [act.kind for act in acts] == ["attached"] and acts[0].parts["caption"].text == lines[2]
    assert acts[0].parts["issuer"].text == "SỞ NỘI VỤ" and [node.kind for node in acts[0].nodes] == ["article"]


@pytest.mark.parametrize("lead", ["\t", ""])
def test_a_letters_subject_over_two_lines(lead: str) -> None:
    header = [paragraph(lead + line, "left") for line in ("V/v rà soát nhu cầu vốn", "trung hạn giai đoạn 2026 - 2030")]
    blocks = [*header_tabs(LEFT[:2] + ["Số: 24/UBND-KT"], RIGHT), *header, paragraph("Kính gửi: Sở Tài chính", "center")]
    act = anatomise(formed(*blocks, paragraph("Ủy ban nhân dân tỉnh yêu cầu báo cáo./."))).main
    assert (
        act.parts["subject"].text == "V/v rà soát nhu cầu vốn\ntrung hạn giai đoạn 2026 - 2030" and len(act.parts["addressees"].items) == 1
    )


def test_the_partys_authority_may_lead_the_operative_word() -> None:
    text = "TỈNH UỶ LÀO CAI\n*\nSố 318-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLào Cai, ngày 09 tháng 6 năm 2026\n"
    text += "QUYẾT ĐỊNH\nvề việc thành lập Đảng bộ xã\n-----\n"
    act = anatomise(plain(text + "- Căn cứ Điều lệ Đảng.\nBAN THƯỜNG VỤ TỈNH UỶ QUYẾT ĐỊNH\nĐiều 1. Thành lập Đảng bộ xã Y Tý.\n")).main
    assert act.parts["operative"].text == "BAN THƯỜNG VỤ TỈNH UỶ QUYẾT ĐỊNH" and "authority" not in act.parts
    assert [node.kind for node in act.nodes] == ["article"]
