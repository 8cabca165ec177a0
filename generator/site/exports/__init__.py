"""The same truth for machines: feeds, JSON, CSV, GeoJSON, JSON-LD, calendars."""
