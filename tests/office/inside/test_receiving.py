"""The deck of recipients: what a person chose stays while the text goes on; the list goes to the page in one step; sets are kept."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple

import pytest

from office.beside import panel_element

ROOT = Path(__file__).resolve().parents[3]
NINE = (
    "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp", "Sở Xây dựng", "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Giáo dục và Đào tạo",
    "Công an tỉnh", "Thanh tra tỉnh",
)  # fmt: skip


def body(names: Tuple[str, ...]) -> Tuple[str, ...]:
    tasks = ["%d. %s chủ trì rà soát văn bản thuộc lĩnh vực được giao." % (number, name) for number, name in enumerate(names, 1)]
    return (
        "I. MỤC ĐÍCH, YÊU CẦU", "1. Rà soát văn bản còn hiệu lực của tỉnh.", "II. TỔ CHỨC THỰC HIỆN", *tasks,
        "Trên đây là Kế hoạch rà soát văn bản năm 2026./.",
    )  # fmt: skip


# The choices alone


def recipient(words: str, status: str = "add", **rest: Any) -> Any:
    from vanthu.recipients.proposing import Recipient

    return Recipient(words, rest.pop("kind", "body"), status, **rest)


ARCHIVE = ("Lưu: VT, TH", "stands")


def proposed(*lines: Any) -> List[Any]:
    return [recipient(each) if isinstance(each, str) else recipient(*each) for each in lines] + [recipient(*ARCHIVE, kind="archive")]


def followed(choices: Any, lines: List[Any]) -> Any:
    from vanthu_office.receiving.choices import follow, standing_words

    return follow(choices, lines, [standing_words(each) for each in lines if each.status != "add"])


def told(choices: Any, lines: List[Any]) -> List[Tuple[str, str]]:
    from vanthu_office.receiving.choices import lines as shown

    return [(line.words, ("new " if line.new else "") + line.status) for line in shown(choices, lines)]


def line_of(choices: Any, lines: List[Any], words: str) -> Any:
    from vanthu_office.receiving.choices import lines as shown

    return next(line for line in shown(choices, lines) if line.words == words)


def test_what_is_proposed_is_ticked_but_for_what_is_only_usual() -> None:
    from vanthu_office.receiving.choices import Choices, lines, to_write

    there = [
        recipient("Sở Y tế"), recipient("Sở Nội Vụ", "correct", was="Sở nội vụ"), recipient("UBND huyện A", "drop", was="UBND huyện A"),
        recipient("TT Tỉnh ủy", why="usual"), recipient(*ARCHIVE, kind="archive"),
    ]  # fmt: skip
    choices = followed(Choices(), there)
    assert [status for _, status in told(choices, there)] == ["add", "correct", "drop", "maybe", "stands"]
    assert to_write(lines(choices, there)) == ("Sở Y tế", "Sở Nội Vụ", "Lưu: VT, TH")


def test_a_new_task_is_offered_and_the_choices_stay() -> None:
    from vanthu_office.receiving import choices as made

    first = proposed("Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp")
    choices = followed(made.Choices(), first)
    choices = made.ticked(choices, line_of(choices, first, "Sở Nội vụ"), False)
    choices = made.reworded(choices, line_of(choices, first, "Sở Tư pháp"), "Sở Tư pháp (để thẩm định)")
    choices = made.moved(choices, made.lines(choices, first), made.key_of("Sở Tư pháp"), 0)
    choices = made.added(choices, "Báo Quảng Ngãi", made.lines(choices, first))
    then = proposed("Sở Y tế", "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp")
    choices = followed(choices, then)
    assert told(choices, then) == [
        ("Sở Y tế", "new add"), ("Sở Tư pháp (để thẩm định)", "add"), ("Sở Tài chính", "add"), ("Sở Nội vụ", "left"),
        ("Báo Quảng Ngãi", "add"), ("Lưu: VT, TH", "stands"),
    ]  # fmt: skip
    assert not followed(choices, first).new, "the task is gone, and so is the offer"


def test_what_was_reworded_is_not_asked_for_once_more_when_it_stands() -> None:
    from vanthu_office.receiving import choices as made

    first = proposed("Sở Tài chính", "Sở Nội vụ")
    choices = followed(made.Choices(), first)
    choices = made.reworded(choices, line_of(choices, first, "Sở Tài chính"), "STC")
    choices = made.moved(choices, made.lines(choices, first), made.key_of("Sở Tài chính"), 1)
    then = proposed("Sở Tài chính", ("Sở Nội vụ", "stands"), ("STC", "stands"))
    choices = followed(choices, then)
    assert told(choices, then) == [("Sở Nội vụ", "stands"), ("STC", "stands"), ("Lưu: VT, TH", "stands")]
    assert told(followed(choices, first), first)[1] == ("STC", "add"), "the page has lost it"


def test_what_is_typed_on_the_page_counts() -> None:
    from vanthu_office.receiving import choices as made

    first = proposed("Sở Tài chính", "Sở Nội vụ")
    choices = followed(made.Choices(), first)
    choices = made.ticked(choices, line_of(choices, first, "Sở Nội vụ"), False)
    choices = made.moved(choices, made.lines(choices, first), made.key_of("Sở Nội vụ"), 0)
    then = proposed(("Sở Tài chính", "stands"), ("Sở Nội vụ", "stands"))
    choices = followed(choices, then)
    assert [status for _, status in told(choices, then)] == ["stands"] * 3
    choices = made.moved(choices, made.lines(choices, then), made.key_of("Sở Nội vụ"), 0)
    assert told(choices, then)[0][0] == "Sở Nội vụ"
    assert told(followed(choices, then), then)[0][0] == "Sở Nội vụ", "nothing was done to the page"
    turned = proposed(("Sở Y tế", "stands"), ("Sở Nội vụ", "stands"), ("Sở Tài chính", "stands"))
    back = proposed(("Sở Y tế", "stands"), ("Sở Tài chính", "stands"), ("Sở Nội vụ", "stands"))
    choices = followed(followed(choices, turned), back)
    assert [words for words, _ in told(choices, back)][:3] == ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"]


def test_what_was_typed_is_not_lost_when_the_text_asks_otherwise() -> None:
    from vanthu_office.receiving import choices as made

    usual = recipient("Các Sở, ban, ngành tỉnh", why="usual")
    first = [usual, *proposed("Sở Tài chính", "Sở Nội vụ")]
    choices = followed(made.Choices(), first)
    choices = made.reworded(choices, line_of(choices, first, "Sở Nội vụ"), "Sở Nội vụ (để theo dõi)")
    merged = proposed("Các Sở, ban, ngành tỉnh")
    choices = followed(choices, merged)
    assert told(choices, merged)[:2] == [("Các Sở, ban, ngành tỉnh", "new add"), ("Sở Nội vụ (để theo dõi)", "add")]
    line = line_of(choices, merged, "Sở Nội vụ (để theo dõi)")
    assert len(told(made.reworded(choices, line, ""), merged)) == 2


def test_a_chosen_unit_counts_until_it_stands() -> None:
    from vanthu_office.receiving import choices as made

    first = proposed("Sở Tài chính")
    choices = followed(made.Choices(), first)
    choices = made.reworded(choices, line_of(choices, first, "Lưu: VT, TH"), "Lưu: VT, KT")._replace(unit="KT")
    stands = [*first[:-1], recipient("Lưu: VT, KT", "stands", kind="archive")]
    choices = followed(choices, stands)
    assert choices.unit == "" and told(choices, stands)[-1] == ("Lưu: VT, KT", "stands")
    assert told(followed(choices, first), first)[-1] == ("Lưu: VT, TH", "stands"), "somebody wrote another on the page"


def test_sets_come_and_go_and_leave_what_the_text_asks_for() -> None:
    from vanthu_office.receiving import choices as made

    first = proposed("Sở Tài chính")
    choices = followed(made.Choices(), first)
    choices = made.with_set(choices, "a", ("Sở Y tế", "Sở Tài chính"), made.lines(choices, first))
    assert [words for words, _ in told(choices, first)] == ["Sở Tài chính", "Sở Y tế", "Lưu: VT, TH"]
    choices = made.with_set(choices, "b", ("Công an tỉnh",), made.lines(choices, first))
    assert [words for words, _ in told(choices, first)] == ["Sở Tài chính", "Công an tỉnh", "Lưu: VT, TH"]
    choices = made.with_set(choices, "", (), made.lines(choices, first))
    assert [words for words, _ in told(choices, first)] == ["Sở Tài chính", "Lưu: VT, TH"]


def test_a_set_is_in_the_words_of_the_list() -> None:
    from vanthu_office.receiving.choices import Choices, as_listed, lines

    page = proposed(("Chủ tịch, các PCT UBND tỉnh", "stands"))
    found = as_listed(("Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Sở Y tế"), lines(Choices(), page), ("Chủ tịch, các PCT UBND tỉnh",))
    assert found == ("Chủ tịch, các PCT UBND tỉnh", "Sở Y tế")


def test_a_line_of_ones_own_goes_again() -> None:
    from vanthu_office.receiving import choices as made

    first = proposed("Sở Tài chính", "Sở Nội vụ")
    choices = made.added(followed(made.Choices(), first), "Đài PTTH", made.lines(made.Choices(), first), made.key_of("Sở Tài chính"))
    assert told(choices, first)[1] == ("Đài PTTH", "add")
    assert told(made.added(choices, "đài PTTH;", made.lines(choices, first)), first) == told(choices, first), "it is there"
    choices = made.removed(choices, line_of(choices, first, "Đài PTTH"))
    assert len(told(choices, first)) == 3


@pytest.mark.parametrize(
    ("line", "unit", "wanted"),
    [
        ("Lưu: VT, TH", "KT", "Lưu: VT, KT"), ("Lưu: VT", "KT", "Lưu: VT, KT"), ("Lưu: VT, TH (03)", "KT", "Lưu: VT, KT (03)"),
        ("Lưu: VT, ….", "KT", "Lưu: VT, KT"), ("Lưu: VT, NC.NVA", "KT", "Lưu: VT, KT.NVA"), ("Lưu VT", "P. TH", "Lưu VT, P. TH"),
    ],
)  # fmt: skip
def test_the_drafting_unit_stands_in_the_archive_line(line: str, unit: str, wanted: str) -> None:
    from vanthu_office.receiving.doing import unit_in, with_unit

    assert with_unit(line, unit) == wanted
    assert unit_in(wanted) == unit


# In a window


class Deck:
    """The panel beside a document, and the hand that works in it."""

    def __init__(self, ctx: Any, model: Any, idle: Callable[[], None]) -> None:
        self.model, self.idle = model, idle
        self.element = panel_element(ctx, model, "recipients", 290, 800)
        self.panel = self.element._panel
        self.control = self.panel.face.control
        self.settle()

    def settle(self) -> "Deck":
        """Until what is proposed is of the text as it stands."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            self.idle()
            view = self.panel.session.view
            if view.fresh and view.checked is not None and self.panel.anatomy in (view.checked.anatomy, None):
                self.idle()
                if self.panel.anatomy is not None or view.checked.anatomy.kind != "document":
                    return self
            time.sleep(0.01)
        raise AssertionError("it was not looked at: %s" % self.panel.session.view.phase)

    def lines(self) -> Dict[str, str]:
        return {line.words: line.status for line in self.panel.lines}

    def key(self, words: str) -> str:
        return str(next(line.key for line in self.panel.lines if line.words == words))

    def do(self, what: str, words: str) -> None:
        self.panel.do(what, self.key(words))

    def press(self, name: str, *rest: Any) -> None:
        """What a button does, or a list."""
        from vanthu_office.receiving import deeds

        getattr(deeds, name)(self.panel, *rest)

    def write(self) -> str:
        self.press("write")
        said = self.status()
        self.settle()
        return said

    def page(self) -> Tuple[str, ...]:
        from vanthu.anatomy import anatomise
        from vanthu_office.reader import read
        from vanthu_office.receiving.doing import standing

        return standing(anatomise(read(self.model).document))

    def texts(self) -> List[str]:
        from vanthu_office.reader import read

        return [block.text for block in read(self.model).document.blocks]

    def status(self) -> str:
        return str(self.control["status"].getModel().Label)

    def type_on_page(self, after: str, words: str) -> "Deck":
        """A paragraph behind the one that begins so."""
        from vanthu_office.reader import read

        found = next(each for each in read(self.model).paragraphs if each.getString().startswith(after))
        found.getText().insertString(found.getEnd(), "\r" + words, False)
        return self.settle()

    def steps(self) -> int:
        return len(self.model.getUndoManager().getAllUndoActionTitles())


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Files of ours stand in a folder of the test's own; the panel, which no sidebar holds here, is to be seen."""
    from vanthu_office import decks, kept

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    monkeypatch.setattr(decks, "is_shown", lambda deck, frame: True)
    return tmp_path


def laid_out(page: Any, recipients: Tuple[str, ...], names: Tuple[str, ...] = NINE) -> Any:
    from vanthu.compose import Draft, Signature, lay_out, paragraphs
    from vanthu.rulebook import load
    from vanthu_office.writer.whole import write

    draft = Draft(
        regime="state", type="kế hoạch", banner="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto="Độc lập - Tự do - Hạnh phúc",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), number="Số: 15/KH-UBND", dateline="Quảng Ngãi, ngày 15 tháng 6 năm 2026",
        title="KẾ HOẠCH", subject="Rà soát văn bản năm 2026", body=paragraphs(body(names)),
        signers=(Signature(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Nguyễn Văn An"),),
        recipients_label="Nơi nhận:" if recipients else "", recipients=recipients,
    )  # fmt: skip
    write(page, lay_out(draft, load("state")).document, "thử")
    page.getUndoManager().clear()
    page.setModified(False)
    return page


LIST = ("- Chủ tịch, các PCT UBND tỉnh;", "- Lưu: VT, NC.")


@pytest.fixture
def deck(ctx: Any, shown: Any, idle: Callable[[], None], profile: Path, request: Any) -> Iterator[Deck]:
    """Beside a plan that gives nine bodies tasks; or as many as the test says."""
    deck = Deck(ctx, laid_out(shown, LIST, NINE[: getattr(request, "param", 9)]), idle)
    yield deck
    deck.element.dispose()
    from vanthu_office.session import forget, session_of

    forget(session_of(deck.model))


def test_the_list_goes_to_the_page_and_back_in_one_step(deck: Deck) -> None:
    before, texts = deck.page(), deck.texts()
    assert "add" in deck.lines().values() and not deck.model.isModified(), "nothing by itself"
    wanted = tuple(line.words for line in deck.panel.lines if line.ticked)
    assert deck.write().startswith("Đã ghi %d nơi nhận" % len(wanted))
    assert deck.page() == wanted != before
    assert deck.steps() == 1
    assert "add" not in deck.lines().values()
    assert not [each.rule for each in deck.panel.session.view.findings if each.rule.startswith("recipients.")]
    deck.model.getUndoManager().undo()
    deck.settle()
    assert deck.page() == before and deck.texts() == texts
    deck.model.getUndoManager().redo()
    deck.settle()
    assert deck.page() == wanted


three = pytest.mark.parametrize("deck", [3], indirect=True)


@three
def test_what_a_person_makes_of_it_is_written(deck: Deck) -> None:
    first, second, third = [words for words, status in deck.lines().items() if status == "add"][:3]
    deck.do("tick", first)
    deck.do("down", second)
    deck.panel.take_words("Sở Y tế (để biết)", deck.key(third))
    deck.press("begin_line")
    deck.panel.take_words("Báo Quảng Ngãi; Đài PTTH", "")
    assert deck.lines()[first] == "left" and deck.lines()["Đài PTTH"] == "add"
    order = [words for words, status in deck.lines().items() if status != "left" and status != "maybe"]
    deck.write()
    assert list(deck.page()) == order
    assert first not in deck.page() and "Sở Y tế (để biết)" in deck.page() and deck.page()[-1].startswith("Lưu")
    assert order.index("Sở Y tế (để biết)") < order.index(second)


@three
def test_a_new_task_is_offered_while_the_choices_stay(deck: Deck) -> None:
    deck.do("tick", "Sở Tài chính")
    deck.write()
    page = deck.page()
    deck.type_on_page("3. Sở Tư pháp", "4. Sở Y tế chủ trì rà soát văn bản về y tế.")
    assert [(line.words, line.status) for line in deck.panel.lines if line.new] == [("Sở Y tế", "add")]
    assert "mới" in deck.status() and deck.lines()["Sở Tài chính"] == "left"
    assert deck.page() == page, "an offer, no change"


def test_where_the_words_ask_for_it(deck: Deck) -> None:
    line = next(line for line in deck.panel.lines if line.because and line.status == "add")
    deck.panel.row = line.key
    deck.panel.refresh()
    said = str(deck.control["why"].getModel().Label)
    assert "mục" in said and "phần II" in said and "“" in said
    deck.do("go", line.words)
    assert deck.model.getCurrentSelection().getByIndex(0).getString()


def test_sets_are_kept_used_and_dropped(deck: Deck, profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office.receiving import asking, panel

    names = list(deck.control["set"].getItems())
    assert names[0].startswith("(") and "Gửi toàn tỉnh (mẫu)" in names and not any("Nghị quyết" in name for name in names)
    deck.control["set"].selectItemPos(names.index("Gửi toàn tỉnh (mẫu)"), True)
    deck.press("choose_set")
    lines = deck.lines()
    assert len(lines) == len(deck.panel.lines) and lines["Chủ tịch, các PCT UBND tỉnh"] == "stands", "not once more in other words"
    assert lines["Báo và phát thanh, truyền hình tỉnh"] == "add"
    wanted = [line.words for line in deck.panel.lines if line.ticked and line.kind != "archive"]
    monkeypatch.setattr(asking, "keep", lambda context, lines, type, taken, language: asking.Wish("Gửi hết", type))
    deck.press("keep")
    assert "Đã lưu" in deck.status()
    text = (profile / "noi-nhan.txt").read_text(encoding="utf-8")
    assert "tên: Gửi hết\nloại: kế hoạch\nnơi nhận:\n" in text and all("  %s\n" % words in text for words in wanted)
    deck.press("keep")
    assert (profile / "noi-nhan.txt").read_text(encoding="utf-8") == text, "one of that name is replaced"
    panel._chosen.clear()
    deck.panel.refresh()
    assert "Gửi hết" in deck.control["set"].getItems()
    deck.control["set"].selectItemPos(1, True)
    deck.press("choose_set")
    assert [line.words for line in deck.panel.lines if line.ticked and line.kind != "archive"] == wanted
    assert deck.control["drop"].getModel().EnableVisible
    deck.press("drop")
    assert (profile / "noi-nhan.txt").read_text(encoding="utf-8").strip() == ""


def test_a_broken_file_of_sets_is_told_and_stays(deck: Deck, profile: Path) -> None:
    from vanthu_office.receiving import saved

    broken = "[tot]\ntên: Tốt\nnơi nhận:\n  - Sở Y tế;\n\n[hong]\ntên: Hỏng\nnơi nhận:\n  Sở Nội vụ\nlạ: gì đây\n"
    (profile / "noi-nhan.txt").write_text(broken, encoding="utf-8")
    deck.press("shelf_changed", "")
    assert "Tốt" in deck.control["set"].getItems()
    assert "noi-nhan.txt, Dòng 10" in deck.status()
    assert saved.keep("Thêm", "", ["Sở Nội vụ"], "vi") == ""
    assert (profile / "noi-nhan.txt").read_text(encoding="utf-8").startswith(broken)
    (profile / "noi-nhan.txt").write_bytes(b"\xff\xfe\x00hong")
    assert saved.keep("Thêm", "", ["Sở Nội vụ"], "vi").startswith("Chưa lưu được")
    assert (profile / "noi-nhan.txt").read_bytes() == b"\xff\xfe\x00hong"
    deck.press("shelf_changed", "")
    assert "noi-nhan.txt" in deck.status() and "Gửi toàn tỉnh (mẫu)" in deck.control["set"].getItems()


def test_the_offices_own_sets(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import settings
    from vanthu_office.receiving import saved

    folder = profile / "bộ của tỉnh"
    folder.mkdir()
    (folder / "a.txt").write_text("[cua-tinh]\ntên: Của tỉnh\nnơi nhận:\n  Sở Y tế\n", encoding="utf-8")
    now = settings.read()._replace(recipients=str(folder))
    monkeypatch.setattr(settings, "read", lambda: now)
    assert [each.name for each in saved.shelf("vi").office] == ["Của tỉnh"]
    now = now._replace(recipients=str(folder / "không có.txt"))
    assert "không có.txt" in saved.shelf("vi").trouble


def test_the_unit_that_drafts(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu.offices import Office, Unit
    from vanthu_office import offices

    office = Office(
        name="Ủy ban nhân dân tỉnh Quảng Ngãi", issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"), symbol="UBND",
        units=(Unit("Nội chính", "NC"), Unit("Kinh tế", "KT")), recipients=("Sở Y tế",),
    )  # fmt: skip
    monkeypatch.setattr(offices, "known", lambda: offices.Kept(shown=(office,)))
    deck.panel._look()
    until = time.monotonic() + 5
    while deck.panel.office != office and time.monotonic() < until:
        deck.idle()
    assert tuple(deck.control["unit"].getItems())[1:] == ("NC", "KT") and deck.control["unit"].getSelectedItem() == "NC"
    assert deck.lines()["Sở Y tế"] == "add", "who always gets a copy"
    deck.control["unit"].selectItemPos(2, True)
    deck.press("choose_unit")
    assert deck.lines()["Lưu: VT, KT"] == "correct"
    deck.write()
    assert deck.page()[-1] == "Lưu: VT, KT" and deck.control["unit"].getSelectedItem() == "KT"


def test_a_page_that_has_moved_on_is_told(deck: Deck) -> None:
    from vanthu_office.reader import read

    found = next(each for each in read(deck.model).paragraphs if each.getString().startswith("- Chủ tịch"))
    found.setString("- Chủ tịch UBND tỉnh;")
    before = deck.texts()
    deck.press("write")
    assert deck.status().startswith("Nơi nhận trên trang vừa đổi") and deck.texts() == before
    deck.settle()
    assert "Chủ tịch UBND tỉnh" in deck.lines()


def test_a_page_without_a_list_gets_one(ctx: Any, shown: Any, idle: Callable[[], None], profile: Path) -> None:
    deck = Deck(ctx, laid_out(shown, ()), idle)
    assert deck.page() == ()
    assert deck.write().startswith("Đã ghi") and deck.page()[-1].startswith("Lưu: VT")
    deck.model.getUndoManager().undo()
    deck.settle()
    assert deck.page() == ()
    deck.element.dispose()


def test_what_is_no_document_or_only_read_is_told(
    ctx: Any, shown: Any, open_url: Callable[..., Any], idle: Callable[[], None], profile: Path
) -> None:
    deck = Deck(ctx, shown, idle)
    assert deck.status().startswith("Trang này chưa phải") and not deck.control["write"].getModel().Enabled
    deck.element.dispose()
    where = (profile / "chi-doc.odt").as_uri()
    laid_out(shown, ("- Lưu: VT, NC.",)).storeToURL(where, ())
    other = Deck(ctx, open_url(where, Hidden=False, ReadOnly=True), idle)
    assert other.status().startswith("Văn bản đang mở ở chế độ chỉ đọc") and not other.control["write"].getModel().Enabled
    before = other.texts()
    other.press("write")
    assert other.texts() == before
    other.element.dispose()


def test_keys_are_taken_before_the_list_and_the_page_have_them(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    import uno
    from com.sun.star.awt.Key import DOWN, F2, SPACE, A

    hand = deck.panel.face._hand
    monkeypatch.setattr(hand, "_control", type("Control", (), {"hasFocus": lambda self: True})())
    done: List[str] = []
    monkeypatch.setattr(hand, "_do", lambda what, row: done.append(what))
    event = uno.createUnoStruct("com.sun.star.awt.KeyEvent")
    taken = []
    for event.KeyCode, event.Modifiers in ((SPACE, 0), (DOWN, 4), (F2, 0), (DOWN, 0), (A, 0)):
        taken.append(hand.keyPressed(event))
    assert done == ["tick", "down", "edit"] and taken == [True, True, True, False, False]
    monkeypatch.undo()
    assert hand.keyPressed(event) is False


def test_a_finding_about_the_list_leads_here(deck: Deck) -> None:
    from vanthu_office.panel.deeds import offered

    led = {finding.rule: offered(finding) for finding in deck.panel.session.view.findings}
    assert led["recipients.coverage"] == "recipients"


def test_a_deck_that_is_not_seen_waits(deck: Deck, until: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu.offices import Office
    from vanthu_office import decks

    monkeypatch.setattr(decks, "is_shown", lambda deck, frame: False)
    before = deck.panel.anatomy
    deck.panel.office = Office(name="khác")
    deck.panel._look()
    deck.idle()
    assert deck.panel._late and deck.panel.anatomy is before
    monkeypatch.setattr(decks, "is_shown", lambda deck, frame: True)
    deck.panel.face.least_height(290)
    until(lambda: not deck.panel._late and deck.panel.office != Office(name="khác"))


def test_everything_has_its_place_and_its_name(deck: Deck) -> None:
    deck.panel.row = deck.panel.lines[0].key
    deck.panel.refresh()
    for width in (290, 400):
        deck.element.Window.setPosSize(0, 0, width, 800, 15)
        deck.panel.face.place()
        boxes = [control.getPosSize() for control in deck.element.Window.getControls() if control.isVisible()]
        assert all(box.X + box.Width <= width and box.Height > 0 for box in boxes)
    assert deck.panel.face.least_height(290) < 700
    for name in ("words", "up", "down", "add", "go", "write", "keep"):
        assert deck.control[name].getModel().HelpText


def test_a_document_closed_under_the_panel(ctx: Any, shown: Any, idle: Callable[[], None], profile: Path) -> None:
    deck = Deck(ctx, laid_out(shown, ("- Lưu: VT, NC.",)), idle)
    panel = deck.panel
    deck.element.dispose()
    shown.setModified(False)
    shown.close(True)
    idle()
    assert panel.session is None
    deck.press("write")
    panel.refresh()
