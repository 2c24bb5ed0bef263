"""A reading of two mentions as subject and value of a property."""

from __future__ import annotations

import builtins
from decimal import Decimal

import attrs

from factcheck.facts import Statement
from factcheck.lexicon.confidence import Backing
from factcheck.lexicon.evidence import WeightedCue


@attrs.frozen(eq=False)
class Relation:
    """A reading of two mentions.

    Args:
        subject: The index of the mention that names the subject.
        value: That of the mention that gives the value.
        property: The property.
        rank: How much likelier than not it is that the words relate just these two so, as a logarithm.
        statements: What the store has about the subject and the property.
        known: The value of the statement that says so, or None.
        cue: The cue that speaks loudest for it, or None where only the words of its label do.
        is_spoken: Whether such words nearly always say something.
    """

    subject: int
    value: int
    property: str
    rank: float
    statements: tuple[Statement, ...]
    known: Statement | None
    cue: WeightedCue | None
    is_spoken: bool

    @builtins.property
    def score(self) -> Decimal:
        """The rank in hundredths, by which its confidence is looked up."""
        return Decimal(round(self.rank * 100)).scaleb(-2)

    @builtins.property
    def backing(self) -> Backing:
        """What the facts have on its subject and property."""
        if self.known is not None:
            return Backing.AGREE
        return Backing.DIFFER if self.statements else Backing.SILENT

    @builtins.property
    def mentions(self) -> tuple[int, int]:
        """The two mentions in reading order."""
        return min(self.subject, self.value), max(self.subject, self.value)
