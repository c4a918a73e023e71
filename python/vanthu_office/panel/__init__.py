"""The deck's panel "Kiểm tra thể thức": what was found, as a calm list; what is chosen in it, in words; and what to do about it."""
