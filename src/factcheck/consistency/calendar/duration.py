"""C106 duration: a length of time that is not that of the period beside it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.offices import is_in_office
from factcheck.consistency.periods import contradictions, measured
from factcheck.messages import message
from factcheck.verdict import Finding, Severity


@attrs.frozen
class Duration:
    """A period has to be as long as the text says."""

    code = "C106"
    name = "duration"
    severity = Severity.ERROR
    summary = message("a duration that is not that of its dates")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every period whose length stands beside it and cannot be right.

        Args:
            context: The text with its mentions.
        """
        periods = (m for m in context.view(measured) if not m.length.ago and not is_in_office(context, m.sentence))
        yield from contradictions(context, self, periods)
