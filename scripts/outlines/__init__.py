"""Outlines of `data/reference/contours/`, and the geometry that maps, formats, the API and the search field share."""
