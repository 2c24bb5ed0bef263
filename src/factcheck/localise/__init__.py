"""Amounts and dates as a Brazilian or American newsroom would print them, at the precision they were written.

Babel and its locale data load when something is first printed. Between a currency sign and its number stands a
plain space, as newsrooms type, not the no-break space of the Unicode locale data.
"""

from __future__ import annotations

from factcheck.localise.amounts import format_amount, format_decimal, format_money, format_number
from factcheck.localise.conversions import format_rate, in_reais_and_dollars
from factcheck.localise.dates import format_date, format_days
from factcheck.localise.digits import Style
from factcheck.localise.units import format_quantity

__all__ = [
    "Style",
    "format_amount",
    "format_date",
    "format_days",
    "format_decimal",
    "format_money",
    "format_number",
    "format_quantity",
    "format_rate",
    "in_reais_and_dollars",
]
