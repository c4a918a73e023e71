"""WordprocessingML (.docx) ↔ Document."""

from .reader import read
from .writer import DocxFile

__all__ = ["DocxFile", "read"]
