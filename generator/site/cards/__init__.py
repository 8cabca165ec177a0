"""Quote cards and share pictures, drawn from SVG templates."""
