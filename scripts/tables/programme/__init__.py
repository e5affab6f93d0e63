"""Tables of the programme as a whole, and the sources."""
