"""From records to pages.

Files under ``content/`` are read, with their line numbers, one incident at a time; each is judged
by editorial standards; git gives its history, every version and which update explains which
change; and it is summed up. Summaries are planned into parts of the site, incident and history
become views, and views become pages. Nothing flows back. ``build.py`` says it step by step.
"""

import os

# What a record means must not hang on packages that happen to be installed beside ours, which
# pydantic would look through for plugins each time a command starts.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
