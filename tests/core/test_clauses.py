"""Clauses: which are shown, where the caret is, and what putting one in makes of the document."""

from __future__ import annotations

import datetime

import pytest

from core.models import model, models
from vanthu.anatomy.model import Anatomy
from vanthu.apply import apply
from vanthu.clauses import Clause, library
from vanthu.clauses.copies import copies, copy_edits
from vanthu.clauses.inserting import insertion, preview
from vanthu.clauses.known import office_of, values_of
from vanthu.clauses.lookup import HERE, OTHERS, Situation, groups
from vanthu.clauses.place import places_at
from vanthu.compose import lay_out
from vanthu.compose.draft import Draft, paragraphs
from vanthu.document import Document, plain_block
from vanthu.offices import Office
from vanthu.pipeline import Checked, check
from vanthu.rulebook import load


def checked(regime: str = "state", type: str = "kế hoạch", **changes: object) -> Checked:
    return check(lay_out(model(regime, type)._replace(**changes), load(regime)).document)


def block(anatomy: Anatomy, words: str) -> int:
    return next(at for at, each in enumerate(anatomy.document.blocks) if words in each.text)


def put(found: Checked, place: str, *wording: str, caret: str = "", **values: str) -> list[str]:
    """The texts after a clause was put in; the result brings nothing new to mend."""
    made = insertion(found.anatomy, found.rulebook, place, wording, values, block(found.anatomy, caret) if caret else None)
    after = apply(found.anatomy.document, made.edits)
    new = [finding.rule for finding in check(after).findings]
    assert sorted(new) == sorted(finding.rule for finding in found.findings), new
    return [each.text for each in after.blocks]


# Where the caret is.


@pytest.mark.parametrize(
    ("type", "words", "wanted"),
    [
        ("kế hoạch", "Để nâng cao chất lượng", ("mở đầu",)),
        ("kế hoạch", "Phân công rõ người", ("mục đích, yêu cầu",)),
        ("kế hoạch", "Tổ chức hai lớp", ("nhiệm vụ", "diễn biến")),
        ("kế hoạch", "Kinh phí thực hiện được", ("kinh phí", "tổ chức thực hiện", "báo cáo", "vướng mắc")),
        ("kế hoạch", "2. Sở Tài chính", ("tổ chức thực hiện", "báo cáo", "vướng mắc")),
        ("kế hoạch", "Trên đây là", ("tổ chức thực hiện", "báo cáo", "vướng mắc", "kết thúc")),
        ("kế hoạch", "- Sở Tài chính;", ("nơi nhận",)),
        ("kế hoạch", "Số: ", ()),
        ("kế hoạch", "TM. ỦY BAN", ()),
        ("quyết định", "GIÁM ĐỐC SỞ", ("thẩm quyền",)),
        ("quyết định", "Căn cứ Luật", ("căn cứ",)),
        ("quyết định", "Điều 2.", ("điều khoản",)),
        ("quyết định", "Điều 5.", ("hiệu lực, thi hành",)),
        ("công văn", "Để có cơ sở", ("mở đầu",)),
    ],
)
def test_the_place_of_the_caret(type: str, words: str, wanted: tuple[str, ...]) -> None:
    anatomy = checked(type=type).anatomy
    assert places_at(anatomy, block(anatomy, words)) == wanted


def test_between_head_and_text_bases_are_written() -> None:
    anatomy = checked(type="quyết định", bases=()).anatomy
    assert places_at(anatomy, block(anatomy, "QUYẾT ĐỊNH:")) == ("căn cứ",)


# Putting one in.


def test_a_task_goes_behind_the_last_one_with_the_next_number() -> None:
    texts = put(checked(), "tổ chức thực hiện", "{1} Sở Tài chính {việc}.", việc="bố trí nguồn lực")
    assert texts[texts.index("4. Sở Tài chính bố trí nguồn lực.") - 1].startswith("3. ")


def test_at_the_caret_the_numbers_behind_move_on() -> None:
    texts = put(checked(), "tổ chức thực hiện", "{1} Sở Y tế làm.", "{a} một;", "{a} hai.", caret="1. Sở Nội vụ chủ trì")
    at = texts.index("2. Sở Y tế làm.")
    assert texts[at + 1 : at + 3] == ["a) một;", "b) hai."]
    assert texts[at + 3].startswith("3. Sở Tài chính") and texts[at + 4].startswith("4. Ủy ban")


def test_a_heading_takes_the_number_and_the_sign_of_the_document() -> None:
    texts = put(checked("party-2026"), "giải pháp", "{1} Làm nhiều.", caret="")
    assert "III- GIẢI PHÁP" in texts and "IV- TỔ CHỨC THỰC HIỆN" in texts
    assert texts[texts.index("III- GIẢI PHÁP") + 1] == "1. Làm nhiều."


def test_a_missing_section_comes_with_its_heading_in_its_place() -> None:
    body = tuple(each for each in model("state", "kế hoạch").body if "KINH PHÍ" not in each.text and "Kinh phí thực hiện" not in each.text)
    body = tuple(each._replace(text=each.text.replace("IV.", "III.")) for each in body)
    texts = put(checked(body=body), "kinh phí", "Kinh phí do ngân sách xã bảo đảm.")
    at = texts.index("III. KINH PHÍ THỰC HIỆN")
    assert texts[at + 1 : at + 3] == ["Kinh phí do ngân sách xã bảo đảm.", "IV. TỔ CHỨC THỰC HIỆN"]


def test_from_an_annex_it_goes_into_the_text() -> None:
    texts = put(checked(), "giải pháp", "{1} Làm nhiều.", caret="DANH SÁCH ĐƠN VỊ")
    assert texts.index("1. Làm nhiều.") < texts.index("Nơi nhận:")


def test_the_end_mark_stands_once() -> None:
    texts = put(checked(), "kết thúc", "Trên đây là {loại} này./.", loại="Kế hoạch")
    assert "Trên đây là Kế hoạch này./." in texts
    assert sum(text.endswith("./.") for text in texts) == 1
    texts = put(checked(type="công văn"), "vướng mắc", "Có vướng mắc thì báo lại.")
    assert "Có vướng mắc thì báo lại./." in texts and sum(text.endswith("./.") for text in texts) == 1


def test_a_basis_stands_before_who_proposes_and_the_last_keeps_its_stop() -> None:
    found = checked(type="quyết định")
    made = insertion(found.anatomy, found.rulebook, "căn cứ", ("Căn cứ Quy chế làm việc của Sở Nội vụ;",), {})
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    at = texts.index("Căn cứ Quy chế làm việc của Sở Nội vụ;")
    assert texts[at + 1].startswith("Theo đề nghị")
    bases = tuple(each for each in model("state", "quyết định").bases if not each.startswith("Theo"))[:-1]
    found = checked(type="quyết định", bases=(*bases[:-1], bases[-1].rstrip(";") + "."))
    made = insertion(found.anatomy, found.rulebook, "căn cứ", ("Căn cứ Quy chế làm việc của Sở Nội vụ;",), {})
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    assert texts[texts.index("Căn cứ Quy chế làm việc của Sở Nội vụ.") - 1].endswith(";")


@pytest.mark.parametrize("caret", ["QUYẾT ĐỊNH:", "Theo đề nghị"])
def test_a_basis_never_goes_below_the_decision_or_who_proposes(caret: str) -> None:
    found = checked(type="quyết định")
    at = block(found.anatomy, caret)
    made = insertion(found.anatomy, found.rulebook, "căn cứ", ("Căn cứ Quy chế làm việc của Sở Nội vụ;",), {}, at)
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    assert texts[texts.index("Căn cứ Quy chế làm việc của Sở Nội vụ;") + 1].startswith("Theo đề nghị")


def test_who_else_proposes_goes_behind_who_proposes() -> None:
    found = checked(type="quyết định")
    at = block(found.anatomy, "Theo đề nghị")
    made = insertion(found.anatomy, found.rulebook, "căn cứ", ("Theo đề nghị của Chánh Văn phòng;",), {}, at)
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    assert texts[texts.index("Theo đề nghị của Chánh Văn phòng.") - 1].startswith("Theo đề nghị")


@pytest.mark.parametrize("caret", [None, "Thực hiện Nghị quyết"])
def test_a_basis_goes_before_one_that_goes_on_to_say_what_is_done(caret: str | None) -> None:
    bases = ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "Thực hiện Nghị quyết số 12/NQ-HĐND, Sở Nội vụ lập Kế hoạch như sau:")
    found = checked(bases=bases)
    at = block(found.anatomy, caret) if caret else None
    made = insertion(found.anatomy, found.rulebook, "căn cứ", ("Căn cứ Quy chế làm việc của Sở Nội vụ;",), {}, at)
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    assert texts[texts.index("Căn cứ Quy chế làm việc của Sở Nội vụ;") + 1].startswith("Thực hiện Nghị quyết")


def test_an_article_does_not_part_another_from_what_stands_under_it() -> None:
    body = paragraphs(("Điều 1. Giao các việc sau:", "1. Việc một;", "2. Việc hai.", "Làm ngay.", "Điều 2. Là hai.", "Điều 3. Là ba./."))
    found = checked(type="quyết định", body=body, recipients=("- Như trên;", "- Lưu: VT, VP."))
    for caret in ("Điều 1.", "1. Việc một"):
        made = insertion(found.anatomy, found.rulebook, "điều khoản", ("{Điều} Việc mới.",), {}, block(found.anatomy, caret))
        texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
        at = texts.index("Điều 2. Việc mới.")
        assert texts[at - 1 : at + 2] == ["Làm ngay.", "Điều 2. Việc mới.", "Điều 3. Là hai."]


def test_a_section_of_its_own_does_not_part_another_heading_from_its_text() -> None:
    body = paragraphs(("I. HÌNH THỨC", "Làm trực tiếp.", "II. TỔ CHỨC THỰC HIỆN", "Các đơn vị thực hiện./."))
    found = checked(body=body)
    caret = block(found.anatomy, "I. HÌNH THỨC")
    made = insertion(found.anatomy, found.rulebook, "thời gian, địa điểm", ("{I} PHẠM VI", "Cả xã."), {}, caret)
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    at = texts.index("I. HÌNH THỨC")
    assert texts[at + 1 : at + 5] == ["Làm trực tiếp.", "II. PHẠM VI", "Cả xã.", "III. TỔ CHỨC THỰC HIỆN"]


def test_a_heading_has_the_letters_of_the_others() -> None:
    body = [each._replace(text=each.text.capitalize()) if each.kind == "heading" else each for each in model("state", "kế hoạch").body]
    body = [each._replace(text=each.text.replace("Ii", "II").replace("Iii", "III").replace("Iv", "IV")) for each in body]
    found = checked(body=tuple(body))
    made = insertion(found.anatomy, found.rulebook, "giải pháp", ("{I} GIẢI PHÁP THỰC HIỆN", "Làm nhiều."), {})
    assert made.texts[0].endswith(". Giải pháp thực hiện")


def test_articles_that_others_name_keep_their_numbers() -> None:
    found = checked(type="quyết định")  # its recipients begin "Như Điều 5"
    made = insertion(found.anatomy, found.rulebook, "điều khoản", ("{Điều} Việc mới.",), {}, block(found.anatomy, "Điều 4."))
    texts = [each.text for each in apply(found.anatomy.document, made.edits).blocks]
    assert sum(text.startswith("Điều 5.") for text in texts) == 2, "the checker tells of it, and a person decides"
    made = insertion(found.anatomy, found.rulebook, "điều khoản", ("{Điều} Việc mới.",), {}, block(found.anatomy, "Điều 1."))
    assert not [text for text in made.texts if not text.startswith("Điều 2.")]


def test_what_is_only_to_be_written_is_replaced() -> None:
    body = paragraphs(("Ủy ban nhân dân tỉnh yêu cầu:", "[Nội dung cần làm].", "Trên đây là yêu cầu./."))
    found = checked(type="công văn", body=body)
    texts = put(found, "nhiệm vụ", "- Làm ngay.", caret="[Nội dung")
    assert "[Nội dung cần làm]." not in texts and "- Làm ngay." in texts


def test_tone_marks_follow_the_document() -> None:
    body = paragraphs(("Uỷ ban nhân dân tỉnh hoà nhịp, thuỷ lợi, hoá đơn.", "1. Khoẻ mạnh.", "Trên đây là yêu cầu./."))
    found = checked(type="công văn", body=body)
    made = insertion(found.anatomy, found.rulebook, "nhiệm vụ", ("{1} Ủy ban hòa giải.",), {})
    assert made.texts[0].endswith("Uỷ ban hoà giải.")


def test_at_the_archive_line_recipients_come_before_it() -> None:
    texts = put(checked(), "nơi nhận", "- Sở Y tế;", caret="- Lưu: VT")
    assert texts[texts.index("- Sở Y tế;") + 1].startswith("- Lưu: VT")


def test_recipients_come_before_the_archive_line() -> None:
    texts = put(checked(), "nơi nhận", "- Sở Y tế;")
    assert texts[texts.index("- Sở Y tế;") + 1].startswith("- Lưu:")


@pytest.mark.parametrize(("regime", "type"), models())
def test_new_paragraphs_look_like_those_there(regime: str, type: str) -> None:
    """In every type of every regime a sentence at the end of the text looks as the text does."""
    found = checked(regime, type)
    made = insertion(found.anatomy, found.rulebook, "vướng mắc", ("Nếu có vướng mắc, đề nghị phản ánh kịp thời.",), {})
    after = check(apply(found.anatomy.document, made.edits))
    assert [each.rule for each in after.findings if each.rule not in {one.rule for one in found.findings}] == []


def test_into_an_empty_page() -> None:
    found = check(Document(()), "state")
    empty = check(lay_out(Draft(body=paragraphs((" ",))), load("state")).document, "state")
    made = insertion(empty.anatomy, empty.rulebook, "mở đầu", ("Thực hiện {văn bản},",), {}, 0)
    assert made.texts == ("Thực hiện [văn bản],",) and found.anatomy.kind == "empty"


def test_a_preview_counts_by_itself() -> None:
    assert preview(("{I} A", "{1} B", "{a} c;", "{a} d.", "{1} {x}", "{Điều} E"), {}) == (
        "I. A",
        "1. B",
        "a) c;",
        "b) d.",
        "2. [x]",
        "Điều 1. E",
    )


# Which are shown.


def clause(id: str, place: str = "kết thúc", **changes: object) -> Clause:
    one = Clause(id, f"Tên {id}", place, (), (), (), ((f"Chữ của {id}.",),), "a", "1", "")
    return one._replace(**changes)


CLAUSES = (
    clause("chung"),
    clause("rieng", types=("kế hoạch",)),
    clause("dang", regimes=("party-2026",)),
    clause("khac", types=("báo cáo",), words=("hội nghị",)),
    clause("kinh-phi", "kinh phí", wordings=(("Kinh phí từ ngân sách.",),)),
    clause("cua-toi", origin="user"),
)


def shown(situation: Situation, query: str = "") -> dict[str, list[str]]:
    return {group.name: [each.id for each in group.clauses] for group in groups(CLAUSES, situation, query)}


def test_what_fits_here_comes_first() -> None:
    here = Situation("state", "kế hoạch", ("kinh phí",))
    assert list(shown(here).items()) == [(HERE, ["kinh-phi"]), ("kết thúc", ["cua-toi", "rieng", "chung"])]
    assert shown(here._replace(used={"chung": 3}))["kết thúc"] == ["chung", "cua-toi", "rieng"]
    assert "dang" in shown(Situation("party-2026", "kế hoạch"))["kết thúc"]
    assert len(shown(Situation())["kết thúc"]) == 5, "nothing is known: everything"


def test_a_search_needs_no_diacritics_and_no_order() -> None:
    assert shown(Situation("state", "kế hoạch"), "sach ngan") == {"kinh phí": ["kinh-phi"]}
    assert shown(Situation("state", "kế hoạch"), "hoi nghi") == {OTHERS: ["khac"]}
    assert shown(Situation("state", "kế hoạch"), "không đâu có") == {}


def test_what_is_named_so_comes_before_what_only_says_it() -> None:
    named = groups(library(), Situation("state", "kế hoạch"), "tren day")
    assert "Trên đây" in named[0].clauses[0].name


# What is known.


def test_the_document_and_its_office_fill_the_blanks() -> None:
    office = Office("a", "Ủy ban nhân dân tỉnh Quảng Ngãi", issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), place="Quảng Ngãi")
    anatomy = checked().anatomy
    values = values_of(anatomy, (Office("b", "Sở Y tế", issuer=("SỞ Y TẾ",)), office))
    assert values["cơ quan"] == office.name and values["loại"] == "Kế hoạch"
    assert values["số, ký hiệu"] == "36/KH-UBND" and values["ngày ban hành"] == "ngày 15 tháng 6 năm 2026"
    assert (values["năm"], values["năm sau"]) == ("2026", "2027")
    assert office_of(anatomy, (Office("b", "Sở Y tế", issuer=("SỞ Y TẾ",)),)) is None, "another body issues it"
    assert values_of(checked(type="công văn").anatomy)["trích yếu"][:2] != "V/"


def test_a_page_that_does_not_tell_takes_the_desks_office() -> None:
    document = lay_out(
        model("state", "kế hoạch")._replace(issuer=("[TÊN CƠ QUAN]",), dateline="", number="Số: …/KH-…"), load("state")
    ).document
    one, other = Office("a", "Sở Y tế"), Office("b", "Sở Nội vụ")
    anatomy = check(document).anatomy
    assert office_of(anatomy, (one, other), "b") == other
    assert values_of(anatomy, (one, other), "b", datetime.date(2026, 11, 28))["năm"] == "2026"
    assert "số, ký hiệu" not in values_of(anatomy)


# Copies.


@pytest.mark.parametrize("regime", ["state", "front", "party-2026", "party-2018"])
def test_the_block_of_a_copy_goes_below_everything(regime: str) -> None:
    found = checked(regime, "công văn")
    body = Document(
        (*found.anatomy.document.blocks, plain_block("")), found.anatomy.document.sections, found.anatomy.document.tables
    )  # an office keeps a paragraph behind a table
    found = check(body, regime)
    office = Office("a", "Sở Nội vụ", issuer=("SỞ NỘI VỤ",), symbol="SNV", place="Quảng Ngãi")
    for clause in copies():
        if regime not in clause.regimes:
            continue
        edits = copy_edits(found.anatomy, found.rulebook, clause, office, datetime.date(2026, 11, 28))
        after = check(apply(found.anatomy.document, edits), regime)
        assert [finding.rule for finding in after.findings] == [finding.rule for finding in found.findings], clause.id
        assert len(after.anatomy.document.blocks) > len(body.blocks)


def test_a_recipient_needs_a_list() -> None:
    found = checked(recipients=(), signers=())
    assert "recipients" not in found.anatomy.main.parts
    assert insertion(found.anatomy, found.rulebook, "nơi nhận", ("- Sở Y tế;",), {}, 5).edits == ()


def test_an_office_of_another_regime_is_not_the_documents() -> None:
    draft = model("farmers", "kế hoạch")._replace(issuer=(), parent=())
    anatomy = check(lay_out(draft, load("farmers")).document, "farmers").anatomy
    assert office_of(anatomy, (Office("a", "Ủy ban nhân dân xã", regime="state"),)) is None
