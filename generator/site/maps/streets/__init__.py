"""Streets from an archive of vector tiles that a newsroom installed."""
