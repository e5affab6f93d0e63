"""Tables of the cités: one file a table."""
