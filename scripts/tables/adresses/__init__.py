"""Tables of the addresses once published that are no more."""
