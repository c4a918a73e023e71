"""What is Vietnamese in a Vietnamese document: letters, numerals, dates, symbols, tone marks, old encodings."""
