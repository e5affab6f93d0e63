"""Compares the registry with the official files: what it lacks, has in excess or says otherwise.

`fetch` and `cache` alone touch the network and the disk. The rest is pure: `tabular` turns bytes into rows, `columns`
finds in them what `data/amont.yaml` says, one module of `comparisons/` a kind of file finds the differences, `patch`
writes those that can be mended, and `text`, `markdown` and `json` say them all. Nothing here writes to the registry.
"""
