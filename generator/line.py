"""The line, step by step: the one place where the rooms meet."""
