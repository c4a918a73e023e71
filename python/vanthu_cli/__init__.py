"""Văn Thư on the command line: check, fix, rules, explain."""
