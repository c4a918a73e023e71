"""The writer: Edits → Writer's model, as the file writers make them in a saved file.

All of this belongs to the main thread. What is done inside `one_step` is one step for Ctrl+Z.
"""

from .file import WriterFile, apply
from .normalising import Normalised, normalise
from .step import one_step

__all__ = ["Normalised", "WriterFile", "apply", "normalise", "one_step"]
