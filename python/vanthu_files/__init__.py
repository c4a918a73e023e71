"""Files ↔ Document: readers and writers of .docx, .odt and text."""
