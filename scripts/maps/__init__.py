"""Maps and figures: the model and the outlines in, SVG out. Pure: nothing is written, nothing depends on the clock."""
