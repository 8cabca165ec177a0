"""Site and Ledger become pages and files."""
