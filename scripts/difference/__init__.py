"""What changes from one state of the registry to another, in terms of the registry: a code added, a word of confidence.

States are read, compared into frozen changes, said in French, and rendered. Comments of proposals, changelog, feed and
history all come from here.
"""
