"""The facts of a document: read from the page, written to it, in every regime and type; refused where it is not sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.building import BODY, formed, header_tabs, paragraph, plain
from core.examples import document
from core.models import DATE, DATES, model, models, types
from vanthu.anatomy import Anatomy, anatomise
from vanthu.apply import apply
from vanthu.compose import Draft, lay_out
from vanthu.document import Block, Document, ParagraphFormat, Place, Run, Section
from vanthu.facts import LEVELS, MENDED, Facts, Impossible, Properties, facts, followed, properties_of, symbol_for, written
from vanthu.pipeline import check
from vanthu.rulebook import load
from vanthu.types import abbreviations
from vanthu.vietnamese.dates import in_figures

ALL = pytest.mark.parametrize(("regime", "type"), models())
SUBJECT = "Về việc tăng cường công tác kiểm tra, giám sát việc lập hồ sơ và nộp lưu hồ sơ, tài liệu vào lưu trữ cơ quan năm 2026"
VALUES = {
    "number": "7",
    "date": "16/6/2026",
    "place": "Suối Mơ",
    "subject": SUBJECT,
    "office": "PHÓ CHÁNH VĂN PHÒNG",
    "name": "Nguyễn Văn An",
    "urgency": "hoả tốc",
    "secrecy": "MẬT",
    "unit": "TCKT",
    "copies": "5",
    "drafter": "nth",
}


def page(regime: str, type: str, **changes: object) -> Document:
    return lay_out(model(regime, type)._replace(**changes), load(regime)).document


def read(document: Document, regime: str = "state") -> Anatomy:
    return anatomise(document, regime)


def said(draft: Draft) -> Facts:
    """What was put into a model."""
    whole = draft.number.removeprefix("Số").removeprefix(":").strip()
    number = whole.split("/")[0].split("-")[0]
    signer = draft.signers[-1]
    day = DATES.get(draft.regime, DATE)
    archive = draft.recipients[-1].partition(", ")[2].rstrip(".") if draft.recipients else ""
    return Facts(
        number=number,
        symbol=whole.removeprefix(number),
        date=in_figures(day) if draft.dateline else "",
        place=draft.dateline.partition(",")[0],
        type=draft.type,
        subject=draft.subject,
        authority="\n".join(signer.authority),
        office="\n".join(signer.office),
        name=signer.name,
        unit=archive,
    )


@ALL
def test_what_was_put_in_is_read(regime: str, type: str) -> None:
    draft = model(regime, type)
    found = facts(read(page(regime, type), regime))
    wanted = said(draft)
    if draft.signers[-1].authority == () and found.authority:  # two parties: whom each signs for stands above the office
        wanted = wanted._replace(authority=found.authority, office=found.office)
    assert found == wanted


def value_for(regime: str, name: str) -> str:
    return in_figures(DATES[regime]) if name == "date" and regime in DATES else VALUES[name]


@ALL
def test_what_is_written_is_read_again_and_brings_no_slip(regime: str, type: str) -> None:
    before = page(regime, type)
    anatomy = read(before, regime)
    refused = {}
    for name in VALUES:
        try:
            anatomy = read(apply(anatomy.document, written(anatomy, name, value_for(regime, name))), regime)
        except Impossible as error:
            refused[name] = error.key
    new = {each.rule: each.message for each in check(anatomy.document, regime).findings}
    known = {each.rule for each in check(before, regime).findings}
    assert set(new) - known <= set(MENDED), new
    for name in set(VALUES) - set(refused):
        assert written(anatomy, name, value_for(regime, name)) == (), name
    allowed = {"unit"} if "," not in model(regime, type).recipients[-1] else set()
    assert set(refused) <= (allowed | {"urgency", "secrecy"} if type == "thư công" else allowed), refused


@ALL
def test_what_is_there_already_gives_no_edits(regime: str, type: str) -> None:
    anatomy = read(page(regime, type), regime)
    for name, value in facts(anatomy)._asdict().items():
        if value:
            assert written(anatomy, name, value) == (), name


@pytest.mark.parametrize("regime", ["state", "party-2026", "front", "youth"])
def test_a_type_is_changed_whole_or_not_at_all(regime: str) -> None:
    done = set()
    for before in ("kế hoạch", "công văn", "quyết định", "báo cáo"):
        anatomy = read(page(regime, before), regime)
        for after in types(regime):
            if after == before:
                continue
            try:
                edits = written(anatomy, "type", after)
            except Impossible as error:
                assert error.sentence() and error.sentence("en")
                continue
            done.add((before, after))
            then = read(apply(anatomy.document, edits), regime)
            assert then.main.type == after
            assert ("title" in then.main.parts) == (after != "công văn")
            short = abbreviations(regime)[after]
            assert f"{short}-" in facts(then).symbol or f"-{short}/" in facts(then).symbol or not short
            assert written(then, "type", after) == ()
    easy = ("kế hoạch", "công văn", "báo cáo", "thông báo", "hướng dẫn", "chương trình", "tờ trình")
    assert {(one, other) for one in easy[:3] for other in easy if one != other} <= done


def test_a_plan_becomes_a_letter_and_a_plan_again() -> None:
    plan = read(page("state", "kế hoạch", subject="Kiểm tra công tác văn thư", attached=()))
    letter = read(apply(plan.document, written(plan, "type", "công văn")))
    assert facts(letter).subject == "V/v kiểm tra công tác văn thư"
    assert facts(letter).symbol == facts(plan).symbol.replace("KH-", "")
    assert "title" not in letter.main.parts and "addressees" in letter.main.parts
    again = read(apply(letter.document, written(letter, "type", "kế hoạch")))
    assert facts(again).subject == "Về việc kiểm tra công tác văn thư"
    assert facts(again).symbol == facts(plan).symbol
    assert again.main.parts["title"].text == "KẾ HOẠCH"


def test_a_name_stays_a_name_after_the_letters_lead() -> None:
    plan = read(page("state", "kế hoạch", subject="Hội Nông dân tham gia xây dựng nông thôn mới", attached=()))
    assert facts(read(apply(plan.document, written(plan, "type", "công văn")))).subject.startswith("V/v Hội Nông dân")


def test_annexes_follow_the_number_the_date_and_the_type() -> None:
    anatomy = read(page("state", "kế hoạch"))
    for name, value in (("number", "8"), ("symbol", "/KH-SYT"), ("date", "17/6/2026"), ("type", "chương trình")):
        anatomy = read(apply(anatomy.document, written(anatomy, name, value)))
    captions = {" ".join(act.parts["caption"].text.split()) for act in anatomy.acts[1:]}
    assert captions == {"(Kèm theo Chương trình số 08/CTr-SYT ngày 17 tháng 6 năm 2026 của Ủy ban nhân dân tỉnh Quảng Ngãi)"}


def test_an_open_annex_is_filled_with_its_document() -> None:
    draft = model("state", "kế hoạch")
    opened = [act._replace(caption="(Kèm theo Kế hoạch số …/KH-SNV ngày … tháng … năm 2026 của Sở Nội vụ)") for act in draft.attached]
    line = "Ba Tơ, ngày … tháng … năm 2026"
    anatomy = read(page("state", "kế hoạch", attached=tuple(opened), number="Số: …/KH-SNV", dateline=line))
    assert facts(anatomy)[:4] == ("", "/KH-SNV", "", "Ba Tơ")
    anatomy = read(apply(anatomy.document, written(anatomy, "number", "12")))
    anatomy = read(apply(anatomy.document, written(anatomy, "date", "5/2/2026")))
    captions = {" ".join(act.parts["caption"].text.split()) for act in anatomy.acts[1:]}
    assert captions == {"(Kèm theo Kế hoạch số 12/KH-SNV ngày 05 tháng 02 năm 2026 của Sở Nội vụ)"}
    assert anatomy.main.parts["dateline"].text == "Ba Tơ, ngày 05 tháng 02 năm 2026"
    opened_again = read(apply(anatomy.document, written(anatomy, "date", "")))
    assert opened_again.main.parts["dateline"].text == "Ba Tơ, ngày … tháng … năm 2026"


@pytest.mark.parametrize(
    ("number", "wanted"),
    [("Số:      /KH-SNV", "Số: 12/KH-SNV"), ("Số: …/KH-SNV", "Số: 12/KH-SNV"), ("Số 3/KH-SNV", "Số 12/KH-SNV"), ("Số:", "Số: 12")],
)
def test_the_number_is_put_where_it_was_left_open(number: str, wanted: str) -> None:
    anatomy = read(page("state", "kế hoạch", number=number, attached=()))
    assert read(apply(anatomy.document, written(anatomy, "number", "12"))).main.parts["number"].text == wanted


def test_a_component_that_is_missing_is_put_in_with_its_value() -> None:
    gone = {"signature": "signers"}
    for name, value, part, text in (
        ("number", "9", "number", "Số: 09/KH-…"),
        ("symbol", "/KH-SNV", "number", "Số: …/KH-SNV"),
        ("date", "1/2/2026", "dateline", "…, ngày 01 tháng 02 năm 2026"),
        ("place", "Ba Tơ", "dateline", "Ba Tơ, ngày … tháng … năm …"),
        ("subject", "Kiểm tra văn thư", "subject", "Kiểm tra văn thư"),
        ("authority", "KT. GIÁM ĐỐC", "signature", "KT. GIÁM ĐỐC\nQUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ\n[Họ và tên người ký]"),
        ("office", "GIÁM ĐỐC", "signature", "GIÁM ĐỐC\n[Họ và tên người ký]"),
        ("name", "Lê Văn Tám", "signature", "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ\nLê Văn Tám"),
    ):
        anatomy = read(page("state", "kế hoạch", **{gone.get(part, part): () if part == "signature" else ""}, attached=()))
        then = read(apply(anatomy.document, written(anatomy, name, value)))
        assert then.main.parts[part].text == text, name
        assert getattr(facts(then), name) == {"number": "09", "date": "01/02/2026"}.get(name, value)


def test_a_list_of_recipients_is_begun_with_the_unit() -> None:
    anatomy = read(page("state", "kế hoạch", recipients=(), attached=()))
    then = read(apply(anatomy.document, written(anatomy, "unit", "TH")))
    assert then.main.parts["recipients"].text.endswith("- Lưu: VT, TH.")


@pytest.mark.parametrize(
    ("archive", "name", "value", "wanted"),
    [
        ("- Lưu: VT, VP.", "unit", "NN", "- Lưu: VT, NN."),
        ("- Lưu: VT.", "unit", "NN", "- Lưu: VT, NN."),
        ("- Lưu: VT, VP.", "unit", "", "- Lưu: VT, …."),
        ("- Lưu: VT, VP (03).", "unit", "NN", "- Lưu: VT, NN (03)."),
        ("- Lưu: VT, VP.", "copies", "3", "- Lưu: VT, VP (03)."),
        ("- Lưu: VT, VP (03).", "copies", "5", "- Lưu: VT, VP (05)."),
        ("- Lưu: VT, VP (03).", "copies", "", "- Lưu: VT, VP."),
        ("- Lưu: VT, VP. NTH", "copies", "5", "- Lưu: VT, VP (05). NTH"),
        ("- Lưu: VT, VP.", "drafter", "nth", "- Lưu: VT, VP. NTH"),
        ("- Lưu: VT, VP. NTH", "drafter", "LVT", "- Lưu: VT, VP. LVT"),
        ("- Lưu: VT, VP. NTH", "drafter", "", "- Lưu: VT, VP."),
    ],
)
def test_the_archive_line(archive: str, name: str, value: str, wanted: str) -> None:
    anatomy = read(page("state", "kế hoạch", recipients=("- Sở Tài chính;", archive), attached=()))
    then = apply(anatomy.document, written(anatomy, name, value))
    assert [block.text for block in then.blocks if "Lưu" in block.text] == [wanted]


def test_a_drafters_mark_on_a_line_of_its_own() -> None:
    anatomy = read(page("state", "kế hoạch", drafter="PL.(300)", attached=()))
    assert facts(anatomy)[-2:] == ("300", "PL")
    anatomy = read(apply(anatomy.document, written(anatomy, "copies", "250")))
    anatomy = read(apply(anatomy.document, written(anatomy, "drafter", "HG")))
    assert anatomy.main.parts["drafter"].text == "HG.(250)"


def test_who_signs_on_whose_behalf() -> None:
    for regime, lines, office in (
        ("state", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("party-2026", "T/M BAN THƯỜNG VỤ\nK/T BÍ THƯ", "PHÓ BÍ THƯ"),
    ):
        before = page(regime, "kế hoạch", attached=())
        anatomy = read(before, regime)
        for authority in (lines, "", lines.split("\n")[0], ""):
            anatomy = read(apply(anatomy.document, written(anatomy, "authority", authority)), regime)
            anatomy = read(apply(anatomy.document, written(anatomy, "office", office)), regime)
            assert facts(anatomy)[6:9] == (authority, office, facts(read(before, regime)).name)
        assert not [each for each in check(anatomy.document, regime).findings if each.rule == "signature.format"]


def test_a_signature_in_one_paragraph_gets_its_lines() -> None:
    laid = page("state", "kế hoạch", attached=())
    part = read(laid).main.parts["signature"]
    first, name = part.blocks[0], part.blocks[-1]
    joined = "\n".join(laid.blocks[index].text for index in part.blocks[:-1])
    one = replace(laid.blocks[first], runs=(Run(joined, laid.blocks[first].mark),))
    anatomy = read(replace(laid, blocks=(*laid.blocks[:first], one, *laid.blocks[name:])))
    anatomy = read(apply(anatomy.document, written(anatomy, "authority", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")))
    anatomy = read(apply(anatomy.document, written(anatomy, "office", "PHÓ CHỦ TỊCH")))
    assert anatomy.document.blocks[first].text == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    anatomy = read(apply(anatomy.document, written(anatomy, "authority", "")))
    assert anatomy.document.blocks[first].text == "PHÓ CHỦ TỊCH"
    anatomy = read(apply(anatomy.document, written(anatomy, "authority", "TM. ỦY BAN NHÂN DÂN")))
    assert facts(anatomy)[6:8] == ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")


# Marks in their frames


def framed(anatomy: Anatomy, name: str) -> Block:
    return anatomy.document.blocks[anatomy.main.parts[name].block]


@pytest.mark.parametrize("regime", ["state", "party-2026"])
@pytest.mark.parametrize("type", ["kế hoạch", "công văn"])
def test_marks_stand_under_the_number_in_red_frames(regime: str, type: str) -> None:
    start = read(page(regime, type, attached=()), regime)
    anatomy = read(apply(start.document, written(start, "urgency", "KHẨN")), regime)
    anatomy = read(apply(anatomy.document, written(anatomy, "secrecy", "Tối mật")), regime)
    texts = [block.text for block in anatomy.document.blocks]
    assert texts.index("KHẨN") == texts.index("TỐI MẬT") + 1
    for name, width in (("urgency", 20.0), ("secrecy", 30.2)):
        block = framed(anatomy, name)
        assert block.paragraph.box == block.runs[0].format.colour == "FF0000"
        assert block.place.width - block.paragraph.left - block.paragraph.right == pytest.approx(width, abs=0.02)
    anatomy = read(apply(anatomy.document, written(anatomy, "urgency", "THƯỢNG KHẨN")), regime)
    block = framed(anatomy, "urgency")
    assert block.place.width - block.paragraph.left - block.paragraph.right == pytest.approx(40.0, abs=0.02)
    for name in ("urgency", "secrecy"):
        anatomy = read(apply(anatomy.document, written(anatomy, name, "")), regime)
    assert anatomy.document == start.document


def test_a_mark_alone_in_its_cell_leaves_no_frame_behind() -> None:
    laid = page("state", "kế hoạch", urgency="KHẨN", attached=())
    at = next(index for index, block in enumerate(laid.blocks) if block.text == "KHẨN")
    blocks = list(laid.blocks)
    blocks[at] = replace(blocks[at], place=blocks[at].place._replace(row=2))
    anatomy = read(replace(laid, blocks=tuple(blocks)))
    done = apply(anatomy.document, written(anatomy, "urgency", ""))
    assert (done.blocks[at].text, done.blocks[at].paragraph.box) == ("", "")


# Other layouts


LEFT = ["SỞ NỘI VỤ", "_____", "Số: 15/KH-SNV"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Ba Tơ, ngày 15 tháng 6 năm 2026"]
TEXT = ("KẾ HOẠCH", "Công tác văn thư", "I. MỤC ĐÍCH", "Lập hồ sơ đầy đủ./.", "Nơi nhận:", "- Sở Tài chính;", "- Lưu: VT, VP.")


def texts() -> list[Block]:
    return [paragraph(line, "center" if line.isupper() or "công tác" in line.lower() else "left", bold=line.isupper()) for line in TEXT]


def by_tabs() -> Document:
    return formed(*header_tabs(LEFT, RIGHT), *texts())


def by_lines() -> Document:
    return formed(*[paragraph(line, "center") for line in (*RIGHT[:2], *LEFT, RIGHT[2])], *texts())


def by_columns() -> Document:
    left = [replace(paragraph(line, "center"), section=0) for line in (*LEFT, *RIGHT)]
    rest = [replace(block, section=1) for block in texts()]
    return formed(*left, *rest, sections=(Section(columns=2), Section(starts_page=False)))


def by_frames() -> Document:
    boxes = [
        paragraph(line, "center", place=Place("frame", frame=number, width=70.0))
        for number, lines in ((1, LEFT), (2, RIGHT))
        for line in lines
    ]
    return formed(*boxes, *texts())


@pytest.mark.parametrize("header", [by_tabs, by_lines, by_columns, by_frames])
def test_facts_are_read_and_written_in_any_layout_or_refused(header: object) -> None:
    before = header()  # type: ignore[operator]
    anatomy = read(before)
    assert facts(anatomy)[:6] == ("15", "/KH-SNV", "15/6/2026", "Ba Tơ", "kế hoạch", "Công tác văn thư")
    others = dict(facts(anatomy)._asdict())
    for name in ("number", "date", "place"):
        then = facts(read(apply(before, written(anatomy, name, VALUES[name]))))._asdict()
        assert then.pop(name) == {"number": "07"}.get(name, VALUES[name])
        assert then == {key: value for key, value in others.items() if key != name}
    if header is by_lines:
        assert facts(read(apply(before, written(anatomy, "urgency", "KHẨN")))).urgency == "KHẨN"
    else:
        with pytest.raises(Impossible) as problem:
            written(anatomy, "urgency", "KHẨN")
        assert problem.value.key == "facts.mark.layout"
        with pytest.raises(Impossible):
            written(anatomy, "type", "công văn")


def test_a_letters_subject_between_tabs_leaves_its_neighbour_alone() -> None:
    left = ["SỞ NỘI VỤ", "Số: 15/SNV-VP", "V/v báo cáo công tác"]
    anatomy = read(formed(*header_tabs(left, RIGHT), paragraph("Kính gửi: Sở Tài chính"), *texts()[3:]))
    then = apply(anatomy.document, written(anatomy, "subject", "kiểm tra văn thư"))
    assert then.blocks[2].text == "\tV/v kiểm tra văn thư\tBa Tơ, ngày 15 tháng 6 năm 2026"


def test_in_plain_text() -> None:
    text = "\n".join(["SỞ NỘI VỤ", "Số:    /KH-SNV", *RIGHT[:2], "Ba Tơ, ngày    tháng    năm 2026", "", *TEXT])
    anatomy = anatomise(plain(text), "state")
    assert facts(anatomy).date == ""
    for name, value in (("number", "3"), ("date", "3/4/2026"), ("subject", SUBJECT)):
        anatomy = anatomise(apply(anatomy.document, written(anatomy, name, value)), "state")
    assert (facts(anatomy).number, facts(anatomy).date, facts(anatomy).subject) == ("03", "03/4/2026", SUBJECT)


def test_a_dateline_over_two_lines_is_left_to_people() -> None:
    blocks = [paragraph(line, "center") for line in (*RIGHT[:2], *LEFT, "Ba Tơ, ngày 15", "tháng 6 năm 2026")]
    anatomy = read(formed(*blocks, *texts()))
    with pytest.raises(Impossible) as problem:
        written(anatomy, "date", "16/6/2026")
    assert problem.value.key == "facts.layout"


def test_an_empty_document_has_no_facts() -> None:
    anatomy = anatomise(Document((Block(()),)), "state")
    assert facts(anatomy) == Facts()
    with pytest.raises(Impossible):
        written(anatomy, "type", "kế hoạch")


# Pages as people leave them


def of_lines(*lines: str) -> Anatomy:
    """A page of lines one under another, the header's in the middle."""
    return read(formed(*[paragraph(line, "center", bold=line.isupper()) for line in (*RIGHT[:2], *lines)], *texts()))


def refused(anatomy: Anatomy, name: str, value: str) -> str:
    with pytest.raises(Impossible) as problem:
        written(anatomy, name, value)
    return problem.value.key


def test_a_mark_without_a_frame_keeps_its_look() -> None:
    anatomy = of_lines("SỞ NỘI VỤ", "Số: 15/KH-SNV", "KHẨN", RIGHT[2])
    then = read(apply(anatomy.document, written(anatomy, "urgency", "HỎA TỐC")))
    assert facts(then).urgency == "HỎA TỐC" and framed(then, "urgency").paragraph == framed(anatomy, "urgency").paragraph


def test_a_mark_needs_a_number_to_stand_under() -> None:
    assert refused(of_lines("SỞ NỘI VỤ", RIGHT[2]), "urgency", "KHẨN") == "facts.mark.number"


def test_a_mark_in_a_text_box_is_left_to_people() -> None:
    box = paragraph("KHẨN", "center", True, place=Place("frame", frame=1, width=30.0))
    before = by_lines()
    anatomy = read(replace(before, blocks=(*before.blocks[:5], box, *before.blocks[5:])))
    assert facts(anatomy).urgency == "KHẨN"
    assert refused(anatomy, "urgency", "") == "facts.mark.layout"


def test_a_number_over_two_lines_is_left_to_people() -> None:
    anatomy = of_lines("SỞ NỘI VỤ", "Số: 15/KH-", "SNV", RIGHT[2])
    for name, value in (("number", "7"), ("symbol", "/KH-UBND"), ("type", "báo cáo")):
        assert refused(anatomy, name, value) == "facts.layout"


def signed(*lines: str) -> Anatomy:
    """A page that these lines end."""
    blocks = by_lines().blocks[: -len(TEXT)] + tuple(texts()[:4])
    return read(formed(*blocks, *[paragraph(line, "center", bold=True) for line in lines]))


def test_what_a_signature_lacks_is_put_in_its_place() -> None:
    anatomy = signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    for name, value in (("office", "PHÓ CHỦ TỊCH"), ("name", "Lê Văn Tám")):
        anatomy = read(apply(anatomy.document, written(anatomy, name, value)))
    assert facts(anatomy)[6:9] == ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám")
    assert refused(signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "authority", "") == "facts.layout"


def test_what_stands_between_tabs_is_only_changed_line_by_line() -> None:
    blocks = by_tabs().blocks[:-3]
    foot = [paragraph(line, "left") for line in ("Nơi nhận:\tKT. GIÁM ĐỐC", "- Lưu: VT, VP.\tPHÓ GIÁM ĐỐC", "\tLê Văn Tám")]
    anatomy = read(formed(*blocks, *foot))
    assert facts(anatomy)[6:9] == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Tám")
    then = read(apply(anatomy.document, written(anatomy, "name", "Lê Thị Bình")))
    assert facts(then)[6:9] == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Bình")
    for value in ("", "TM. SỞ NỘI VỤ\nKT. GIÁM ĐỐC"):
        assert refused(anatomy, "authority", value) == "facts.layout"


def test_a_subject_in_several_paragraphs_is_made_one_and_keeps_its_rule() -> None:
    laid = page("state", "kế hoạch", attached=())
    at = read(laid).main.parts["subject"].block
    one = laid.blocks[at]
    first = replace(one, runs=(Run("Kế hoạch công tác văn thư,", one.mark),), lines=())
    last = replace(one, runs=(Run("lưu trữ của cơ quan", one.mark),))
    anatomy = read(replace(laid, blocks=(*laid.blocks[:at], first, last, *laid.blocks[at + 1 :])))
    then = apply(anatomy.document, written(anatomy, "subject", "Kiểm tra văn thư"))
    assert [block.text for block in then.blocks if "Kiểm tra văn thư" in block.text] == ["Kiểm tra văn thư"]
    assert len(then.blocks) == len(laid.blocks) and then.blocks[at].lines == one.lines


def test_a_list_without_an_archive_line_has_no_place_for_unit_and_copies() -> None:
    anatomy = read(page("state", "kế hoạch", recipients=("- Sở Tài chính;", "- Sở Y tế."), attached=()))
    assert {refused(anatomy, name, value) for name, value in (("unit", "VP"), ("copies", "3"), ("drafter", "NTH"))} == {"facts.archive"}


def test_a_legal_text_keeps_its_type() -> None:
    anatomy = read(page("state", "quyết định", number="Số: 87/2026/QĐ-UBND"))
    assert facts(anatomy)[:2] == ("87", "/2026/QĐ-UBND")
    assert refused(anatomy, "type", "nghị quyết") == "facts.type.text"
    then = read(apply(anatomy.document, written(anatomy, "number", "9")))
    assert then.main.parts["number"].text == "Số: 09/2026/QĐ-UBND"


def test_properties_follow_unless_a_person_wrote_them() -> None:
    before, after = Facts(type="kế hoạch", subject="A", number="05", symbol="/KH-SNV"), Facts(type="báo cáo", subject="B")
    ours = properties_of(before)
    assert ours == Properties("KẾ HOẠCH A", "A", ("05/KH-SNV",))
    assert followed(ours, before=ours, after=properties_of(after)) == Properties("BÁO CÁO B", "B", ())
    own = Properties("Của tôi", "", ("riêng",))
    assert followed(own, ours, properties_of(after)) == Properties("Của tôi", "B", ("riêng",))
    assert followed(Properties("KẾ HOẠCH [trích yếu]"), ours, properties_of(after)).title == "BÁO CÁO B"


# What cannot be


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("number", "mười", "facts.number"),
        ("number", "0", "facts.number"),
        ("number", "1 2", "facts.number"),
        ("symbol", "/KH UBND", "facts.symbol.space"),
        ("symbol", "-KH/ĐU", "facts.symbol"),
        ("symbol", "", "facts.symbol.none"),
        ("date", "31/02/2026", "facts.date"),
        ("date", "hôm qua", "facts.date.shape"),
        ("date", "5/3", "facts.date.shape"),
        ("place", "  ", "facts.needed"),
        ("type", "bản kế", "facts.type.unknown"),
        ("subject", "", "facts.needed"),
        ("subject", "a" * 700, "facts.long"),
        ("name", "An\x07", "facts.letters"),
        ("urgency", "GẤP", "facts.mark"),
        ("secrecy", "KHẨN", "facts.mark"),
        ("copies", "nhiều", "facts.copies"),
        ("drafter", "1a", "facts.drafter"),
        ("unit", "VP (2)", "facts.unit"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(name: str, value: str, key: str) -> None:
    with pytest.raises(Impossible) as problem:
        written(read(page("state", "kế hoạch")), name, value)
    assert problem.value.key == key
    assert problem.value.sentence()[-1] in ".…" and problem.value.sentence("en")


@pytest.mark.parametrize("value", ["5/3/2026", "05-03-2026", "5.3.2026", "ngày 5 tháng 3 năm 2026", "5 tháng 3 năm 2026", "05/03/2026"])
def test_a_date_is_understood_as_people_write_it(value: str) -> None:
    anatomy = read(page("state", "kế hoạch", bases=(), attached=()))
    line = read(apply(anatomy.document, written(anatomy, "date", value))).main.parts["dateline"].text
    assert line == "Quảng Ngãi, ngày 05 tháng 3 năm 2026"


@pytest.mark.parametrize(
    ("regime", "type", "office", "unit", "wanted"),
    [
        ("state", "kế hoạch", "UBND", "", "/KH-UBND"),
        ("state", "kế hoạch", "UBND", "VX", "/KH-UBND"),
        ("state", "công văn", "UBND", "VX", "/UBND-VX"),
        ("state", "công văn", "UBND", "", "/UBND"),
        ("party-2026", "kế hoạch", "ĐU", "", "-KH/ĐU"),
        ("party-2018", "quy định", "TU", "", "-QĐi/TU"),
        ("party-2026", "công văn", "ĐU", "VP", "-CV/ĐU"),
        ("front", "công văn", "MTTQ-BTT", "", "/MTTQ-BTT"),
        ("youth", "kế hoạch", "ĐTN", "", "-KH/ĐTN"),
        ("state", "kế hoạch", "", "", ""),
        ("state", "đơn", "UBND", "", ""),
    ],
)
def test_the_symbol_that_is_offered(regime: str, type: str, office: str, unit: str, wanted: str) -> None:
    assert symbol_for(regime, type, office, unit) == wanted


def test_levels_are_those_of_the_law() -> None:
    assert LEVELS["urgency"] == ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")


def test_a_box_is_part_of_a_paragraphs_stand() -> None:
    assert ParagraphFormat().box == "" and BODY.colour == ""
    assert check(document("state", "kế hoạch", {"urgency": "HỎA TỐC", "secrecy": "MẬT"})).findings == ()
