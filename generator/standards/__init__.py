"""Editorial rules over a resolved incident, one file per family; each has a code and teaches."""
