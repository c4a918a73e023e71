"""Texts and documents that nobody would write on purpose: pieces of real ones, shuffled, cut and spoilt. For fuzzing."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from models import model, types

from vanthu.compose import lay_out
from vanthu.document import Block, Document, Format, Leading, Line, Margin, ParagraphFormat, Place, Run, Section, Tab, Table, plain_block
from vanthu.rulebook import REGIMES, load

# In the suite the same few examples every time; VANTHU_FUZZ=5000 looks for new ones.
MORE = int(os.environ.get("VANTHU_FUZZ", "0"))


def fuzzing(examples: int) -> settings:
    return settings(
        max_examples=MORE or examples,
        derandomize=not MORE,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


HEADER = tuple(
    """\
ỦY BAN NHÂN DÂN
UBND TỈNH QUẢNG NGÃI
SỞ NỘI VỤ
ĐẢNG BỘ TỈNH QUẢNG NGÃI
HỘI NÔNG DÂN XÃ BA TƠ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
ĐẢNG CỘNG SẢN VIỆT NAM
ĐOÀN TNCS HỒ CHÍ MINH
Độc lập - Tự do - Hạnh phúc
Độc lập – Tự do – Hạnh phúc
Số: 15/QĐ-SNV
Số:      /KH-UBND
Số 02-KH/ĐU
79-/HD-MTTW-BTT
Số: 5/2026/NQ-HĐND
V/v báo cáo công tác văn thư
*
***
-----
_______
Quảng Ngãi, ngày 5 tháng 3 năm 2026
Ba Tơ, ngày   tháng   năm 2026
Hà Nội, 31/02/2026
ngày 10  tháng 03 năm 2020
HỎA TỐC
MẬT
DỰ THẢO
QUYẾT ĐỊNH
KẾ HOẠCH
BÁO CÁO
TỜ TRÌNH
NGHỊ QUYẾT
HƯỚNG DẪN Tuyên truyền
GIẤY MỜI
BIÊN BẢN
Về việc ban hành Quy chế
Phần thứ nhất
UBND TỈNH QUẢNG NGÃI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ        Độc lập - Tự do - Hạnh phúc
Số: 3/BC-SNV\tQuảng Ngãi, ngày 1 tháng 2 năm 2026
""".split("\n")[:-1]
)

BODY = tuple(
    """\
Kính gửi:
Kính gửi: Sở Tài chính; Sở Y tế.
- Sở Nội vụ;
GIÁM ĐỐC SỞ NỘI VỤ
Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư,
Theo đề nghị của Chánh Văn phòng.
QUYẾT ĐỊNH:
Chương I
Chương 2
QUY ĐỊNH CHUNG
Mục 1
Điều 1. Phạm vi điều chỉnh
Điều 3: Hiệu lực
Điều 5 Tổ chức
I. MỤC ĐÍCH, YÊU CẦU
III. TỔ CHỨC THỰC HIỆN
IV/ NỘI DUNG
1. Mục đích: làm tốt công tác.
3. Yêu cầu: kịp thời .
1.1. Việc thứ nhất
2.3 Việc khác
a) Việc này;
đ) Việc kia;
- Giao Văn phòng theo dõi,
Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thực hiện; báo cáo về Sở Y tế.
Các cơ quan , đơn vị  thực hiện./.
sau khi khi hoàn thành thì toute xuất báo cáo
theo Kết luận số 16-KL/TW ngày 14/02/2020 và 1468/QĐ/TTg
uỷ ban nhân dân và ủy ban nhân dân Tỉnh Quảng ngãi
thị xã Hương trà, Việt nam
Xem Phụ lục I, Phụ lục 2 kèm theo.
“Điều 2. Sửa đổi, bổ sung khoản 1 như sau:
1. Nội dung được trích”.
(Kèm theo Quyết định số 15/QĐ-SNV ngày 5 tháng 3 năm 2026)
PHỤ LỤC I
Phụ lục
Phụ lục 2: Biểu mẫu
Họ và tên:...........
……………
Ngày …… tháng …… năm 20…
5 % , 10m2, 1,000,000đ
http://a.vn/b?c=1 a@b.vn
Céng hßa x· héi
**I. MỤC ĐÍCH**
[^1]: ghi chú
Văn bản¹
H
12
- 3 -
Trang 2/5

""".split("\n")[:-1]
)

ENDING = tuple(
    """\
Nơi nhận:
Noi nhậm:
- Như Điều 3;
- Như trên;
- Lưu: VT, VP.
- Lưu VP, 05 bản
- UBND tỉnh (để b/c);
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
TL. GIÁM ĐỐC
T/M BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
GIÁM ĐỐC
BÍ THƯ
(Đã ký)
Nguyễn Văn An
TS. Trần Thị Bình
NGUYỄN VĂN CƯỜNG
ĐT: 0255 3822 000
LTH.05.
./.
""".split("\n")[:-1]
)
LINES = HEADER + BODY + ENDING
PIECES = tuple(sorted({piece for line in LINES for piece in line.split(" ")})) + (
    " ",
    "  ",
    "\t",
    "\n",
    "\u00a0",
    "\u200b",
    "\u0301",
    "\ufeff",
    "\U0001f600",
    "ﬁ",
    "İ",
    "ß",
)
LETTERS = 'aAđĐ019.,;:-–/_*()“”"… \t\n\u00a0ờÝIVX%º²\u0309\u200b{}\\\ufffc'

regimes = st.sampled_from((None, *REGIMES))


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """The text with some letters changed, dropped, doubled, put in."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        text = text[:at] + draw(st.text(LETTERS, max_size=3)) + text[at + gone :]
    return text


pieced = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).flatmap(
    lambda pieces: st.sampled_from((" ", "", ", ")).map(lambda glue: glue.join(pieces))
)
lines = st.one_of(st.sampled_from(LINES), st.sampled_from(LINES), st.sampled_from(LINES).flatmap(spoilt), pieced)


def texts(most: int = 40) -> st.SearchStrategy[str]:
    """Lines in any order; or some of a header, a body and an ending, in theirs."""
    ordered = st.tuples(*[st.lists(st.sampled_from(part), max_size=12) for part in (HEADER, BODY, ENDING)]).map(
        lambda parts: [line for part in parts for line in part]
    )
    return st.one_of(st.lists(lines, max_size=most), ordered).map("\n".join)


# Documents with a form.

formats = st.fixed_dictionaries({
    "font": st.sampled_from(("Times New Roman", "Times New Roman", ".VnTime", "Arial", "")),
    "size": st.sampled_from((0.0, 12.0, 13.0, 13.5, 14.0, 28.0)),
    "bold": st.booleans(),
    "italic": st.booleans(),
    "underline": st.booleans(),
    "caps": st.booleans(),
    "colour": st.sampled_from(("", "FF0000")),
    "position": st.sampled_from((0, 0, 1)),
}).map(lambda fields: Format(**fields))  # fmt: skip
forms = st.fixed_dictionaries({
    "align": st.sampled_from(("left", "center", "right", "justify")),
    "first": st.sampled_from((0.0, 10.0, 12.7, -5.0)),
    "left": st.sampled_from((0.0, 20.0)),
    "before": st.sampled_from((0.0, 6.0)),
    "after": st.sampled_from((0.0, 6.0, 12.0)),
    "leading": st.sampled_from((Leading(), Leading("multiple", 1.5), Leading("exact", 18.0), Leading("least", 0.0))),
    "tabs": st.sampled_from(((), (Tab(40.0, "center"), Tab(120.0, "center")))),
    "page_break": st.booleans(),
}).map(lambda fields: ParagraphFormat(**fields))  # fmt: skip
strokes = st.tuples(
    st.sampled_from(("shape", "border")),
    st.sampled_from((0.0, 20.0, 60.0, 200.0)),
    st.sampled_from((None, 10.0)),
    st.sampled_from((None, 6.0)),
).map(lambda fields: Line(*fields))
PLACES = (
    Place(), Place(), Place(), Place("cell", 0, 0, 0, width=70.0), Place("cell", 0, 0, 1, width=95.0), Place("cell", 1, 1, 0, width=40.0),
    Place("frame", frame=0, width=60.0), Place("note", frame=1),
)  # fmt: skip
TABLES = (Table((70.0, 95.0), 1), Table((40.0, 40.0, 40.0), 2, bordered=True))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = draw(lines)
    cut = draw(st.integers(0, len(text)))
    field = draw(st.sampled_from(("", "", "", "DATE", "PAGE", "MERGEFIELD")))
    pieces = [(text[:cut], draw(formats), ""), (text[cut:], draw(formats), field)]
    return Block(
        runs=tuple(Run(*piece) for piece in pieces if piece[0]),
        paragraph=draw(forms),
        place=draw(st.sampled_from(PLACES)),
        label=draw(st.sampled_from(("", "", "", "1.", "I.", "-", "a)"))),
        lines=tuple(draw(st.lists(strokes, max_size=2))),
        notes=tuple(sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))),
        tracked=draw(st.booleans()),
        breaks_page=draw(st.booleans()),
    )


pages = st.sampled_from((
    Section(),
    Section(left=20.0, header=5.0),
    Section(width=297.0, height=210.0, landscape=True),
    Section(columns=2, starts_page=False),
    Section(margins=(Margin("footer", "default", (Block((Run("1", Format(size=10.0), "PAGE"),)),)),), number_format="roman"),
    Section(margins=(Margin("header", "default", (Block((Run("- ", Format()), Run("2", Format(), "PAGE"))),)),), page_start=1),
))  # fmt: skip


@st.composite
def formed(draw: st.DrawFn) -> Document:
    """Paragraphs of every look, place and order."""
    found = draw(st.lists(blocks(), max_size=25))
    sections = draw(st.lists(pages, min_size=1, max_size=3))
    cut = draw(st.integers(0, len(found)))
    last = len(sections) - 1
    return Document(tuple(replace(block, section=0 if at < cut else last) for at, block in enumerate(found)), tuple(sections), TABLES)


@lru_cache(maxsize=None)
def right(regime: str, type: str) -> Document:
    return lay_out(model(regime, type), load(regime)).document


models = st.sampled_from(REGIMES).flatmap(lambda regime: st.sampled_from(types(regime)).map(lambda type: right(regime, type)))


@st.composite
def nearly_right(draw: st.DrawFn) -> Document:
    """A right document with some of its paragraphs spoilt, dropped, doubled, exchanged, or dressed otherwise."""
    document = draw(models)
    found = list(document.blocks)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(found) - 1))
        block = found[at]
        what = draw(st.sampled_from(("text", "drop", "double", "exchange", "look", "form", "line", "strokes")))
        if what == "text":
            found[at] = replace(block, runs=(Run(draw(spoilt(block.text)), block.format_at(0)),), notes=())
        elif what == "drop" and len(found) > 1:
            del found[at]
        elif what == "double":
            found.insert(at, block)
        elif what == "exchange":
            other = draw(st.integers(0, len(found) - 1))
            found[at], found[other] = replace(found[other], place=block.place), replace(block, place=found[other].place)
        elif what == "look":
            found[at] = replace(block, runs=tuple(Run(run.text, draw(formats), run.field) for run in block.runs))
        elif what == "form":
            found[at] = replace(block, paragraph=draw(forms))
        elif what == "line":
            found.insert(at, replace(block, runs=plain_block(draw(lines)).runs, notes=()))
        elif what == "strokes":
            found[at] = replace(block, lines=tuple(draw(st.lists(strokes, max_size=2))))
    return replace(document, blocks=tuple(found))
