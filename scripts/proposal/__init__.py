"""A filled form -> a proposed change of the registry, checked, or what keeps it from being one.

The answers are read from the body that GitHub writes, turned into edits of lines, laid beside the registry in a folder
of their own, put in form, checked, and rendered. What people wrote is hostile: it is data here, and text in the reply.
"""
