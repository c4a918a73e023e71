"""WordprocessingML (.docx) ↔ Document."""

from .new import write_new
from .reader import read
from .writer import DocxFile

__all__ = ["DocxFile", "read", "write_new"]
