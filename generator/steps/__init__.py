"""The steps of ``build.py``, a function each."""
