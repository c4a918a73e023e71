"""OpenDocument text, zipped (.odt) or flat (.fodt) ↔ Document."""

from __future__ import annotations

from .new import write_new
from .writer import OdtFile

__all__ = ["OdtFile", "write_new"]
