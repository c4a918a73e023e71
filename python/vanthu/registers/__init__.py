"""Registers: what can be looked up. Documents often cited, and administrative units, present and former."""
