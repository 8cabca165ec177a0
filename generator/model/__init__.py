"""The vocabulary of the newsroom: one small file per noun, frozen, no I/O, no HTML."""
