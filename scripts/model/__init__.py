"""The one immutable model: the checked registry, resolved against the reference tables."""
