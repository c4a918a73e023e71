"""What the window Hồ sơ cơ quan asks in a box of its own: yes or no, which file."""

from __future__ import annotations

from typing import Any, Optional

import uno

from vanthu.strings import say

YES, NO = 2, 3  # com.sun.star.awt.MessageBoxResults
BUTTONS_OK, BUTTONS_YES_NO, BUTTONS_YES_NO_CANCEL = 1, 3, 4
OPEN, SAVE = 0, 10  # com.sun.star.ui.dialogs.TemplateDescription: FILEOPEN_SIMPLE, FILESAVE_AUTOEXTENSION
FILE = "ho-so-co-quan.json"


class Asking:
    def __init__(self, context: Any, parent: Any, language: str) -> None:
        self._context, self._parent, self._language = context, parent, language

    def yes(self, text: str) -> bool:
        return self._box("QUERYBOX", BUTTONS_YES_NO, text) == YES

    def yes_no_stop(self, text: str) -> Optional[bool]:
        return {YES: True, NO: False}.get(self._box("QUERYBOX", BUTTONS_YES_NO_CANCEL, text))

    def tell(self, text: str) -> None:
        self._box("WARNINGBOX", BUTTONS_OK, text)

    def file_to_read(self) -> str:
        return self._file(OPEN)

    def file_to_write(self) -> str:
        return self._file(SAVE, FILE)

    def _box(self, kind: str, buttons: int, text: str) -> int:
        toolkit = self._context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", self._context)
        box = toolkit.createMessageBox(
            self._parent, uno.Enum("com.sun.star.awt.MessageBoxType", kind), buttons, say("office.title", self._language), text
        )
        answer: int = box.execute()
        return answer

    def _file(self, kind: int, name: str = "") -> str:
        """Its path; "" where none was chosen."""
        picker = self._context.ServiceManager.createInstanceWithContext("com.sun.star.ui.dialogs.FilePicker", self._context)
        picker.initialize((kind,))
        picker.appendFilter(say("office.file.filter", self._language), "*.json")
        if name:
            picker.setDefaultName(name)
        try:
            if not picker.execute():
                return ""
            path: str = uno.fileUrlToSystemPath(picker.getSelectedFiles()[0])
            return path
        finally:
            picker.dispose()
