"""What is known from earlier builds.

History keeps what it found in the store that is given to it; output keeps its own record of a site
beside it.
"""
