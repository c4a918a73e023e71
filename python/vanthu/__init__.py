"""The heart of Văn Thư: what an administrative document is, and what is wrong with it.

Pure: no file, no office, no screen; the standard library that LibreOffice ships on Windows, Python 3.8.
"""

__version__ = "0.3.0"
