"""OpenDocument text, zipped (.odt) or flat (.fodt) ↔ Document."""
