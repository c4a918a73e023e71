"""Guarded: what may not be changed: documents open for reading only, sections, cells and frames that are protected."""

from __future__ import annotations

from typing import Any


def is_read_only(model: Any) -> bool:
    return bool(model.isReadonly())


def is_protected(paragraph: Any) -> bool:
    """Whether a paragraph stands in a section, a cell or a frame that is protected."""
    section, cell, frame = [_property(paragraph, name) for name in ("TextSection", "Cell", "TextFrame")]
    while section is not None:
        if section.IsProtected:
            return True
        section = section.getParentSection()
    if cell is not None and _property(cell, "IsProtected"):
        return True
    return bool(frame is not None and _property(frame, "ContentProtected"))


def _property(holder: Any, name: str) -> Any:
    return holder.getPropertyValue(name) if holder.getPropertySetInfo().hasPropertyByName(name) else None
