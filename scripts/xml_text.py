"""Text as XML may hold it: one control character, and readers refuse the whole document."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no `Char` of XML 1.0, https://www.w3.org/TR/xml/#charsets."""


def allowed(text: str) -> str:
    """Return the text with the replacement character in the place of each one that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)
