"""Plain typed objects whose strings are ready to print; what the templates receive."""
