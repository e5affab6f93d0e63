"""Tables of official codes, restricted to what other tables use or whole, as each says."""
