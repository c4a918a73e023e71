"""Fields: which text is a field's code, which its shown result, and of which field."""

from __future__ import annotations

# Fields that only carry text someone wrote: a link, a form's blank.
_TRANSPARENT = {"HYPERLINK", "FORMTEXT", "FORMDROPDOWN", "QUOTE", ""}


_DEEPEST = 50  # fields in fields; deeper ones are no document's


class _Open:
    """A field that has begun and not ended."""

    def __init__(self, code: str = "", result: bool = False) -> None:
        self.code = code
        self.result = result  # its result has begun
        self.shown = False  # and something of it was shown

    @property
    def name(self) -> str:
        words = self.code.split(None, 1)
        return words[0].upper() if words else ""


class Fields:
    """The fields that are open where the reader stands."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._too_deep = 0
        self.in_code = False
        self.name = ""  # of the innermost field whose shown text this is; "" for none

    @property
    def depth(self) -> int:
        return len(self._open)

    def begin(self) -> None:
        self._push(_Open())

    def begin_simple(self, code: str) -> None:
        self._push(_Open(code, result=True))

    def _push(self, field: _Open) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(field)
            self._update()
        else:
            self._too_deep += 1

    def instruction(self, text: str) -> None:
        if self._open and not self._open[-1].result:
            self._open[-1].code += text

    def separate(self) -> None:
        if self._open:
            self._open[-1].result = True
            self._update()

    def shown(self) -> None:
        for each in self._open:
            each.shown = True

    def end(self) -> str:
        """Close the innermost field; the name of one that showed nothing, which a reader of PAGE must still see."""
        if self._too_deep or not self._open:
            self._too_deep = max(self._too_deep - 1, 0)
            return ""
        closed = self._open.pop()
        self._update()
        return closed.name if not closed.shown and not self.in_code and closed.name not in _TRANSPARENT else ""

    def paragraph_ends(self) -> None:
        """A code that does not end with its paragraph is broken: it must not swallow the rest of the document."""
        if self.in_code:
            self._open = [each for each in self._open if each.result]
            self._update()

    def _update(self) -> None:
        self.in_code = any(not each.result for each in self._open)
        self.name = next((each.name for each in reversed(self._open) if each.name not in _TRANSPARENT), "")
