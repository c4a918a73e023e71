"""The deck Thông tin văn bản: the facts of a document, read from its page while it is written, and written back to it."""
