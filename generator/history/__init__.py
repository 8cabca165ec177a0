"""Git becomes a Ledger: versions, typed differences, coverage. Knows nothing of HTML."""
