"""What a text asserts."""

from __future__ import annotations

import builtins
from decimal import Decimal
from enum import Enum

import attrs

from factcheck.claims.forms import Form
from factcheck.facts import EntityRef
from factcheck.mentions.mention import Mention
from factcheck.values import DateInterval, Span


class Unchecked(Enum):
    """Why a sentence that seems to say something is not held against the facts."""

    QUESTION = "question"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    OPINION = "opinion"
    FORECAST = "forecast"
    OTHER_TIME = "other_time"
    OTHER_OFFICE = "other_office"


class Operator(Enum):
    """What a text makes of a statement: it is denied, over, was so, was so then, is to come, or is only expected."""

    NEGATED = "negated"
    NO_LONGER = "no_longer"
    FORMER = "former"
    THEN = "then"
    TO_COME = "to_come"
    EXPECTED = "expected"


@attrs.frozen
class Claim:
    """Something that a text asserts.

    Args:
        span: The words that assert it, in the caller's text.
        surface: Exactly those words.
        text: The sentence in which they stand.
        property: The property that it gives a value to; None for what a consistency rule reads.
        subject: The entity that it is about, as read; None where there is none.
        subject_mention: Where the text names it; None where the text only implies it.
        value: The mention that gives the value; None where the claim is about a date alone.
        value_entities: The entities that the value may be; empty for amounts, dates and names that the store lacks.
        whens: The days or periods that it may be about, the likeliest first; empty where nothing says.
        start: The date at which, it says, the state began.
        end: The date until which, it says, the state lasts.
        pattern: The pattern or rule that read it, as written.
        origin: Where the pattern comes from.
        operator: What the text makes of it instead of just asserting it, or None.
        attributed_to: The mention of whose word the text gives it as, or None where it says so itself.
        unchecked: Why it is not held against the facts, or None.
        is_borne_out: Whether it was read so because the facts have it.
        confidence: How likely the text says just this, from 0 to 1 in hundredths; None where that is not calibrated, as
            for all that patterns read.
        form: What it asserts instead of a value: how many there are, what exceeds what, what comes first; or None.
    """

    span: Span
    surface: str
    text: str
    property: str | None = attrs.field(default=None, kw_only=True)
    subject: EntityRef | None = attrs.field(default=None, kw_only=True)
    subject_mention: Mention | None = attrs.field(default=None, kw_only=True)
    value: Mention | None = attrs.field(default=None, kw_only=True)
    value_entities: tuple[EntityRef, ...] = attrs.field(default=(), kw_only=True)
    whens: tuple[DateInterval, ...] = attrs.field(default=(), kw_only=True)
    start: DateInterval | None = attrs.field(default=None, kw_only=True)
    end: DateInterval | None = attrs.field(default=None, kw_only=True)
    pattern: str = attrs.field(default="", kw_only=True)
    origin: str = attrs.field(default="", kw_only=True)
    operator: Operator | None = attrs.field(default=None, kw_only=True)
    attributed_to: Mention | None = attrs.field(default=None, kw_only=True)
    unchecked: Unchecked | None = attrs.field(default=None, kw_only=True)
    is_borne_out: bool = attrs.field(default=False, kw_only=True)
    confidence: Decimal | None = attrs.field(default=None, kw_only=True)
    form: Form | None = attrs.field(default=None, kw_only=True)

    @builtins.property
    def when(self) -> DateInterval | None:
        """The day or period that it is most likely about, or None."""
        return self.whens[0] if self.whens else None
