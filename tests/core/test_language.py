"""Language and typography: what the rules say, and above all what they let pass."""

from __future__ import annotations

import datetime
import time
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.anatomy.model import Act, Anatomy, Part, Signer, Span
from vanthu.apply import apply
from vanthu.checks import run
from vanthu.document import Block, Document, Format, Place, Run, plain_block
from vanthu.finding import Finding
from vanthu.pipeline import check
from vanthu.rulebook import load

DAY = datetime.date
TODAY = DAY(2026, 8, 3)
RULES = ("caps.", "unit.", "typography.", "date.", "text.composed", "font.encoding")


def speak(
    document: Document, parts: dict[str, Part] | None = None, regime: str = "state", when: datetime.date | None = TODAY
) -> Sequence[Finding]:
    act = Act("main", 0, len(document.blocks) - 1, parts=parts or {})
    findings = run(Anatomy(document, (act,), regime, 1.0), load(regime), when)
    return [finding for finding in findings if finding.rule.startswith(RULES)]


def spoken(*texts: str, rule: str = "", when: datetime.date | None = TODAY, regime: str = "state") -> Sequence[Finding]:
    document = Document(tuple(plain_block(text) for text in texts), plain=True)
    return [finding for finding in speak(document, when=when, regime=regime) if finding.rule.startswith(rule)]


def mended(text: str, rule: str, when: datetime.date | None = TODAY) -> str:
    """The text after the rule's fixes."""
    document = Document((plain_block(text),), plain=True)
    findings = [finding for finding in speak(document, when=when) if finding.rule == rule]
    assert findings, "silent"
    for finding in findings:
        assert document.blocks[0].text[finding.start : finding.end].strip() == finding.found.strip()
    return apply(document, [edit for finding in findings for edit in finding.edits]).blocks[0].text


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("typography.spaces", "Các  cơ quan   phối hợp.", "Các cơ quan phối hợp."),
        ("typography.spaces", "Các\u00a0 cơ quan phối hợp.", "Các cơ quan phối hợp."),
        ("typography.spaces", "Cơ quan , đơn vị ; xã : phường .", "Cơ quan, đơn vị; xã: phường."),
        ("typography.spaces", "Cơ quan (đơn vị ) phối hợp.", "Cơ quan (đơn vị) phối hợp."),
        ("typography.spaces", "Thanh tra,kiểm tra;giám sát:phối hợp.", "Thanh tra, kiểm tra; giám sát: phối hợp."),
        ("typography.spaces", "Đã triển khai.Các đơn vị phối hợp.", "Đã triển khai. Các đơn vị phối hợp."),
        ("typography.spaces", "Các đơn vị (xã, phường)phối hợp.", "Các đơn vị (xã, phường) phối hợp."),
        ("typography.dash", "kinh tế – xã hội giai đoạn 2021–2030", "kinh tế - xã hội giai đoạn 2021 - 2030"),
        ("typography.dash", "giai đoạn 2021 — 2030", "giai đoạn 2021 - 2030"),
        ("typography.repeat", "sau khi khi thông qua", "sau khi thông qua"),
        ("typography.repeat", "trên địa bàn Thành phố thành phố", "trên địa bàn Thành phố"),
        ("typography.repeat", "Bộ Khoa học và Công nghệ và Công nghệ", "Bộ Khoa học và Công nghệ"),
        ("typography.repeat", "đã xong;; báo cáo,, gửi về..", "đã xong; báo cáo, gửi về."),
        ("typography.repeat", "đã xong;.", "đã xong."),
        ("typography.tones", "Ủy ban, ủy viên và Uỷ ban", "Ủy ban, ủy viên và Ủy ban"),
        ("typography.tones", "KHOẺ, hoà và HÒA", "KHOẺ, hoà và HOÀ"),
        ("typography.spelling", "Sử lý, CHIA SẼ, Thăm Quan", "Xử lý, CHIA SẺ, Tham Quan"),
        ("typography.spelling", "chỉ dạo đối mới và thức đẩy cộng động dân cư", "chỉ đạo đổi mới và thúc đẩy cộng đồng dân cư"),
        ("caps.reference", "theo điều 5, chương II và mục 2 Chương III", "theo Điều 5, Chương II và Mục 2 Chương III"),
        ("caps.reference", "tại Điểm a Khoản 2 Điều 5", "tại điểm a khoản 2 Điều 5"),
        ("caps.reference", "tại điểm a, Khoản 2 Điều 5", "tại điểm a, khoản 2 Điều 5"),
        ("caps.place", "các xã của Tỉnh Quảng Ngãi", "các xã của tỉnh Quảng Ngãi"),
        ("caps.place", "tại thủ đô Hà Nội và thành phố Hồ Chí Minh", "tại Thủ đô Hà Nội và Thành phố Hồ Chí Minh"),
        ("caps.place", "người Việt nam ở Hà nội", "người Việt Nam ở Hà Nội"),
        ("caps.place", "thị xã Hương trà cũ", "thị xã Hương Trà cũ"),
        ("caps.place", "đi Phú thọ và Đồng nai", "đi Phú Thọ và Đồng Nai"),
        ("typography.spelling", "xữ lý", "xử lý"),
        ("caps.place", "tại phường 1 và phường Điện Biên Phủ", "tại Phường 1 và Phường Điện Biên Phủ"),
        ("caps.place", "sở của Thành phố Đà Nẵng", "sở của thành phố Đà Nẵng"),
        ("caps.body", "Ủy Ban Nhân Dân, Sở Tài Chính và Tổng cục thuế", "Ủy ban nhân dân, Sở Tài chính và Tổng cục Thuế"),
        ("caps.body", "Ủy ban Mặt trận tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("caps.body", "Ủy ban mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("caps.body", "do Thủ tướng chính phủ giao; Ban thường vụ Đảng ủy xã", "do Thủ tướng Chính phủ giao; Ban Thường vụ Đảng ủy xã"),
        ("caps.special", "phục vụ nhân dân, chính sách của nhà nước", "phục vụ Nhân dân, chính sách của Nhà nước"),
        ("unit.stale", "Gửi UBND các huyện, thị xã, thành phố.", "Gửi UBND các xã, phường, đặc khu."),
        ("unit.stale", "Các sở của tỉnh Bà Rịa - Vũng Tàu.", "Các sở của Thành phố Hồ Chí Minh."),
        ("unit.stale", "Các sở của tỉnh Đồng Nai.", "Các sở của thành phố Đồng Nai."),
        ("unit.stale", "Người dân thị trấn Đu.", "Người dân xã Phú Lương, tỉnh Thái Nguyên."),
        ("text.composed", "Các cơ quan phô\u0301i hợp", "Các cơ quan phối hợp"),
    ],
)
def test_says_and_mends(rule: str, bad: str, good: str) -> None:
    after = mended(bad, rule)
    assert after == good
    assert not spoken(after, rule=rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        # blanks, figures, abbreviations, addresses, the drafter's mark
        ("typography.spaces", "Số:      /QĐ-UBND ngày     tháng     năm 2025"),
        ("typography.spaces", "Họ và tên .........  Chức vụ ....... ; đơn vị ____ , ngày … ."),
        ("typography.spaces", "- Lưu: VT, NC.NVA; - Lưu: VT,NC."),
        ("typography.spaces", "Thư: vanthu@tinh.gov.vn; trang:https://tinh.gov.vn/a,b; tệp bao.cao.Docx"),
        ("typography.spaces", "Tỷ lệ 1 : 2; 1.000,5 đồng; 10:30; a,b; x;y; H.Đ"),
        ("typography.spaces", "Nội dung kết thúc ./."),
        ("typography.spaces", "A        B        C của Đ"),
        ("typography.spaces", "Ebq : Pterygoplichthys  pardalis"),
        ("typography.spaces", "TÊN CƠ QUAN  TÊN TỔ CHỨC"),
        ("typography.spaces", "Ông (bà)    <ho_ten>   chức vụ <chuc_vu>"),
        ("typography.spaces", "Cộng đồng người(số ít)"),
        ("typography.dash", "– Sở Tài chính; 5 – 10 người; t–test"),
        ("typography.dash", "Independence – Freedom – Happiness"),
        ("typography.repeat", "từ từ, dần dần, luôn luôn, ngày ngày, xa xa"),
        ("typography.repeat", "quyền tự do do Hiến pháp quy định; Ban Tổ chức tổ chức; nêu trên trên địa bàn; Đảng ủy Ủy ban nhân dân"),
        ("typography.repeat", "Họ tên: ..... v.v.. ../..  dành cho cho vay; hiện tại tại xã"),
        ("typography.repeat", "hội nghị, hội nghị; xã. Xã"),
        ("typography.repeat", "và\tvà"),
        ("typography.tones", "hòa, hòa, quý, thuyền, hoàn"),
        ("typography.tones", "ủy ban và ông Nguyễn Văn Thuỷ, bà Hoà, “Uỷ ban”"),
        ("typography.spelling", "phần được chia sẽ được giao; thành tựu chung; bàn giao động cơ; “sử lý”; thăm quan tài; cũng cố gắng"),
        ("typography.spelling", "nâng cao nhận thức đẩy mạnh; tương đối mới; trao đối tượng; cộng động lực; đề cập nhất; làm nên văn hóa"),
        ("caps.reference", "một số điều 5; hai điều 3; điều 5%; mục 2 của kế hoạch; học phần 2; mục tiêu 1"),
        ("caps.reference", "Khoản 2 Điều 5. Điểm a khoản 2 “theo điều 5”"),
        ("caps.reference", "Điểm 10 trường; khoản 2 Điều 5"),
        ("caps.place", "Tỉnh Quảng Ngãi. Tỉnh ủy Quảng Ngãi; Chủ tịch UBND Tỉnh; Thành phố Hồ Chí Minh; HĐND Thành phố Hà Nội"),
        ("caps.place", "tỉnh Quảng Ngãi, xã An toàn khu, xã Đoàn kết nạp đoàn viên, phường 2/9, quận 5.000 người, phường Bến Nghé"),
        ("caps.place", "TẠI TỈNH QUẢNG NGÃI, THỦ ĐÔ HÀ NỘI"),
        ("caps.place", "giao Công an Thành phố Chỉ đạo Công an xã"),
        ("caps.place", "khu vực, phố Nguyễn Trãi, lâm phần"),
        (
            "caps.body",
            "ủy ban nhân dân; ỦY BAN NHÂN DÂN; Chi cục Hải quan; cán bộ Công an; Uỷ ban nhân dân; Viện Kiểm sát nhân dân; Toà án Nhân dân; "
            "Ban Thường vụ đảng ủy cấp trên cơ sở; thủ tướng Chính phủ; Ban Thường vụ Tỉnh uỷ",
        ),
        ("caps.special", "Ủy ban nhân dân, quân đội nhân dân, quản lý nhà nước, ngân sách nhà nước, cơ quan nhà nước"),
        ("caps.special", "Hội đồng nhân dân và nhân dân; công an và nhân dân; do nhà nước có thẩm quyền"),
        ("unit.stale", "Các sở của tỉnh Bình Thuận (cũ); Quỹ Bảo vệ môi trường tỉnh Bình Thuận"),
        ("unit.stale", "Sau khi sáp nhập tỉnh Bình Thuận vào tỉnh Lâm Đồng, các huyện kết thúc hoạt động."),
        ("unit.stale", "Quyết định số 15/2020/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh Bình Thuận về chi ngân sách huyện Bắc Bình"),
        ("unit.stale", "“Giao UBND huyện Bắc Bình”; năm 2024, huyện Bắc Bình; phường Ba Đình; xã Tân Lập; huyện đảo"),
        ("unit.stale", "Trường Tiểu học thị trấn Đu; UBND Thành phố; UBND thành phố Huế"),
        ("date.possible", "ngày 29/02/2024, ngày 30 tháng 4, 31/12/2025, tỷ lệ 31/2, số 30/02/QĐ"),
        ("date.possible", "Ngày 20/3/2025, Sở nhận được Công văn số 15/UBND-VX ngày 15/3/2025 của UBND tỉnh"),
        ("text.composed", "Điều 5, “Ủy ban” – é ü ñ"),
        ("font.encoding", "Công văn số 15/UBND-VX, x^2 + y^2"),
    ],
)
def test_lets_pass(rule: str, text: str) -> None:
    findings = spoken(text, rule=rule)
    assert not findings, [(finding.found, finding.message) for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện Bắc Bình báo cáo.",
        "Giao Huyện ủy Bắc Bình.",
        "Tại thị xã La Gi.",
        "Tại Quận 1.",
        "UBND thành phố Phan Thiết báo cáo.",
    ],
)
def test_stale_units_without_a_fix(text: str) -> None:
    (finding,) = spoken(text, rule="unit.stale")
    assert not finding.edits and not finding.choices and finding.fix == "-"


def test_stale_by_the_day() -> None:
    text = "Các sở của tỉnh Bình Thuận và UBND huyện Bắc Bình."
    assert not spoken(text, rule="unit.stale", when=None)
    assert not spoken(text, rule="unit.stale", when=DAY(2024, 6, 30))
    assert not spoken(text, rule="unit.stale", when=DAY(2025, 6, 30))
    assert len(spoken(text, rule="unit.stale", when=DAY(2025, 7, 1))) == 2
    (hue,) = spoken("Các sở của tỉnh Thừa Thiên Huế.", rule="unit.stale", when=DAY(2025, 2, 1))
    assert hue.preview == "thành phố Huế"


def test_many_successors_are_told_shortly() -> None:
    (finding,) = spoken("Người dân phường An Hưng.", rule="unit.stale")
    assert "nay thuộc" in finding.message and "…" in finding.message


def test_cells_may_keep_old_addresses() -> None:
    document = Document((Block((Run("UBND huyện Bắc Bình", Format()),), place=Place("cell", 0, 0, 0)),))
    assert not [finding for finding in speak(document) if finding.rule == "unit.stale"]


def test_impossible_dates() -> None:
    (finding,) = spoken("Gửi trước ngày 31/02/2025.", rule="date.possible")
    assert finding.found == "ngày 31/02/2025" and finding.fix == "-"
    (finding,) = spoken("Ngày 10/3/2025, Sở nhận được Công văn số 15/UBND-VX ngày 15/3/2025 của UBND tỉnh.", rule="date.possible")
    assert "nhận được trước ngày ký" in finding.message


def part(name: str, block: int, text: str, start: int = 0) -> dict[str, Part]:
    return {name: Part(name, (Span(block, start, start + len(text)),), text)}


def test_header_has_rules_of_its_own() -> None:
    texts = ["Độc lập – Tự do – Hạnh phúc", "Số : 15 /QĐ-UBND", "Hà Nội, ngày  31 tháng 02 năm 2025", "CỘNG HOÀ XÃ HỘI"]
    parts: dict[str, Part] = {}
    for block, (name, text) in enumerate(zip(("motto", "number", "dateline", "banner"), texts, strict=True)):
        parts.update(part(name, block, text))
    assert not speak(Document(tuple(plain_block(text) for text in (*texts, "hòa"))), parts)


def test_signers_name_is_its_own() -> None:
    document = Document((plain_block("Ủy ban, ủy viên"), plain_block("Nguyễn Thị Thuý")))
    act = Act("main", 0, 1, signers=(Signer(name=Span(1, 0, 15)),))
    findings = run(Anatomy(document, (act,), "state", 1.0), load("state"))
    assert not [finding for finding in findings if finding.rule == "typography.tones"]


def test_quotations_over_paragraphs() -> None:
    assert not spoken("Sửa đổi như sau:", "“1. Theo điều 5,", "các uỷ ban sử lý.”", "Ủy ban", rule="typography.")


def test_decomposed_letters_are_read_as_composed() -> None:
    text = unicodedata.normalize("NFD", "Các cơ quan sử lý , phối hợp")
    document = Document((plain_block(text),))
    findings = speak(document)
    assert {finding.rule for finding in findings} == {"text.composed", "typography.spelling", "typography.spaces"}
    for finding in findings:
        after = apply(document, list(finding.edits)).blocks[0].text
        composed = unicodedata.normalize("NFC", after)
        assert composed in ("Các cơ quan sử lý , phối hợp", "Các cơ quan xử lý , phối hợp", "Các cơ quan sử lý, phối hợp")


def test_old_fonts() -> None:
    old = Format(font=".VnTime", size=14)
    document = Document((Block((Run("Uû ban ", old), Run("nh©n d©n", old), Run(" 2025", Format(font="Times New Roman")))),))
    (finding,) = speak(document)
    assert finding.rule == "font.encoding" and "TCVN3" in finding.message and finding.preview.startswith("Uỷ ban")
    after = apply(document, list(finding.edits)).blocks[0]
    assert after.text == "Uỷ ban nhân dân 2025"
    assert {run.format.font for run in after.runs} == {"Times New Roman"}


def test_unicode_text_in_an_old_font_is_read() -> None:
    document = Document((Block((Run("Các đơn vị sử lý", Format(font="VNI-Times")),)),))
    assert {finding.rule for finding in speak(document)} == {"font.encoding", "typography.spelling"}


def test_viqr() -> None:
    (finding,) = spoken("U?y ban nha^n da^n ti?nh gia?i quye^'t kie^'n nghi. cu?a cu+? tri.")
    assert finding.rule == "font.encoding" and finding.preview == "Ủy ban nhân dân tỉnh giải quyết kiến nghị của cử tri."


@pytest.mark.parametrize("regime", ["front", "union", "youth", "farmers", "women"])
def test_mass_organisations_get_no_error(regime: str) -> None:
    findings = spoken("U?y ban nha^n da^n ti?nh gia?i quye^'t kie^'n nghi.", "Theo điều 5 , sử lý  của Tỉnh Quảng Ngãi", regime=regime)
    assert findings and all(finding.severity != "error" and finding.source == "custom" for finding in findings)


@pytest.mark.parametrize("regime", ["party-2018", "party-2026"])
def test_party_rules_name_no_state_decree(regime: str) -> None:
    for id, rule in load(regime).rules.items():
        if id.startswith((*RULES, "citation.")):
            for reference in [rule.reference, *[variant.get("reference", "") for variant in rule.variants.values()]]:
                assert "NĐ 30" not in reference, id


def test_every_rule_speaks_for_itself() -> None:
    for id, rule in load("state").rules.items():
        if id.startswith((*RULES, "citation.")):
            assert rule.help.strip() and rule.message and rule.message_en and rule.reference and rule.examples, id


@settings(max_examples=150)
@given(st.text(alphabet="aăâòủỳê Uy tỉnhXãĐiềuKhoản1205/.,;:()–-“”\"\n\t\u0301\u0323\u00a0^+'~", max_size=120))
def test_any_text(text: str) -> None:
    for finding in spoken(text):
        assert 0 <= finding.start <= finding.end <= len(text)
        apply(Document((plain_block(text),)), list(finding.edits))


@settings(max_examples=100)
@given(st.text(alphabet="abỷủoàò ,;.: –KhoảnĐiều12", max_size=80))
def test_mending_settles(text: str) -> None:
    """After two rounds of the fixes that are applied by themselves, nothing is left that they speak of."""
    document = Document((plain_block(text),))
    for _ in range(6):
        edits = [finding.edits for finding in speak(document) if finding.fix == "auto"]
        if not edits:
            break
        document = apply(document, list(edits[0]))
    else:
        before = document.blocks[0].text
        assert len(before) <= len(text) + 40


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("a, ", 30000),
        ("tỉnh Q", 15000),
        ("hòa ", 20000),
        ("Xã A ", 15000),
        (" ", 100000),
        ("“", 50000),
        ("a", 100000),
        ("các các ", 10000),
        ("e\u0301", 30000),
        ("Tỉnh Hà Nam theo số 1/QĐ-UBND. ", 3000),
        ("2021–2030 – ông Thuỷ ủy ", 3000),
        ("Ngày 10/3/2025, nhận được Công văn số 15/UBND-VX ngày 15/3/2025 ", 1500),
    ],
)
def test_linear(piece: str, count: int) -> None:
    text = piece * count
    started = time.process_time()
    spoken(text[: len(text) // 10])
    small = time.process_time() - started + 0.05
    started = time.process_time()
    spoken(text)
    assert time.process_time() - started < 40 * small


def test_footnotes_are_read_too() -> None:
    note = Block((Run("Xem Kế hoạch  số 12/KH-UBND về việc sử lý.", Format()),), place=Place("note", frame=1))
    picture = Document((*map(plain_block, "SỞ NỘI VỤ|Số: 12/KH-SNV|KẾ HOẠCH|công tác||I. MỤC ĐÍCH|Nội dung.".split("|")), note))
    found = {finding.rule for finding in check(picture, "state").findings if finding.block == len(picture.blocks) - 1}
    assert {"typography.spaces", "typography.spelling"} <= found
