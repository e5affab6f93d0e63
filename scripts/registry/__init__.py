"""Reads the files that people edit: typed records, each value with its file, line and column."""
