"""The commands, one file each; what they share stands in options and reporters."""
