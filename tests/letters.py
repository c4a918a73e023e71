"""A letter with one old name in it that may become three: what is tried in the deck, in its window and on the command line."""

from __future__ import annotations


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
