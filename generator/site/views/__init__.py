"""The parts of pages: what templates receive, and the functions that fill it."""
