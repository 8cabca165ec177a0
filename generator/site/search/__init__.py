"""The search: what of each incident it finds, and the index that a browser reads in parts."""
