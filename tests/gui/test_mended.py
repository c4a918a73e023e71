"""The page after all was mended with the key: what a window shows, where Writer draws nothing while it is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gui.desk import ROOT, Desk, copy


def test_the_lines_drawn_stand_under_the_middle_of_their_words(desk: Desk, tmp_path: Path) -> None:
    with desk.opened(copy(ROOT / "samples" / "quyet-dinh.docx", tmp_path)) as model:
        assert {"issuer.line", "motto.line", "subject.line"} <= set(desk.rules())
        desk.press("ctrl+alt+h")
        desk.until(lambda: "issuer.line" not in desk.rules(), "all to be mended")
        table = model.getTextTables().getByIndex(0)
        parting = table.getPropertyValue("TableColumnSeparators")[0].Position / table.getPropertyValue("TableColumnRelativeSum")
        page = model.getStyleFamilies().getByName("PageStyles").getByIndex(0)
        wide = page.Width - page.LeftMargin - page.RightMargin
        for _ in range(2):
            for (middle, low), room in zip(_lines(model), (table.Width * parting, table.Width * (1 - parting), wide), strict=True):
                assert abs(middle - room / 2) < 250 and 400 < low < 900  # hundredths of a millimetre; a cell has padding
            desk.press("ctrl+z")
            desk.until(lambda: "issuer.line" in desk.rules(), "all as it was")
            desk.press("ctrl+y")
            desk.until(lambda: "issuer.line" not in desk.rules(), "all mended again")


def _lines(model: Any) -> list[tuple[float, int]]:
    """Of each line, as the file keeps it: its middle from the left of its paragraph, and how far below the words' top it is."""
    page = model.getDrawPage()
    shapes = [page.getByIndex(index) for index in range(page.getCount())]
    assert len(shapes) == 3
    return sorted((shape.HoriOrientPosition + shape.getSize().Width / 2, shape.VertOrientPosition) for shape in shapes)
