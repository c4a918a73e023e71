"""The panel Chèn nội dung: clauses for this document and this place in it, seen, filled in, put where they belong."""
