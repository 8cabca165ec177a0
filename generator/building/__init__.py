"""Which outputs are stale, making them on all cores, swapping the result in.

Knows nothing of incidents.
"""
