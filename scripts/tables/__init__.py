"""The one description of every table and column; each format, page and dictionary is made from it.

A table is one file of a family folder (`cites/`, `programme/`, `reference/`, `dictionnaire/`) that
holds `TABLE`. The folders are the list: see `scripts.tables.listing`. The other modules here hold
what several tables share: keys, provenance, licences.
"""
