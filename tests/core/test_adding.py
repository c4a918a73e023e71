"""One document more in a table that people keep: in its own columns, and nothing else touched."""

from __future__ import annotations

import datetime

import pytest

from vanthu.registers import own
from vanthu.registers.adding import added
from vanthu.registers.entry import Entry

NEW = Entry("Thông tư", "91/2026/TT-BTC", datetime.date(2026, 3, 2), "Bộ trưởng Bộ Tài chính", 'về việc "thử"; lần hai')
TABLES = {
    "as it is written": own.written([NEW._replace(number="7/2026/TT-BTC")]),
    "commas, other columns, a remark": "ghi chú,Số ký hiệu,Ngày,Loại,Cơ quan,Trích yếu\n"
    "x,7/2026/TT-BTC,01/3/2026,Thông tư,Bộ Tài chính,a\n",
    "tabs, no end of the last line": "số\tngày\tloại\tcơ quan\ttrích yếu\n7/2026/TT-BTC\t01/3/2026\tThông tư\tBộ Tài chính\ta",
    "a heading above the head": "Sổ của tôi;;;;\r\nloại;số ký hiệu;ngày;cơ quan ban hành;trích yếu\r\n",
    "a row with a slip": "loại;số ký hiệu;ngày;cơ quan ban hành;trích yếu\nThông tư;hôm qua;;;\n",
}


def told(entry: Entry) -> tuple[object, ...]:
    return entry.type, entry.number, entry.date, entry.issuer, entry.subject


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_it_stands_behind_all_that_was_there(text: str) -> None:
    longer = added(text, NEW)
    assert longer is not None and longer.startswith(text)
    before, after = own.parse(text), own.parse(longer)
    assert after.entries[:-1] == before.entries and told(after.entries[-1]) == told(NEW)
    assert after.problems == before.problems


@pytest.mark.parametrize("nothing", ["", "\ufeff", " \r\n"])
def test_where_nothing_is_a_table_is_begun(nothing: str) -> None:
    assert added(nothing, NEW) == own.written([NEW])


@pytest.mark.parametrize(
    "text",
    [
        "một tờ giấy\n",  # no head
        "số ký hiệu;ngày\n",  # no column for the issuer
        own.written([NEW]),  # it is there
        'loại;số ký hiệu;ngày;cơ quan ban hành;trích yếu\nThông tư;7/2026/TT-BTC;01/3/2026;Bộ;"chưa khép\n',
    ],
    ids=["no table", "no column", "there", "a quotation mark that is not closed"],
)
def test_what_cannot_be_leaves_it_alone(text: str) -> None:
    longer = added(text, NEW)
    assert longer is None or longer.startswith(text)
    if "chưa khép" not in text:
        assert longer is None
