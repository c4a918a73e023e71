"""The guide's pages, done as they are written: a test for each page of docs/huong-dan, by real keys and mouse, which takes its pictures."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import vanthu_files
import writer
from core.models import model
from core.old import encoded
from gui import desk as desks
from gui.desk import Desk, Thing
from gui.guide import at_rest, deck_of, reading, rest, text_of
from letters import RAW_PLAN
from vanthu.compose import Draft, Paragraph, Signature, lay_out, paragraphs
from vanthu.document import Document
from vanthu.offices import Office, Person, Unit, parse, written
from vanthu.rulebook import load

VIETNAMESE = (
    ("org.openoffice.Office.Linguistic/General", "UILocale", "vi"),
    ("org.openoffice.Setup/L10N", "ooLocale", "vi"),
)
OFFICE = Office(
    id="ubnd",
    name="Ủy ban nhân dân xã Suối Mơ",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
    symbol="UBND",
    place="Suối Mơ",
    head="Chủ tịch Ủy ban nhân dân xã Suối Mơ",
    units=(Unit("Văn phòng HĐND và UBND", "VP"),),
    signers=(Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),),
)
PAGE_AND_DECK = (170, 125, 1180, 860)  # of the screen
PAGE = (85, 120, 960, 640)
BROWSER = "#!/bin/sh\necho \"$1\" >> '{told}'\n"


# Where she sits, and what lies on the desk.


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the desk's browser was asked to show, a line each."""
    return tmp_path_factory.mktemp("browser") / "shown.txt"


@pytest.fixture(scope="module")
def desk(screen: dict[str, str], told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A Writer that speaks Vietnamese, where it can; what it hands to the desk's browser is written down."""
    folder = told.parent / "bin"
    folder.mkdir()
    (folder / "xdg-open").write_text(BROWSER.format(told=told), encoding="utf-8")
    (folder / "xdg-open").chmod(0o755)
    path = os.pathsep.join([str(folder), writer.surroundings()["PATH"]])
    with desks.taken(tmp_path_factory.mktemp("guide"), screen | {"PATH": path}, *VIETNAMESE) as taken:
        yield taken


@pytest.fixture
def office(desk: Desk) -> Iterator[None]:
    """The office's facts were filled in before."""
    kept = desk.profile / "user" / "vanthu" / "offices.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(written((OFFICE,)), encoding="utf-8")
    yield
    kept.unlink()


@pytest.fixture(autouse=True)
def cleared(desk: Desk) -> Iterator[None]:
    """What a test that failed has not shut would stand before the next one's window."""
    yield
    left = desk.desktop.getComponents().createEnumeration()
    while left.hasMoreElements():
        desk.press("Escape")  # a question of the office's would keep its document from being shut
        desk.close(left.nextElement())


@pytest.fixture
def laid(tmp_path: Path) -> Callable[[Draft, str], Path]:
    def lay(draft: Draft, name: str) -> Path:
        vanthu_files.write_new(document(draft), tmp_path / name)
        return tmp_path / name

    return lay


Lay = Callable[[Draft, str], Path]


def document(draft: Draft) -> Document:
    return lay_out(draft, load("state")).document


def of_the_commune(type: str) -> Draft:
    return model("state", type)._replace(
        parent=(), issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"), attached=(),
        signers=(Signature(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Nguyễn Văn An"),),
    )  # fmt: skip


def letter() -> Draft:
    """A letter that has some slips."""
    return of_the_commune("công văn")._replace(
        motto="Độc lập – Tự do – Hạnh phúc",
        number="Số: 9/UBND-VP",
        dateline="Suối Mơ, ngày 15 tháng 06 năm 2026",
        subject="V/v báo cáo công tác văn thư năm 2026",
        addressees=("- Các thôn;", "- Các đơn vị trường học trên địa bàn xã;"),
        body=paragraphs(
            (
                "Để có cơ sở tổng hợp , báo cáo cấp trên, Ủy ban nhân dân xã đề nghị các thôn, đơn vị thực hiện một  số nội dung sau:",
                "1. Báo cáo số lượng văn bản đi,văn bản đến trong năm.",
                "2. Gửi báo cáo về Văn phòng trước ngày 30 tháng 11 năm 2026 để tổng hợp./.",
            )
        ),
        recipients=("- Như trên;", "- Chủ tịch, các Phó Chủ tịch UBND xã", "- Lưu: VT, VP."),
    )


def plan() -> Draft:
    return of_the_commune("kế hoạch")._replace(
        number="Số: …/KH-UBND",
        dateline="Suối Mơ, ngày … tháng 6 năm 2026",
        subject="Tổng vệ sinh môi trường năm 2026",
        body=paragraphs(
            (
                "I. MỤC ĐÍCH",
                "Giữ gìn đường làng, ngõ xóm sạch đẹp.",
                "II. TỔ CHỨC THỰC HIỆN",
                "1. Phòng Kinh tế chủ trì, phối hợp với các đơn vị tổ chức thực hiện Kế hoạch này.",
                "2. Công an xã chủ trì giữ gìn an ninh, trật tự trong thời gian thực hiện.",
                "Trên đây là Kế hoạch tổng vệ sinh môi trường năm 2026./.",
            )
        ),
        recipients=("- Chủ tịch, các PCT UBND xã;", "- Lưu: VT, VP."),
    )


def decision() -> Draft:
    """Its first basis stands before a law, which is no longer in force; one document is in no register."""
    return of_the_commune("quyết định")._replace(
        number="Số: 25/QĐ-UBND", dateline="Suối Mơ, ngày 15 tháng 8 năm 2025",
        subject="Về việc phân công công tác văn thư", authority=("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MƠ",),
        bases=(
            "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ quy định chi tiết một số điều của Luật thử;",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;",
            "Theo đề nghị của Chánh Văn phòng.",
        ),
        body=paragraphs(
            (
                "Điều 1. Giao Văn phòng rà soát hồ sơ theo ",
                "Điều 2. Kinh phí theo Thông tư số 91/2023/TT-BTC ngày 29 tháng 12 năm 2023 của Bộ trưởng Bộ Tài chính về dự toán thử.",
                "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.",
            )
        ),
        recipients=("- Như Điều 3;", "- Lưu: VT, VP."),
    )  # fmt: skip


# What she looks at.


def lines(tree: Thing) -> list[Thing]:
    return [each for heading in tree.children() for each in (heading, *heading.children())]


def choose(desk: Desk, deck: Thing, words: str) -> None:
    """A click on the line of the list that says this; again where a busy window missed it."""
    tree = desk.thing("tree", within=deck)
    button = desk.thing("push button", "^(Bỏ qua|Leave aside)", deck)

    def clicked() -> bool:
        line = next((each for each in lines(tree) if words in each.name), None)
        if line is None:
            return False
        at_rest(line).click()
        rest()
        return button.has("sensitive")

    desk.until(clicked, f"a line with {words}")


def pick(desk: Desk, tree: Thing, heading: int, chosen: Callable[[], object]) -> None:
    """The first line under a heading, by a click; again where a busy window missed it."""

    def clicked() -> bool:
        at_rest(tree.children()[heading].children()[0]).click()
        rest()
        return bool(chosen())

    desk.until(clicked, "a line chosen")


def said(deck: Thing) -> str:
    return "\n".join(each.text for each in deck.desk.things(within=deck) if each.role in ("label", "panel", "text", "push button"))


def put_caret(of: Any, words: str, select: bool = False) -> None:
    search = of.createSearchDescriptor()
    search.SearchString = words
    found = of.findFirst(search)
    of.getCurrentController().select(found if select else found.getEnd())


def selected(of: Any) -> str:
    selection = of.getCurrentSelection()
    return str(selection.getByIndex(0).getString()) if selection is not None and hasattr(selection, "getByIndex") else ""


# The pages.


def test_readme(desk: Desk, laid: Lay, told: Path) -> None:
    with reading(desk, "README") as reader, desk.opened(laid(letter(), "cong-van.docx")):
        desk.findings()
        choose(desk, desk.deck(), "đi,văn")
        rest()
        reader.picture("toan-canh", crop=PAGE_AND_DECK, wide=640)
        reader.menu("Văn Thư", "Hướng dẫn sử dụng")
        desk.until(lambda: shown(told).endswith("kiem-tra.html\n"), "the page of the open deck")
        desk.press("ctrl+z")
        reader.left.discard("Ctrl+Z")


def test_kiem_tra(desk: Desk, laid: Lay, told: Path) -> None:
    with reading(desk, "kiem-tra") as reader, desk.opened(laid(letter(), "cong-van.docx"), deck=False) as of:
        reader.menu("Văn Thư", "Kiểm tra lại")
        reader.sees("Văn Thư")
        deck = desk.deck()
        found = len(desk.findings())
        reader.press("Ctrl+Alt+K")
        reader.sees("Chỗ cần xem", deck)
        choose(desk, deck, "đi,văn")
        desk.until(lambda: selected(of) == "đi,văn", "the words selected")
        reader.picture("kiem-tra", deck)
        reader.click("Giải thích", deck)
        reader.click("Trang quy tắc", desk.thing("dialog", "Giải thích"))
        desk.until(lambda: "/help/vi/quy-tac/typography.spaces.html\n" in shown(told), "the rule's page")
        desk.press("Escape")
        rest()
        reader.click("Sửa", deck)
        desk.until(lambda: "văn bản đi, văn bản đến" in text_of(of), "the words mended")
        assert len(desk.findings()) == found - 1
        desk.front(of)
        reader.press("Ctrl+Z")
        desk.until(lambda: "văn bản đi,văn bản đến" in text_of(of), "the words as they were")
        desk.findings()
        of.getCurrentController().getViewCursor().gotoStart(False)
        reader.press("Ctrl+Alt+.")
        first = desk.until(lambda: selected(of), "the first place")
        reader.press("Ctrl+Alt+.")
        desk.until(lambda: selected(of) not in ("", first), "the second place")
        reader.press("Ctrl+Alt+,")
        desk.until(lambda: selected(of) == first, "the first place again")
        reader.press("Ctrl+Alt+M")
        desk.until(lambda: len(desk.findings()) == found - 1, "it mended")


def test_sua_tat_ca(desk: Desk, laid: Lay) -> None:
    with reading(desk, "sua-tat-ca") as reader:
        with desk.opened(laid(letter(), "cong-van.docx"), deck=False) as of:
            reader.press("Ctrl+Alt+K")
            deck = desk.deck()
            desk.findings()
            before = text_of(of)
            reader.click("Sửa tất cả", deck)
            desk.until(lambda: "không còn chỗ nào cần sửa" in said(deck), "what was done, said")
            reader.picture("sua-tat-ca", deck)
            desk.front(of)
            reader.press("Ctrl+Z")
            desk.until(lambda: text_of(of) == before, "all of it taken back")
            desk.findings()
            reader.press("Ctrl+Alt+H")
            desk.until(lambda: desk.rules() == [], "nothing left")
        with desk.blank(deck=False) as source:
            source.getText().setString(RAW_PLAN.replace("\n", "\r"))
            desk.front(source)
            desk.press("ctrl+a", "ctrl+c")
            with desk.blank(deck=False) as of:
                desk.press("ctrl+v")
                desk.until(lambda: of.getText().getString() == RAW_PLAN, "the words pasted")
                reader.menu("Văn Thư", "Chuẩn hóa toàn văn bản")
                deck = desk.deck()
                desk.until(lambda: "Lời văn của bạn giữ nguyên" in said(deck), "the question")
                reader.click("Chuẩn hóa", deck)
                desk.until(lambda: of.getTextTables().getCount() == 2, "the document laid out")
                desk.until(lambda: "Đã chuẩn hóa" in said(deck), "it said")
                reader.picture("chuan-hoa", crop=PAGE, wide=540)


def test_soan_van_ban(desk: Desk, office: None) -> None:
    with reading(desk, "soan-van-ban") as reader, desk.blank(deck=False) as empty:
        reader.menu("Văn Thư", "Soạn văn bản mới")
        window = desk.thing("dialog", "Soạn văn bản mới")
        desk.press("Escape")
        desk.until(lambda: not desk.things("dialog", "Soạn văn bản mới"), "it shut")
        desk.front(empty)
        reader.press("Ctrl+Alt+B")
        window = desk.thing("dialog", "Soạn văn bản mới")
        reader.sees("Tìm loại", window)
        for words in ("qd", "to trinh", "cong van"):
            desk.press("ctrl+a")
            reader.type(words)
        desk.press("Tab", "Tab")
        reader.sees("Trích yếu", window)
        desk.type("góp ý dự thảo Kế hoạch cải cách hành chính")
        desk.press("Tab", "Down", "Tab", "Down", "Tab")
        reader.sees("Kính gửi", window)
        desk.type("Sở Nội vụ")
        rest()
        reader.picture("soan-van-ban", window, wide=600)
        reader.click("Soạn", window)
        of = desk.until(lambda: another(desk, empty), "the new document")
        first = desk.until(lambda: "[" in selected(of) and selected(of), "the first blank")
        desk.type("Thực hiện Công văn số 12/SNV-VP của Sở Nội vụ")
        reader.press("Tab")
        second = desk.until(lambda: selected(of) not in ("", first) and selected(of), "the next blank")
        reader.press("Tab")
        desk.until(lambda: selected(of) not in ("", second), "one more")
        reader.press("Shift+Tab")
        desk.until(lambda: selected(of) == second, "the one before")
        reader.press("Esc")
        desk.close(of)


def test_chen_noi_dung(desk: Desk, office: None, laid: Lay) -> None:
    with reading(desk, "chen-noi-dung") as reader, desk.opened(laid(plan(), "ke-hoach.odt"), deck=False) as of:
        put_caret(of, "trong thời gian thực hiện.")
        reader.menu("Văn Thư", "Chèn nội dung")
        deck = deck_of(desk, "^Chèn$")
        desk.front(of)
        reader.press("Ctrl+Alt+I")
        desk.findings()
        reader.sees("Tìm câu mẫu", deck)
        before = text_of(of)
        reader.type("tren day la")
        rest(1)
        reader.press("Enter")
        desk.until(lambda: desk.thing("tree", within=deck).has("focused"), "the list")
        reader.picture("chen-noi-dung", deck)
        reader.press("↓")
        rest()
        reader.press("Enter")
        desk.until(lambda: text_of(of) != before or asked(desk), "the clause, or what it asks")
        if asked(desk):
            reader.press("Enter")
            desk.until(lambda: text_of(of) != before, "the clause")
        reader.press("Tab")
        desk.findings()
        once = text_of(of)
        reader.click("Chèn", deck)
        desk.until(lambda: text_of(of) != once or asked(desk), "it again, or what it asks")
        if asked(desk):
            desk.press("Return")
        desk.until(lambda: not asked(desk), "nothing asked")
        desk.findings()
        desk.front(of)
        put_caret(of, "Giữ gìn đường làng, ngõ xóm sạch đẹp.", select=True)
        reader.click("Ghi vào câu mẫu", deck)
        window = desk.thing("dialog", "Ghi vào câu mẫu của tôi")
        desk.type("Câu của tôi")
        reader.click("Ghi lại", window)
        desk.until(lambda: list(desk.profile.rglob("cau-mau*.txt")) or "Câu của tôi" in said(deck), "it kept")


def test_thong_tin(desk: Desk, laid: Lay, office: None) -> None:
    with reading(desk, "thong-tin") as reader, desk.opened(laid(plan(), "ke-hoach.odt"), deck=False) as of:
        reader.menu("Văn Thư", "Thông tin văn bản")
        deck = deck_of(desk, "^Hôm nay$")
        desk.until(lambda: [each for each in desk.things("text", within=deck) if each.has("focused")], "the keyboard in the first field")
        for name in ("Số", "Trích yếu", "Người ký", "Mức độ khẩn", "Ngày ban hành"):
            reader.sees(name, deck)
        desk.findings()
        desk.type("7")
        reader.press("Enter")
        reader.reads("Số: 07/KH-UBND", lambda: "Số: 07/KH-UBND" in text_of(of))
        reader.press("Tab")
        desk.press("Tab")
        reader.type("16/6/2026")
        desk.press("Tab")
        desk.until(lambda: "ngày 16 tháng 6 năm 2026" in text_of(of), "the date on the page")
        desk.findings()
        reader.picture("thong-tin", deck)
        reader.click("Hôm nay", deck)
        desk.until(lambda: "ngày 16 tháng 6 năm 2026" not in text_of(of), "today on the page")
        desk.findings()
        desk.front(of)
        reader.press("Ctrl+Z")
        desk.until(lambda: "ngày 16 tháng 6 năm 2026" in text_of(of), "the date as it was")
        desk.findings()
        desk.order(of, "vn.vanthu.writer:facts")
        rest()
        desk.press("Tab", "Tab", "ctrl+a")
        desk.type("31/02/2026")
        desk.press("Return")
        desk.thing("label", "Không có ngày 31/02/2026", desk.window())
        assert "ngày 16 tháng 6 năm 2026" in text_of(of)


def test_can_cu(desk: Desk, laid: Lay) -> None:
    with reading(desk, "can-cu") as reader:
        with desk.blank(deck=False) as of:
            reader.type("can cu nd 30")
            desk.until(lambda: offered(desk), "the list at the caret")
            rest()
            reader.picture("goi-y", crop=(85, 200, 880, 200), wide=640)
            reader.press("↓")
            rest()
            reader.press("Tab")
            desk.until(lambda: "Nghị định số" in text_of(of), "the decree in full")
            desk.press("ctrl+a", "Delete")
            desk.type("căn cứ nđ 30")
            desk.until(lambda: offered(desk), "the list again")
            reader.press("Esc")
            desk.until(lambda: not offered(desk), "no list")
        with desk.opened(laid(decision(), "quyet-dinh.odt"), deck=False) as of:
            reader.menu("Văn Thư", "Căn cứ và trích dẫn")
            deck = deck_of(desk, "^Sắp xếp căn cứ$")
            desk.findings()
            tree = desk.thing("tree", "Văn bản này dẫn", deck)
            desk.until(lambda: any(each.name.startswith("Hết hiệu lực") for each in tree.children()), "the states")
            for name in ("Hết hiệu lực", "Chưa có trong sổ"):
                assert any(each.name.startswith(reader.named(name)) for each in tree.children())
            pick(desk, tree, 0, lambda: desk.things("push button", "Thay bằng văn bản mới", deck))
            reader.picture("can-cu", deck)
            reader.click("Thay bằng văn bản mới", deck)
            desk.until(lambda: "địa phương ngày 16 tháng 6 năm 2025;" in text_of(of), "the newer law")
            desk.findings()
            reader.click("Sắp xếp căn cứ", deck)
            desk.until(lambda: "Luật thử;\nTheo đề nghị" in text_of(of), "the bases in order")
            desk.findings()
            at = desk.until(lambda: [each.name[:7] for each in tree.children()].index("Chưa có") + 1, "what is unknown") - 1
            record = desk.thing("push button", "Ghi vào sổ", deck)
            pick(desk, tree, at, lambda: record.has("sensitive"))
            reader.click("Ghi vào sổ", deck)
            desk.thing("dialog", "Ghi vào sổ")
            reader.press("Enter")
            desk.until(lambda: (desk.profile / "user" / "vanthu" / "so-van-ban.csv").exists(), "it recorded")
            desk.findings()
            put_caret(of, "rà soát hồ sơ theo ")
            desk.order(of, "vn.vanthu.writer:citing")
            reader.sees("Tìm văn bản", deck)
            reader.type("nd 30 vt")
            rest(1)
            reader.press("Enter")
            desk.until(lambda: "hồ sơ theo Nghị định số 30/2020/NĐ-CP" in text_of(of), "the decree in the text")
            (desk.profile / "user" / "vanthu" / "so-van-ban.csv").unlink()


def test_noi_nhan(desk: Desk, laid: Lay, office: None) -> None:
    with reading(desk, "noi-nhan") as reader, desk.opened(laid(plan(), "ke-hoach.odt"), deck=False) as of:
        reader.menu("Văn Thư", "Lập nơi nhận")
        deck = deck_of(desk, "^Ghi vào văn bản$")
        tree = desk.thing("tree", within=deck)
        desk.until(lambda: any("thêm" in each.name for each in tree.children()), "what is to be added")
        desk.until(lambda: tree.has("focused"), "the keyboard in the list")
        desk.press("Home", "Down")
        rest()
        reader.picture("noi-nhan", deck)
        before = text_of(of)
        at = next(number for number, each in enumerate(tree.children()) if "· thêm" in each.name)
        desk.press("Home", *["Down"] * at)
        desk.press("space")
        desk.until(lambda: any("không ghi" in each.name for each in tree.children()), "one left out")
        desk.press("space")
        desk.until(lambda: not any("không ghi" in each.name for each in tree.children()), "it ticked again")
        names = [each.name for each in tree.children()]
        reader.press("Alt+↓")
        desk.until(lambda: [each.name for each in tree.children()] != names, "it moved")
        reader.press("Alt+↑")
        desk.until(lambda: [each.name for each in tree.children()] == names, "it as before")
        reader.press("F2")
        desk.until(lambda: [each for each in desk.things("text", within=deck) if each.has("focused")], "the keyboard in its words")
        desk.press("Escape")
        assert text_of(of) == before
        desk.order(of, "vn.vanthu.writer:recipients")
        desk.until(lambda: tree.has("focused"), "the keyboard in the list again")
        rest()
        reader.sees("Bộ đã lưu", deck)
        reader.click("Lưu thành bộ", deck)
        desk.thing("dialog", "Lưu bộ nơi nhận")
        desk.type("Kế hoạch")
        reader.press("Enter")
        desk.thing("label", "Đã lưu bộ", desk.window())
        reader.click("Ghi vào văn bản", deck)
        desk.until(lambda: text_of(of) != before, "the list on the page")
        desk.findings()
        desk.front(of)
        reader.press("Ctrl+Z")
        desk.until(lambda: text_of(of) == before, "the page as it was")


def test_ho_so_co_quan(desk: Desk) -> None:
    kept = desk.profile / "user" / "vanthu" / "offices.json"
    with reading(desk, "ho-so-co-quan") as reader, desk.blank(deck=False):
        reader.menu("Văn Thư", "Hồ sơ cơ quan")
        window = desk.until(lambda: next((each for each in desk._windows() if each.name == "Hồ sơ cơ quan"), None), "the window")
        reader.sees("Tên cơ quan", window)
        reader.sees("Nhập", window)
        rest()
        desk.type("Ủy ban nhân dân xã Suối Mơ")
        reader.click("Điền giúp", window)
        for name, words in (("Ký hiệu", "UBND"), ("Địa danh", "Suối Mơ")):
            reader.sees(name, window)
            desk.until(lambda name=name, words=words: desk.thing("text", f"^{name}", window).text == words, words)
        reader.picture("ho-so-co-quan", window, wide=600)
        reader.press("Alt+2")
        reader.sees("2. Người ký, đơn vị", window)
        desk.thing(None, "^Người ký", window)
        reader.click("Lưu lại", window)
        desk.until(kept.exists, "it kept")
        assert parse(kept.read_text(encoding="utf-8"))[0].symbol == "UBND"
        kept.unlink()


def test_chuyen_ma(desk: Desk, tmp_path: Path) -> None:
    with reading(desk, "chuyen-ma") as reader, desk.blank(deck=False) as of:
        words = Paragraph("text", "Ủy ban nhân dân xã Suối Mơ đề nghị các thôn báo cáo kết quả tổng vệ sinh môi trường.")

        def type_as_of_old() -> None:
            text = of.getText()
            text.setString(encoded(words.text, "TCVN3"))
            cursor = text.createTextCursor()
            cursor.gotoEnd(True)
            cursor.CharFontName, cursor.CharHeight = ".VnTime", 14.0

        desk.on_main_thread(type_as_of_old)
        before = text_of(of)
        reader.picture("chuyen-ma", crop=(85, 200, 960, 160), wide=640)
        reader.menu("Văn Thư", "Chuyển mã sang Unicode")
        desk.until(lambda: words.text in text_of(of), "Unicode")
        desk.front(of)
        reader.press("Ctrl+Z")
        desk.until(lambda: text_of(of) == before, "it as it was")


def test_bo_qua(desk: Desk, laid: Lay) -> None:
    with reading(desk, "bo-qua") as reader, desk.opened(laid(letter(), "cong-van.odt")) as of:
        found = len(desk.findings())
        deck = desk.deck()
        choose(desk, deck, "đi,văn")
        desk.until(lambda: selected(of) == "đi,văn", "the words selected")
        reader.click("Bỏ qua", deck)
        dialog = desk.thing("dialog", "Bỏ qua chỗ này")
        desk.until(lambda: desk.thing("text", "Lý do", dialog).has("focused"), "the box for the reason")
        desk.type("Trích nguyên văn")
        rest()
        reader.picture("bo-qua", dialog)
        reader.press("Enter")
        tree = desk.thing("tree", within=deck)
        aside = reader.named("Đã bỏ qua")
        group = desk.until(lambda: next((each for each in tree.children() if each.name.startswith(aside)), None), "what is left aside")
        assert len(desk.findings()) == found - 1
        group.click()
        desk.press("Right", "Down")
        reader.click("Khôi phục", deck)
        desk.until(lambda: len(desk.findings()) == found, "it spoken of again")
        reader.click("Tạm dừng", deck)
        desk.until(lambda: desk.state()["phase"] == "paused", "the pause")
        reader.click("Kiểm tra lại", deck)
        desk.findings()
        reader.click("Tạm dừng", deck)
        desk.until(lambda: desk.state()["phase"] == "ready", "the check to go on")
        reader.menu("Văn Thư", "Tùy chọn")
        window = desk.until(lambda: next((each for each in desk._windows() if each.role == "dialog"), None), "the options")
        for name in ("Kiểm tra trong khi gõ", "Gạch lượn sóng dưới chữ sai", "Hiện cả những điều chỉ là gợi ý"):
            reader.sees(name, window)
        hint = reader.sees("Gợi ý tên văn bản ngay chỗ gõ", window)
        assert hint.role == "check box"
        rest()
        reader.picture("cai-dat", wide=560)
        desk.press("Escape")
        desk.until(lambda: not [each for each in desk._windows() if each.role == "dialog"], "it shut")


def test_truc_trac(desk: Desk, laid: Lay, told: Path) -> None:
    with reading(desk, "truc-trac") as reader, desk.opened(laid(letter(), "cong-van.docx"), deck=False, ReadOnly=True) as of:
        desk.thing("menu", "^Văn Thư$", desk.window()).click()
        rest(1)
        items = [each for each in desk.things() if each.role in ("menu item", "check menu item") and each.box().x > 0]
        assert len(items) > 15
        reader.picture("menu", *items)
        desk.press("Escape", "Escape")
        rest()
        desk.front(of)
        reader.menu("Văn Thư", "Bảng kiểm tra thể thức")
        deck = desk.deck()
        desk.findings()
        for name in ("Loại", "Quy định"):
            reader.sees(name, deck)
        assert not desk.thing("push button", "^" + reader.named("Sửa") + "$", deck).has("sensitive")
        reader.click("Kiểm tra lại", deck)
        desk.findings()
        reader.menu("Văn Thư", "Chẩn đoán")
        label = desk.thing("label", "Văn Thư trên máy này: .*điều ổn", desk.window())
        reader.click("Chép cho bộ phận hỗ trợ", label.parent())
        desk.thing("label", "Đã chép", desk.window())
        reader.menu("Văn Thư", "Mở nhật ký")
        desk.until(lambda: "/user\n" in shown(told), "the folder shown")
        reader.left.discard("vanthu.log")
        reader.menu("Văn Thư", "Giới thiệu Văn Thư")
        desk.thing(None, "Văn Thư 0")
        desk.press("Return")
        with desk.blank(deck=False) as mail:
            reader.press("Ctrl+V")
            desk.until(lambda: "Văn Thư, chẩn đoán lúc" in text_of(mail), "the report pasted")


def shown(told: Path) -> str:
    return told.read_text(encoding="utf-8") if told.exists() else ""


def another(desk: Desk, empty: Any) -> Any:
    of = desk.desktop.getCurrentComponent()
    return of if of is not None and of != empty and hasattr(of, "getCurrentController") else None


def asked(desk: Desk) -> bool:
    return bool(desk.things("dialog", "Điền vào câu mẫu"))


def offered(desk: Desk) -> list[Any]:
    found: list[Any] = json.loads(writer.call(desk.context, "offered"))["lines"]
    return found
