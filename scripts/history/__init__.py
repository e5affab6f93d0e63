"""The changes of the registry since its first release, from git: one pass, whatever the number of pages.

`commits` reads what git holds, `entries` keeps of two states of a file what differs, `read` makes of both the history
of the model, with the words of `scripts.difference`; `emit` writes it as JSON and as an Atom feed.
"""
