"""The reader: Writer's document → Document, the same that the file readers give for the saved file.

A `Reading` reads a slice at a time, so that nobody waits for it; `read` reads all at once. What comes is a `Picture`: the
Document and, beside it, the paragraphs, tables, shapes and page styles it was read from. Offsets count letters of
`Block.text`; `range_of` and `place_of` lead from them to Writer's places and back. All this belongs to the main thread.
"""

from .picture import PageStyles, Picture
from .places import place_of, range_of
from .reading import Reading, read

__all__ = ["PageStyles", "Picture", "Reading", "place_of", "range_of", "read"]
