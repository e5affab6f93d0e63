"""`make bench`: what a build costs at one, ten and a hundred times the size, and beside other generators.

It drives the real code from outside; nothing of `scripts/` knows that it exists.
"""
