"""The site, from the model: hand-written pages, generated pages, style sheets, full-text index, sitemap (`emit`).

Nothing is imported here: the shells are made in a process that needs no model.
"""
