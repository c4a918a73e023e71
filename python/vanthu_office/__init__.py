"""Văn Thư in Writer: the adapter between LibreOffice and the core. It knows the office; what is right or wrong the core knows."""
