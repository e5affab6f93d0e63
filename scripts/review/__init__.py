"""What a proposed change does: to the data, to the check, to the published figures, to the quality of the registry.

A review is data. It is made where the contribution is, sent as JSON, and written as Markdown where the comment is
posted, by code that the contribution cannot touch.
"""
