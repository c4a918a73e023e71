"""Our templates under File ▸ New ▸ Templates: the office lists them, and each opens as a document of its own, right from the start."""

from __future__ import annotations

import datetime
import urllib.parse
from typing import Any, Callable, List

import pytest

TODAY = datetime.date(2026, 11, 28)


def children(ctx: Any, address: str, folders: bool) -> List[str]:
    files = ctx.ServiceManager.createInstanceWithContext("com.sun.star.ucb.SimpleFileAccess", ctx)
    return [each for each in files.getFolderContents(address, True) if files.isFolder(each) == folders]


def title(address: str) -> str:
    return urllib.parse.unquote(address.rpartition("/")[2])


def target(ctx: Any, address: str) -> str:
    """The file that an entry of the Template Manager stands for."""
    import uno
    from com.sun.star.beans import Property
    from com.sun.star.ucb import Command

    broker = ctx.ServiceManager.createInstanceWithContext("com.sun.star.ucb.UniversalContentBroker", ctx)
    content = broker.queryContent(broker.createContentIdentifier(address))
    asked = uno.Any("[]com.sun.star.beans.Property", (Property("TargetURL", -1, uno.getTypeByName("string"), 0),))
    return content.execute(Command("getPropertyValues", -1, asked), 0, None).getString(1)


@pytest.fixture
def listed(ctx: Any) -> Any:
    """listed[folder][title]: an entry's address."""
    templates = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DocumentTemplates", ctx)
    root = templates.getContent().getIdentifier().getContentIdentifier()
    return {title(group): {title(each): each for each in children(ctx, group, False)} for group in children(ctx, root, True)}


def test_all_are_listed(listed: Any) -> None:
    from vanthu.compose.template import offered

    for folder, regime in (("Nhà nước", "state"), ("Đảng", "party-2026"), ("Hội Phụ nữ", "women")):
        assert listed["Văn Thư - " + folder].keys() == {each.name for each in offered(regime)}
    assert sum(folder.startswith("Văn Thư - ") for folder in listed) == 7


@pytest.mark.parametrize(
    ("folder", "name", "regime"),
    [
        ("Nhà nước", "Công văn", "state"),
        ("Nhà nước", "Quyết định ban hành quy chế (quy định gián tiếp)", "state"),
        ("Nhà nước", "Biên bản", "state"),
        ("Đảng", "Nghị quyết", "party-2026"),
        ("Đảng", "Kế hoạch có phụ lục", "party-2026"),
        ("Mặt trận Tổ quốc", "Thông báo", "front"),
        ("Công đoàn", "Quyết định", "union"),
        ("Đoàn Thanh niên", "Kế hoạch", "youth"),
        ("Hội Nông dân", "Báo cáo", "farmers"),
        ("Hội Phụ nữ", "Tờ trình", "women"),
    ],
)
def test_one_opens_untitled_and_right(ctx: Any, listed: Any, open_url: Callable[..., Any], folder: str, name: str, regime: str) -> None:
    from vanthu.compose import lay_out
    from vanthu.compose.template import Answers, drafted, offered
    from vanthu.offices import Office
    from vanthu.pipeline import check
    from vanthu.rulebook import load
    from vanthu_office.reader import read

    model = open_url(target(ctx, listed["Văn Thư - " + folder][name]), AsTemplate=True)
    assert model.getURL() == "" and not model.isModified()
    template = next(each for each in offered(regime) if each.name == name)
    page = lay_out(drafted(template, regime, Office(), Answers(), None), load(regime)).document
    document = read(model).document
    said = [block.text for block in document.blocks]
    assert said[: len(page.blocks)] == [block.text for block in page.blocks]
    assert said[len(page.blocks) :] in ([], [""])  # below a table Writer needs a paragraph
    assert [each.page_start for each in document.sections] == [each.page_start for each in page.sections]
    checked = check(document, as_of=TODAY)
    assert (checked.anatomy.regime, checked.anatomy.main.type) == (regime, template.type)
    assert not checked.findings, [(each.rule, each.found) for each in checked.findings]
