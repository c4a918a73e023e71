"""WordprocessingML (.docx) ↔ Document."""
