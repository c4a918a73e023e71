"""Soạn văn bản mới: the window's choices, and the document that opens."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List

import pytest

TODAY = datetime.date(2026, 11, 28)


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    from vanthu_office import kept

    monkeypatch.setattr(kept, "path", lambda name: str(tmp_path / name))
    return tmp_path


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A commune's People's Committee and its Party committee write at this desk."""
    from vanthu.offices import Office, Person, Unit
    from vanthu_office import offices

    committee = Office(
        id="ubnd",
        name="Ủy ban nhân dân xã Suối Mơ",
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MƠ"),
        symbol="UBND",
        place="Suối Mơ",
        head="Chủ tịch Ủy ban nhân dân xã Suối Mơ",
        units=(Unit("Văn phòng", "VP"), Unit("Phòng Kinh tế", "KT")),
        signers=(Person("Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",)),),
    )
    party = Office(
        id="du",
        name="Đảng ủy xã Suối Mơ",
        regime="party-2026",
        parent=("ĐẢNG BỘ TỈNH QUẢNG NGÃI",),
        issuer=("ĐẢNG ỦY XÃ SUỐI MƠ",),
        symbol="ĐU",
        place="Suối Mơ",
    )
    monkeypatch.setattr(offices, "read", lambda: offices.Kept(shown=(committee, party)))
    return committee


@pytest.fixture
def begun(profile: Path) -> Iterator[Callable[..., Any]]:
    """begun(wish) → the new document; closed after the test."""
    from vanthu_office.beginning.document import begin

    models: List[Any] = []

    def begun(wish: Any) -> Any:
        models.append(begin(wish, TODAY))
        return models[-1]

    yield begun
    for model in models:
        shut(model)


def shut(model: Any) -> None:
    from vanthu_office.session import forget, session_of

    forget(session_of(model))
    model.setModified(False)
    model.close(True)


def wish(regime: str, type: str, office: Any, **answers: Any) -> Any:
    from vanthu.compose.template import Answers, offered
    from vanthu_office.beginning.dialog import Wish

    template = next(each for each in offered(regime) if each.type == type)
    return Wish(template, regime, office, Answers(**answers))


def texts(model: Any) -> List[str]:
    from vanthu_office.reader import read

    return [each.text for each in read(model).document.blocks]


def findings(model: Any) -> List[str]:
    from vanthu.pipeline import check
    from vanthu_office.reader import read

    return [each.rule for each in check(read(model).document, as_of=TODAY).findings]


def test_a_letter_opens_laid_out_and_clean(begun: Callable[..., Any], office: Any) -> None:
    answers = {"subject": "xin ý kiến dự thảo", "unit": office.units[0], "signer": office.signers[0], "addressees": ("Sở Nội vụ",)}
    model = begun(wish("state", "công văn", office, **answers))
    said = texts(model)
    assert "Số: …/UBND-VP" in said and "V/v xin ý kiến dự thảo" in said and "Suối Mơ, ngày … tháng … năm 2026" in said
    assert any(text.startswith("Kính gửi: Sở Nội vụ") for text in said) and "Nguyễn Văn An" in said and "- Lưu: VT, VP." in said
    assert findings(model) == []
    assert not model.isModified() and not model.getUndoManager().isUndoPossible()
    assert "xin ý kiến dự thảo" in model.DocumentProperties.Title
    selected = model.getCurrentController().getSelection().getByIndex(0).getString()
    assert selected.startswith("[") and selected.endswith("]"), "the first blank is there to be typed over"


def test_headings_have_levels_and_styles_have_vietnamese_names(begun: Callable[..., Any], office: Any) -> None:
    model = begun(wish("state", "kế hoạch", office))
    found = model.getText().createEnumeration()
    styles, levels = set(), []
    while found.hasMoreElements():
        each = found.nextElement()
        if each.supportsService("com.sun.star.text.Paragraph"):
            styles.add(each.ParaStyleName)
            levels.append(each.OutlineLevel)
    assert len(styles) >= 4 and 1 in levels, (styles, levels)
    assert any(not name.isascii() for name in styles)


def turns() -> Iterator[Any]:
    """Every template once, in one after another of its regimes: tests/core has each in all of them, and in Writer the page is the same."""
    from vanthu.compose.template import offered
    from vanthu.rulebook import REGIMES

    whose: Dict[str, List[str]] = {}
    for regime in REGIMES:
        for template in offered(regime):
            whose.setdefault(template.id, []).append(regime)
    for turn, (template, regimes) in enumerate(whose.items()):
        yield pytest.param(template, regimes[turn % len(regimes)], id=template)


@pytest.mark.parametrize(("template", "regime"), list(turns()))
def test_every_template_opens_clean_in_writer(profile: Path, template: str, regime: str) -> None:
    from vanthu.compose.template import Answers, offered
    from vanthu.offices import Office
    from vanthu.pipeline import check
    from vanthu_office.beginning.dialog import Wish
    from vanthu_office.beginning.document import begin
    from vanthu_office.reader import read

    begun = next(each for each in offered(regime) if each.id == template)
    model = begin(Wish(begun, regime, Office(regime=regime), Answers()), TODAY)
    checked = check(read(model).document, regime, TODAY)
    shut(model)
    assert not checked.findings, [(each.rule, each.found) for each in checked.findings]


def test_a_page_that_does_not_tell_its_regime_remembers_it(begun: Callable[..., Any]) -> None:
    from vanthu.offices import Office
    from vanthu_office import remembered

    union = Office(name="Công đoàn cơ sở", issuer=("CÔNG ĐOÀN CƠ SỞ",), regime="union")
    model = begun(wish("union", "kế hoạch", union))
    from vanthu.anatomy import anatomise
    from vanthu_office.reader import read

    known = anatomise(read(model).document).regime == "union"
    assert known or remembered.recall(model).regime == "union"


def test_the_window_offers_what_fits(ctx: Any, office: Any, profile: Path) -> None:
    from vanthu_office import memory
    from vanthu_office.beginning.dialog import Window

    memory.remember_template(wish("state", "tờ trình", office).template.id)
    window = Window(ctx, "vi")
    try:
        dialog = window.dialog
        assert dialog.getControl("office").getSelectedItem() == office.name
        assert dialog.getControl("template").getSelectedItem().startswith("Tờ trình"), "what was begun last stands on top"
        assert dialog.getControl("template").getItemCount() >= 29
        dialog.getControl("search").setText("qd")
        window._list()
        assert window._templates[0].type == "quyết định"
        dialog.getControl("search").setText("không có loại nào")
        window._list()
        assert window.wish() is None and "không có" in dialog.getControl("about").getModel().Label.lower()
        dialog.getControl("search").setText("cong van")
        window._list()
        dialog.getControl("subject").setText("báo  cáo\nviệc này ")
        dialog.getControl("addressees").setText("- Sở Nội vụ;\nSở Y tế.\n")
        dialog.getControl("unit").selectItemPos(2, True)
        dialog.getControl("signer").selectItemPos(1, True)
        made = window.wish()
        assert made is not None and made.template.type == "công văn" and made.office == office
        assert made.answers.subject == "báo cáo việc này" and made.answers.addressees == ("Sở Nội vụ", "Sở Y tế")
        assert made.answers.unit.symbol == "KT" and made.answers.signer == office.signers[0]
        dialog.getControl("office").selectItemPos(1, True)
        window._choose_office()
        assert window._regime == "party-2026" and dialog.getControl("regime").getSelectedItem() != ""
        dialog.getControl("search").setText("nghi quyet")
        window._list()
        assert window.wish().template.regimes[0].startswith("party")
    finally:
        window.dialog.dispose()


def test_with_no_office_known_everything_is_a_blank(ctx: Any, begun: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu_office import offices
    from vanthu_office.beginning.dialog import Window

    monkeypatch.setattr(offices, "read", lambda: offices.Kept())
    window = Window(ctx, "vi")
    try:
        assert "chưa có hồ sơ" in window.dialog.getControl("office").getSelectedItem()
        model = begun(window.wish())
    finally:
        window.dialog.dispose()
    assert any(text.startswith("[") for text in texts(model))
