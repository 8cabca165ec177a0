"""Collections of others become incidents: rows are read, mapped, judged and written."""
