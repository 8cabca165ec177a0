"""Incident and Ledger become views: one file for each part of a page."""
