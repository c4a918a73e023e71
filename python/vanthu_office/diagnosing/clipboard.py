"""A text of ours on the system's clipboard."""

from __future__ import annotations

from typing import Any

import uno
import unohelper
from com.sun.star.datatransfer import DataFlavor, UnsupportedFlavorException, XTransferable

from ..bridge import service

PLAIN = "text/plain;charset=utf-16"


class _Text(unohelper.Base, XTransferable):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        self._text = text

    def getTransferData(self, flavor: Any) -> Any:
        if not self.isDataFlavorSupported(flavor):
            raise UnsupportedFlavorException(flavor.MimeType, None)
        return self._text

    def getTransferDataFlavors(self) -> Any:
        return (DataFlavor(PLAIN, "Unicode", uno.getTypeByName("string")),)

    def isDataFlavorSupported(self, flavor: Any) -> bool:
        return bool(flavor.MimeType == PLAIN)


def copy(text: str) -> None:
    service("com.sun.star.datatransfer.clipboard.SystemClipboard").setContents(_Text(text), None)
