"""OpenDocument text, zipped (.odt) or flat (.fodt) ↔ Document."""

from __future__ import annotations

from .blank import TEMPLATE
from .new import parts, write_new
from .writer import OdtFile

__all__ = ["TEMPLATE", "OdtFile", "parts", "write_new"]
