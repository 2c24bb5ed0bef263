"""What a rule captured: the items of its pattern by name, as its value function sees them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.mentions.dates.alphabet import Item

PARTS = {"weekday": "weekday", "day": "day", "ordday": "day", "month": "month", "year": "year"}
"""The captures that are handed out as parts of a mention, and the names of those."""

SIDES = ("left", "right")
"""The captures of the ends of a range; a bare year or day there is a part too."""


@attrs.frozen(eq=False)
class Captures:
    """What a rule's value function sees.

    Args:
        items: The captured items by name.
        roles: The role in which each was captured.
        arguments: Constants that stand with the rule in its table.
        parts: The names of parts that captures are handed out under; value functions may add to them.
    """

    items: Mapping[str, Item]
    roles: Mapping[str, str]
    arguments: Mapping[str, Any]
    parts: dict[str, str] = attrs.field(factory=PARTS.copy)

    def __contains__(self, name: str) -> bool:
        return name in self.items

    def __getitem__(self, name: str) -> Any:
        return self.items[name].meaning(self.roles[name])

    def get(self, name: str, default: Any = None) -> Any:
        """The meaning of a captured item, else the constant of that name, else the default."""
        return self[name] if name in self.items else self.arguments.get(name, default)
