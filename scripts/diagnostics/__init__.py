"""Diagnostics: what a check found, as data, and one renderer a file."""
