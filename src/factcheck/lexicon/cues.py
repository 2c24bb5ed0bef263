"""Cues: the words around a subject and a value that hint at a property, each written as a pattern.

A cue looks at one place around the two mentions:

| cue | looks at |
|---|---|
| `{subject} ... {value}` | nothing but the order |
| `{subject} was born in {value}` | all the words between the two, where nothing else is mentioned there |
| `{subject} ... born in {value}` | the words before the later one |
| `{subject} was born ... {value}` | the words after the earlier one |
| `{subject} ... {value} engine` | the words after the later one |
| `manager of {subject} ... {value}` | the words before the earlier one |

With `{value}` before `{subject}` it is a cue for the other order. Other mentions among the words stand as `{entity}`,
`{date}`, `{number}`, `{money}` and `{code}`.
"""

from __future__ import annotations

import re
from enum import Enum

import attrs

from factcheck.errors import InvalidValueError
from factcheck.mentions.mention import Mention, MentionKind

GAP = "..."
SUBJECT, VALUE = "{subject}", "{value}"


class Kind(Enum):
    """What a value looks like in the text."""

    ENTITY = "entity"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    CODE = "code"


CODE = re.compile(r"(?<![\w/])(?=[\w./:-]{0,80}\d)\w+(?:[-./:]+\w+){1,12}/?")
"""An identifier, such as an ISBN or the address of a page: letters and digits joined by hyphens, stops, slashes."""

_KINDS = {
    MentionKind.ENTITY: Kind.ENTITY,
    MentionKind.DATE: Kind.DATE,
    MentionKind.PERIOD: Kind.DATE,
    MentionKind.MONEY: Kind.MONEY,
}


def kind_of(mention: Mention) -> Kind:
    """What a mention looks like."""
    if mention.kind is MentionKind.ENTITY and CODE.fullmatch(mention.surface):
        return Kind.CODE
    return _KINDS.get(mention.kind, Kind.NUMBER)


class Order(Enum):
    """Which of the two comes first in the text."""

    SUBJECT_FIRST = "subject_first"
    VALUE_FIRST = "value_first"


class Place(Enum):
    """Where around the two mentions a cue looks."""

    NOWHERE = "nowhere"
    BETWEEN = "between"
    BEFORE_LATER = "before_later"
    AFTER_EARLIER = "after_earlier"
    AFTER_LATER = "after_later"
    BEFORE_EARLIER = "before_earlier"


PLACES = (Place.BETWEEN, Place.BEFORE_LATER, Place.AFTER_EARLIER, Place.AFTER_LATER, Place.BEFORE_EARLIER)
"""The places with words, in the order in which contexts list them."""


@attrs.frozen(order=True)
class Cue:
    """Words at one place around a subject and a value.

    Args:
        order: Which of the two comes first.
        place: Where the words stand.
        words: The words in normal form, joined by spaces.

    Examples:
        >>> Cue.parse("{subject} ... born in {value}").place
        <Place.BEFORE_LATER: 'before_later'>
        >>> str(Cue(Order.VALUE_FIRST, Place.BEFORE_EARLIER, "author of"))
        'author of {value} ... {subject}'
    """

    order: Order = attrs.field(order=lambda order: order.value)
    place: Place = attrs.field(order=lambda place: place.value)
    words: str = ""

    def __str__(self) -> str:
        first, second = (SUBJECT, VALUE) if self.order is Order.SUBJECT_FIRST else (VALUE, SUBJECT)
        match self.place:
            case Place.NOWHERE:
                pieces = [first, GAP, second]
            case Place.BETWEEN:
                pieces = [first, self.words, second]
            case Place.BEFORE_LATER:
                pieces = [first, GAP, self.words, second]
            case Place.AFTER_EARLIER:
                pieces = [first, self.words, GAP, second]
            case Place.AFTER_LATER:
                pieces = [first, GAP, second, self.words]
            case Place.BEFORE_EARLIER:
                pieces = [self.words, first, GAP, second]
        return " ".join(piece for piece in pieces if piece)

    @classmethod
    def parse(cls, text: str) -> Cue:
        """The cue that is written so.

        Raises:
            InvalidValueError: If it has not one subject and one value, or looks at more than one place.
        """
        pieces = text.split()
        if pieces.count(SUBJECT) != 1 or pieces.count(VALUE) != 1:
            raise InvalidValueError(f"a cue has one {{subject}} and one {{value}}: {text!r}")
        earlier, later = sorted((pieces.index(SUBJECT), pieces.index(VALUE)))
        order = Order.SUBJECT_FIRST if pieces[earlier] == SUBJECT else Order.VALUE_FIRST
        before, between, after = pieces[:earlier], pieces[earlier + 1 : later], pieces[later + 1 :]
        if GAP in before or GAP in after or between.count(GAP) > 1 or (before and after):
            raise InvalidValueError(f"a cue has words at one place and one ... between the two: {text!r}")
        outside = before or after
        if GAP not in between:
            if outside:
                raise InvalidValueError(f"a cue with words outside has ... between the two: {text!r}")
            return cls(order, Place.BETWEEN, " ".join(between))
        gap = between.index(GAP)
        left, right = between[:gap], between[gap + 1 :]
        if sum(map(bool, (left, right, outside))) > 1:
            raise InvalidValueError(f"a cue has words at one place: {text!r}")
        if before:
            return cls(order, Place.BEFORE_EARLIER, " ".join(before))
        if after:
            return cls(order, Place.AFTER_LATER, " ".join(after))
        if left:
            return cls(order, Place.AFTER_EARLIER, " ".join(left))
        if right:
            return cls(order, Place.BEFORE_LATER, " ".join(right))
        return cls(order, Place.NOWHERE)
