"""What lay_out makes: the decree's page, the Party's page, each component in its place and form."""

from __future__ import annotations

import pytest

from core.models import model, models
from vanthu.anatomy import anatomise
from vanthu.compose import Draft, Paragraph, Signature, lay_out, paragraph, paragraphs
from vanthu.compose.form import chosen, form
from vanthu.compose.sheet import balanced, width_of
from vanthu.document import Format
from vanthu.rulebook import load
from vanthu.rulebook.load import REGIMES

COMPONENTS = (
    "banner",
    "motto",
    "parent",
    "issuer",
    "number",
    "dateline",
    "title",
    "subject",
    "addressees",
    "authority",
    "bases",
    "operative",
)
STATE = load("state")


@pytest.mark.parametrize(("regime", "type"), models())
def test_anatomy_finds_every_part_where_it_was_put(regime: str, type: str) -> None:
    laid = lay_out(model(regime, type), load(regime))
    main = anatomise(laid.document, regime).main
    assert main.type in (type, "" if type == "thư công" else type)  # a letter of thanks does not name its type
    for name in (*COMPONENTS, "body"):
        assert set(main.parts[name].blocks if name in main.parts else ()) == set(laid.parts.get(name, ())), name
    assert main.layout == "table"


def test_page_of_the_state() -> None:
    section = lay_out(model(), STATE).document.sections[0]
    assert (section.width, section.height) == (210, 297)
    assert (section.top, section.bottom, section.left, section.right) == (20, 20, 30, 15)
    assert section.first_differs
    header = {margin.pages: margin.blocks for margin in section.margins}
    assert header["first"] == ()
    assert header["default"][0].runs[0].field == "PAGE"
    assert header["default"][0].paragraph.align == "center"


def test_strokes_of_the_state() -> None:
    laid = lay_out(model(), STATE)
    blocks = laid.document.blocks
    motto, issuer, subject = (blocks[laid.parts[name][-1]] for name in ("motto", "issuer", "subject"))
    assert motto.lines[0].length == pytest.approx(width_of(motto.text, motto.runs[0].format))
    for block in (issuer, subject):
        length = width_of(block.text, block.runs[0].format)
        assert length / 3 <= block.lines[0].length <= length / 2
        assert block.lines[0].x == pytest.approx((block.place.width - block.lines[0].length) / 2)


@pytest.mark.parametrize("regime", ["party-2018", "party-2026"])
def test_page_of_the_party(regime: str) -> None:
    laid = lay_out(model(regime), load(regime))
    blocks = laid.document.blocks
    assert blocks[laid.parts["banner"][0]].lines
    assert "motto" not in laid.parts
    assert blocks[laid.parts["issuer.line"][0]].text == "*"
    assert blocks[laid.parts["subject.line"][0]].text == "-----"
    assert blocks[laid.parts["body"][0]].paragraph.leading.rule == "exact"
    assert blocks[laid.parts["recipients.label"][0]].runs[0].format.underline


def test_annexes_begin_their_own_pages_and_numbers() -> None:
    laid = lay_out(model("state", "kế hoạch"), STATE)
    sections = laid.document.sections
    assert [section.page_start for section in sections] == [None, 1, 1]
    assert [laid.document.blocks[at].section for at in laid.parts["appendix.number"]] == [1, 2]
    assert laid.document.tables[-1].bordered


def test_text_issued_with_a_decision() -> None:
    rule = model("state", "quy chế")
    caption = "(Kèm theo Quyết định số 125/QĐ-SNV ngày 15 tháng 6 năm 2026 của Giám đốc Sở Nội vụ)"
    attached = rule._replace(kind="attached", number="", dateline="", signers=(), recipients=(), caption=caption)
    laid = lay_out(model()._replace(attached=(attached,)), STATE)
    acts = anatomise(laid.document, "state").acts
    assert [(act.kind, act.type) for act in acts] == [("main", "quyết định"), ("attached", "quy chế")]
    assert acts[1].parts["caption"].text == caption.replace(" ngày", "\nngày")  # too long for one line


def test_one_addressee_beside_the_label_several_below_it() -> None:
    one = lay_out(model("state", "tờ trình"), STATE)
    assert one.document.blocks[one.parts["addressees"][0]].text == "Kính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi."
    several = lay_out(model("state", "công văn"), STATE)
    label, first, second = (several.document.blocks[at] for at in several.parts["addressees"])
    assert (label.text, first.text[:2]) == ("Kính gửi:", "- ")
    assert first.paragraph.left == second.paragraph.left > label.paragraph.left


def test_two_signatures_stand_side_by_side() -> None:
    laid = lay_out(model("state", "biên bản"), STATE)
    places = [laid.document.blocks[at].place for at in laid.parts["signature"]]
    assert {place.column for place in places} == {0, 1}
    assert laid.document.blocks[laid.parts["recipients"][0]].place.row == 1
    alone = lay_out(model("state", "biên bản")._replace(recipients=()), STATE)
    assert alone.document.tables[-1].rows == 1


def test_marks_stand_under_the_number() -> None:
    laid = lay_out(model()._replace(urgency="HỎA TỐC", secrecy="MẬT", draft="Dự thảo lần 1", scope="LƯU HÀNH NỘI BỘ"), STATE)
    number = laid.document.blocks[laid.parts["number"][0]].place
    assert all(laid.document.blocks[laid.parts[name][0]].place[:4] == number[:4] for name in ("urgency", "secrecy", "draft"))
    assert laid.document.blocks[0].text == "LƯU HÀNH NỘI BỘ"


def test_address_at_the_foot_of_page_1_the_partys_at_the_end() -> None:
    state = lay_out(model()._replace(address="Số 52 Hùng Vương, Quảng Ngãi"), STATE).document
    assert [margin.blocks[1].text for margin in state.sections[0].margins if margin.kind == "footer"] == ["Số 52 Hùng Vương, Quảng Ngãi"]
    party = lay_out(model("party-2026")._replace(address="Xã Ba Tơ, tỉnh Quảng Ngãi"), load("party-2026")).document
    assert party.blocks[-1].text == "Xã Ba Tơ, tỉnh Quảng Ngãi"
    assert party.blocks[-2].lines[0].kind == "border"


def test_drafter_under_the_archive_line() -> None:
    laid = lay_out(model()._replace(drafter="NTH.(10)"), STATE)
    assert laid.parts["drafter"][0] == laid.parts["recipients"][-1] + 1


def test_notes_that_nothing_calls_stand_below_the_text() -> None:
    laid = lay_out(model()._replace(notes=("1 Chỉ thị số 05/CT-UBND.",)), STATE)
    assert laid.parts["notes"][0] == laid.parts["body"][-1] + 1


def test_an_empty_draft_has_no_header_and_no_foot() -> None:
    document = lay_out(Draft(body=(paragraph("Nội dung."),)), STATE).document
    assert [block.text for block in document.blocks] == ["Nội dung."]
    assert document.tables == ()


def test_header_without_an_issuer_or_a_banner_keeps_its_cells() -> None:
    document = lay_out(Draft(number="Số: 12/KH-SNV", signers=(Signature(),)), STATE).document
    cells = {block.place[1:4] for block in document.blocks}
    assert cells == {(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1)}


@pytest.mark.parametrize("regime", REGIMES)
def test_looks_stay_within_the_rulebook(regime: str) -> None:
    book = load(regime)
    size = book.value("banner.format", "size")
    assert size[0] <= form(book).looks["banner"].format.size <= size[-1]


def test_chosen() -> None:
    assert [chosen(wish, (13, 14)) for wish in (12, 13.5, 20)] == [13, 13.5, 14]


def test_lines_are_balanced_and_words_stay_whole() -> None:
    bold = Format("Times New Roman", 13.0, True)
    assert balanced("[TÊN CƠ QUAN, TỔ CHỨC BAN HÀNH]", bold, 60) == ("[TÊN CƠ QUAN,", "TỔ CHỨC BAN HÀNH]")
    assert balanced("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", bold, 60) == ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI")
    assert balanced("SỞ", bold, 2) == ("SỞ",)
    assert balanced("MỘTTỪRẤTDÀI KHÔNGVỪA", bold, 20) == ("MỘTTỪRẤTDÀI", "KHÔNGVỪA")


@pytest.mark.parametrize(
    ("text", "kind", "titled"),
    [
        ("Phần I", "part", False),
        ("Chương II", "chapter", False),
        ("Mục 1", "section", False),
        ("Tiểu mục 2", "subsection", False),
        ("Điều 1. Phạm vi điều chỉnh", "article", True),
        ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "article", False),
        ("II. NỘI DUNG", "heading", True),
        ("II- NỘI DUNG", "heading", True),
        ("1. Mục đích", "clause", True),
        ("1.2. Yêu cầu chung", "decimal", True),
        ("đ) Lập hồ sơ;", "point", False),
        ("- Sở Nội vụ;", "dash", False),
        ("Vi phạm thì bị xử lý.", "text", False),
    ],
)
def test_kinds_of_paragraphs(text: str, kind: str, titled: bool) -> None:
    each = paragraph(text)
    assert (each.kind, each.titled) == (kind, titled)


def test_title_under_a_chapter() -> None:
    assert [each.kind for each in paragraphs(("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi"))] == ["chapter", "title", "article"]
    assert paragraphs(()) == ()


def test_where_a_number_ends() -> None:
    assert [Paragraph("", text).number_end for text in ("Điều 3. Tên", "II. NỘI", "1.2. Yêu cầu", "a) Một", "Không")] == [7, 3, 4, 2, 0]


@pytest.mark.parametrize(("regime", "type"), models())
def test_the_signature_has_text_on_its_page(regime: str, type: str) -> None:
    """The last paragraph before the foot goes with it; otherwise only headings go with what follows them."""
    laid = lay_out(model(regime, type), load(regime))
    blocks = laid.document.blocks
    first = min(laid.parts.get("recipients.label", ()) + laid.parts["signature"])
    kept = [at for at, block in enumerate(blocks) if block.paragraph.keep_with_next]
    assert first - 1 in kept and all(blocks[at].format_at(0).bold for at in kept if at != first - 1)
