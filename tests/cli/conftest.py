"""What the command line is tried on."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Said, Vanthu

from vanthu_cli.main import main

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def vanthu(capsys: pytest.CaptureFixture[str]) -> Vanthu:
    """Call the command line as a person would: its exit status and what it said."""

    def call(*words: str | Path) -> Said:
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return call


@pytest.fixture
def sample() -> Path:
    """The decision with slips that `build.py run` mends."""
    return ROOT / "samples" / "quyet-dinh.docx"


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """A document with nothing to mend."""
    from models import model

    import vanthu_files
    from vanthu.compose import lay_out
    from vanthu.rulebook import load

    path = tmp_path / "dung.docx"
    vanthu_files.write_new(lay_out(model("state", "quyết định"), load("state")).document, path)
    return path


RAW = """UBND XÃ SUỐI MƠ
VĂN PHÒNG
Số: 12/KH-VP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Mơ, ngày 15 tháng 6 năm 2026

KẾ HOẠCH
Về việc số hóa tài liệu lưu trữ năm 2026

Thực hiện chương trình công tác năm 2026, Văn phòng xây dựng kế hoạch số hóa tài liệu lưu trữ như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Bảo quản lâu dài tài liệu lưu trữ của xã.
2. Việc số hóa phải đúng quy trình, sau khi khi hoàn thành phải được nghiệm thu.

II. TỔ CHỨC THỰC HIỆN
Văn phòng chủ trì, báo cáo kết quả trước ngày 15 tháng 12 năm 2026./.

Nơi nhận:
- Ủy ban nhân dân xã;
- Lưu: VT, VP.

CHÁNH VĂN PHÒNG
Lê Văn Cường
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A plan typed as plain text."""
    path = tmp_path / "ke-hoach.txt"
    path.write_text(RAW, encoding="utf-8")
    return path
