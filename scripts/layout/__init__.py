"""The canonical form of the files that people edit: how `make format` writes what was read."""
