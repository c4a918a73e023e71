"""Soạn văn bản mới: what is to be written, for which office; and the document that opens."""
