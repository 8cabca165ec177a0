"""Incidents gathered by year, place, facet and tag, each list with its address.

Lists, feeds, the front page and the search all follow from what is gathered here, from summaries
alone.
"""
