"""The tables that describe the tables."""
