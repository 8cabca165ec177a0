"""Files become a Site: text with line numbers, then records, then resolved references."""
