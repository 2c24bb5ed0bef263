"""An amount on its way to being a mention."""

from __future__ import annotations

from decimal import Decimal

import attrs

from factcheck.mentions.amounts.currencies import Currency
from factcheck.mentions.amounts.numeral import Numeral
from factcheck.mentions.mention import MentionKind


@attrs.define
class Draft:
    """An amount on its way to being a mention; positions are those of the folded text."""

    start: int
    end: int
    kind: MentionKind
    rule: str
    value: Decimal
    step: Decimal
    numeral: Numeral
    unit: str = ""
    currency: Currency | None = None
    pieces: list[tuple[str, int, int, str]] = attrs.field(factory=list)
    bare: bool = False
    upper: Decimal | None = None
