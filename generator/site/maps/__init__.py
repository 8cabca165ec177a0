"""Maps drawn at build time as SVG, which need no one’s server."""
