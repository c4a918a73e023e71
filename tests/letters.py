"""Letters that are tried in several places: as they were typed, or with one old name in them that may become three."""

from __future__ import annotations

RAW_PLAN = """ỦY BAN NHÂN DÂN XÃ SUỐI MƠ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Suối Mơ, ngày 12 tháng 3 năm 2026
KẾ HOẠCH
Tổng vệ sinh môi trường năm 2026
Ủy ban nhân dân xã ban hành Kế hoạch tổng vệ sinh môi trường như sau:
1. Mục đích: giữ gìn đường làng, ngõ xóm sạch đẹp.
2. Thời gian: ngày 20 tháng 3 năm 2026.
Nơi nhận:
- Các thôn;
- Lưu: VT, VP.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An"""


def with_old_name(more: str = "") -> str:
    """`more`: what follows the name in its sentence."""
    return f"""UBND TỈNH PHÚ THỌ
SỞ NỘI VỤ
Số: 15/SNV-VP
V/v hướng dẫn công tác văn thư
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Thọ, ngày 15 tháng 8 năm 2025
Kính gửi: Các phòng thuộc Sở.
Giao Văn phòng hướng dẫn người dân xã Tân Lập{more}.
Nơi nhận:
- Như trên;
- Lưu: VT, VP.
GIÁM ĐỐC
Nguyễn Văn An
"""
