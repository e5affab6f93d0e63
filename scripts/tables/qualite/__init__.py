"""Tables of what is known of each cité, how surely, and what is missing."""
