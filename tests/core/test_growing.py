"""A document that grows under somebody's hands, and texts that are none of the offices' business."""

from __future__ import annotations

import pytest
from building import plain
from models import model, types

from vanthu.compose import lay_out
from vanthu.document import Block, Document, plain_block
from vanthu.growing import is_growing, parted
from vanthu.listing import remarks, yet_to_come
from vanthu.pipeline import check
from vanthu.rulebook import REGIMES, load

UNRELATED = {
    "love letter": """\
Đà Lạt, ngày 14 tháng 2 năm 2026
Em yêu của anh,
Anh viết cho em khi ngoài trời mưa rất nhỏ. Đã ba tháng rồi mình chưa gặp nhau, anh nhớ em nhiều lắm.
Hôm qua anh đi ngang quán cà phê cũ , tự nhiên thấy thương quá.
Mong em giữ gìn sức khỏe. Hẹn gặp em vào mùa hè!
Hôn em,
Anh Minh""",
    "novel": """\
Chương 3
CHUYẾN TÀU ĐÊM
Con tàu rời ga lúc nửa đêm, mang theo những người đàn bà buồn ngủ và những cái thúng đầy ổi.
Lan ngồi bên cửa sổ, áp trán vào tấm kính lạnh. Nàng nghĩ tới mẹ, tới cái sân gạch rêu phủ, tới ông chủ tịch xã hay say rượu.
- Em đi đâu? - Người đàn ông hỏi.
- Về nhà.
Chỉ có thế. Rồi họ im lặng cho tới sáng.""",
    "recipe": """\
BÁNH XÈO MIỀN TRUNG
Nguyên liệu:
- 300 g bột gạo;
- 200 g tôm đất;
- 1 thìa bột nghệ;
- Hành lá, giá đỗ.
Cách làm:
1. Hòa bột với nước , để nghỉ 30 phút.
2. Phi thơm hành, xào tôm.
3. Đổ bột vào chảo nóng, đậy vung 2 phút.
Ăn kèm rau sống và nước mắm pha chua ngọt.""",
    "contract": """\
SALE AGREEMENT
This Agreement is made on 5 March 2026 between ABC Limited (the “Seller”) and Nguyen Van An (the “Buyer”).
1. Goods. The Seller shall deliver 200 units of the Goods to the Buyer no later than 30 April 2026.
2. Price. The price is USD 12,000, payable within thirty (30) days.
3. Governing law. This Agreement is governed by the laws of England and Wales.
IN WITNESS WHEREOF the parties have executed this Agreement.
For the Seller                                   For the Buyer
DIRECTOR""",
    "meeting notes": """\
Họp nhóm sáng thứ hai
Có mặt: Hà, Tuấn, Dũng, Vy
Việc tuần trước
- Vy xong trang chủ, còn lỗi ở máy điện thoại
- Tuấn chưa gọi khách
Việc tuần này
- Dũng: đặt vé đi Huế
- Hà viết báo cáo quý, gửi sếp trước 16h thứ sáu
Lần sau họp 9h ngày 12/3""",
    "cv": """\
NGUYỄN THỊ THU HÀ
Địa chỉ: 12 Lê Lợi, TP Huế. Điện thoại: 0905 123 456
Email: thuha@gmail.com
MỤC TIÊU NGHỀ NGHIỆP
Trở thành kế toán trưởng trong vòng 5 năm.
HỌC VẤN
2015 - 2019: Trường Đại học Kinh tế Huế, chuyên ngành Kế toán
KINH NGHIỆM
2019 - nay: Kế toán viên, Công ty TNHH Hoàng Gia
Kỹ năng: Excel, MISA, tiếng Anh B1""",
    "price list": """\
BẢNG GIÁ MÁY LẠNH THÁNG 6
Model	Công suất	Giá
AX-09	1 HP	7.900.000đ
AX-12	1,5 HP	9.450.000đ
AX-18	2 HP	13.200.000đ
Giá đã có thuế VAT. Miễn phí lắp đặt trong nội thành.
Liên hệ: 0905 000 111""",
    "essay": """\
Đề bài: Tả một người thân của em
Bài làm
Trong gia đình, người em yêu quý nhất là bà ngoại. Bà năm nay đã bảy mươi tuổi, tóc bạc trắng như cước.
Mỗi buổi chiều, bà thường kể chuyện cổ tích cho em nghe. Giọng bà ấm áp , nhẹ nhàng.
Em rất yêu bà và mong bà sống lâu trăm tuổi.""",
    "lyrics": """\
QUÊ HƯƠNG
Quê hương là chùm khế ngọt
Cho con trèo hái mỗi ngày
Quê hương là đường đi học
Con về rợp bướm vàng bay
(Điệp khúc)
Quê hương mỗi người chỉ một
Như là chỉ một mẹ thôi""",
    "code": """\
import sys

def main():
    for line in sys.stdin:
        print(line.strip() , end="")
    return 0

if __name__ == "__main__":
    sys.exit(main())  # chạy thử""",
    "pupil's request": """\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ĐƠN XIN NGHỈ HỌC
Kính gửi: Cô giáo chủ nhiệm lớp 9A
Em tên là Lê Văn Nam, học sinh lớp 9A. Em làm đơn này xin cô cho em nghỉ học ngày 12/3/2026 vì bị ốm.
Em xin chân thành cảm ơn.
Người làm đơn
Lê Văn Nam""",
}


@pytest.mark.parametrize("text", UNRELATED.values(), ids=UNRELATED)
def test_other_texts_are_left_alone(text: str) -> None:
    for document in (plain(text), Document(tuple(map(plain_block, text.split("\n"))))):
        checked = check(document)
        assert (checked.anatomy.kind, checked.findings) == ("letter", ())
        assert len(list(remarks(checked, "vi"))) == 1


def right(regime: str, type: str) -> Document:
    return lay_out(model(regime, type), load(regime)).document


def written(document: Document, count: int) -> Document:
    """The first so many paragraphs that have words; the cells of a table are there from the beginning."""
    blocks: list[Block] = []
    for block in document.blocks:
        count -= bool(block.text.strip())
        if count >= 0:
            blocks.append(block)
        elif block.place.kind == "cell":
            blocks.append(Block((), place=block.place))
    return Document(tuple(blocks), document.sections, document.tables)


WRITTEN = [(regime, type) for regime in REGIMES for type in types(regime)]
TYPED = [(regime, type) for regime, type in WRITTEN if regime == "state" or type in ("kế hoạch", "nghị quyết", "công văn")]


@pytest.mark.parametrize(("regime", "type"), TYPED)
def test_who_writes_down_the_page_is_not_told_of_what_is_to_come(regime: str, type: str) -> None:
    """Line after line of a right document, up to its end: nothing to mend now."""
    document = right(regime, type)
    main = check(document, regime).anatomy.main
    signed_first = "recipients" in main.parts and main.parts["signature"].block < main.parts["recipients"].block  # the list seems done then
    lines = sum(bool(block.text.strip()) for block in document.blocks[: main.last + 1])
    for count in range(lines + 1):
        checked = check(written(document, count), regime)
        assert not [finding.rule for finding in parted(checked).now if not (signed_first and finding.part == "recipients")], count


@pytest.mark.parametrize(("regime", "type"), WRITTEN)
def test_a_finished_document_has_nothing_to_wait_for(regime: str, type: str) -> None:
    checked = check(right(regime, type), regime)
    assert not is_growing(checked)
    assert parted(checked) == (checked.findings, ())


def test_what_waits_is_named_once_in_the_page_s_order() -> None:
    checked = check(written(right("state", "kế hoạch"), 3))
    assert is_growing(checked)
    said = yet_to_come(parted(checked).later, "state", "vi")
    assert said == "Văn bản đang soạn dở, còn phải có: Tiêu ngữ; Số, ký hiệu; Địa danh, thời gian; Tên loại; Chữ ký; Nơi nhận."
    assert yet_to_come((), "state", "vi") == ""


def test_what_waits_is_named_as_its_regime_calls_it() -> None:
    begun = plain(
        "ĐẢNG ỦY XÃ BA TƠ\n*\nSố 03-KH/ĐU\nBa Tơ, ngày 15 tháng 6 năm 2026\nKẾ HOẠCH\nCông tác văn thư\n-----\n1. Các phòng làm tốt."
    )
    checked = check(begun)
    assert "còn phải có: Tiêu đề; Chữ ký" in yet_to_come(parted(checked).later, checked.anatomy.regime, "vi")


def test_a_slip_in_what_is_written_does_not_wait() -> None:
    begun = plain("SỞ NỘI VỤ\nSố: 03/KH-SNV\nKẾ HOẠCH\nCông tác văn thư\n1. Các phòng , ban thực hiện các các việc sau.")
    found = parted(check(begun))
    assert {finding.rule for finding in found.now} == {"typography.spaces", "typography.repeat"}
    assert {"signature.missing", "recipients.missing", "dateline.missing"} <= {finding.rule for finding in found.later}


@pytest.mark.parametrize("text", ["", "ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN\nXÃ BA TƠ"])
def test_the_first_words_of_a_page(text: str) -> None:
    checked = check(plain(text))
    assert not checked.findings and not is_growing(checked)
