"""From records to pages.

Files under ``content/`` are read, with their line numbers, into a Site; the Site is judged by
editorial standards; git tells the Ledger, every version of every incident and which update
explains which change; Site and Ledger together become views, and views become pages. Nothing
flows back. Incidents go along this line one by one, and the site is put together from their gists.
"""
