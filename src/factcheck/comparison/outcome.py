"""How a statement lies to a claim."""

from __future__ import annotations

from enum import Enum


class Outcome(Enum):
    """How a statement lies to a claim."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    STEP = "step"
    """It leads from the statement before it to what the claim says: a city lies in a state."""
    CONTEXT = "context"
