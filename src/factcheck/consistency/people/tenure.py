"""P203 tenure: a time in office that is not that of its dates."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.offices import is_in_office
from factcheck.consistency.periods import contradictions, measured
from factcheck.messages import message
from factcheck.verdict import Finding, Severity


@attrs.frozen
class Tenure:
    """A time in office has to be as long as its dates say."""

    code = "P203"
    name = "tenure"
    severity = Severity.ERROR
    summary = message("a time in office that is not that of its dates")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every time in office whose length cannot be right.

        Args:
            context: The text with its mentions.
        """
        tenures = (measure for measure in context.view(measured) if is_in_office(context, measure.sentence))
        yield from contradictions(context, self, tenures)
