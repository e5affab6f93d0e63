"""One writer of a format a file: pure functions from the model to (path, bytes), never to the disk."""
