"""Whether a word stands in a quotation: what is quoted was said on another day."""

from __future__ import annotations

from factcheck.consistency.context import Context

_OPENING = "“«„"
_CLOSING = "”»"
_LONGEST = 1000


def is_quoted(context: Context, offset: int) -> bool:
    """Whether an offset lies inside quotation marks that open before it in its paragraph.

    Args:
        context: The text.
        offset: A place in it.
    """
    text = context.text
    start = max(text.rfind("\n", 0, offset) + 1, offset - _LONGEST)
    before = text[start:offset]
    opened = max(before.rfind(mark) for mark in _OPENING)
    if opened >= 0 and opened > max(before.rfind(mark) for mark in _CLOSING):
        return True
    return before.count('"') % 2 == 1
