"""The steps of the line that ``build.py`` tells: each reads, judges or sums up one thing more."""
