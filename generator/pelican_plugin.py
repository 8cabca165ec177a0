"""The only module that imports Pelican."""
