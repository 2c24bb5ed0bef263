"""The words around two mentions of a phrase, in the form in which cues are counted and looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.lexicon.cues import PLACES, Cue, Kind, Order, Place, kind_of
from factcheck.lexicon.phrase import Phrase, is_sign
from factcheck.mentions.mention import Mention

_LONGEST_BETWEEN = 8
_BEFORE_LATER, _AFTER, _BEFORE_EARLIER = 5, 3, 3

Chains = tuple[Sequence[str], ...]
"""For each of `PLACES`, the words there: first as many as count, then ever fewer."""


class Contexts:
    """One phrase, ready to give the words around any two of its mentions.

    Args:
        phrase: The phrase.
        joints: Words that join the members of a list.
    """

    def __init__(self, phrase: Phrase, joints: frozenset[str]) -> None:
        pieces = phrase.text.split(" ")[1:]
        self.phrase = phrase
        self.places = [index for index, piece in enumerate(pieces) if is_sign(piece)]
        self.mentions: list[Mention] = [phrase.mention(pieces[index]) for index in self.places]
        self.kinds: list[Kind] = [kind_of(mention) for mention in self.mentions]
        self.words = pieces
        for index, kind in zip(self.places, self.kinds, strict=True):
            pieces[index] = f"{{{kind.value}}}"
        self._joints = joints
        self._end = len(pieces) - (pieces[-1:] in (["."], ["!"], ["?"]))
        self._heads = self._list_heads(joints)

    def _list_heads(self, joints: frozenset[str]) -> list[int]:
        """For each mention the first member of the list in which it stands, itself where there is no list."""
        heads = list(range(len(self.places)))
        for index in range(1, len(heads)):
            gap = self.words[self.places[index - 1] + 1 : self.places[index]]
            if gap and self.kinds[index - 1] is self.kinds[index] and all(word in joints for word in gap):
                heads[index] = heads[index - 1]
        return heads

    def follows(self, index: int) -> bool:
        """Whether a mention is told about the one before it: words lead from that straight on to it."""
        if index == 0 or self._heads[index] != index or self.kinds[index - 1] is not Kind.ENTITY:
            return False
        gap = self.words[self.places[index - 1] + 1 : self.places[index]]
        return bool(gap) and gap[0] not in self._joints

    def around(self, earlier: int, later: int) -> Chains:
        """The words around two mentions, by place.

        A member of a list has the words before the list's first member: in "contains rice, beans and beef" each
        food stands after "contains".

        Args:
            earlier: The index of the one that comes first.
            later: The index of the other.
        """
        head = self._heads[later]
        if head <= earlier:
            head = later
        last = earlier
        while last + 1 < head and self._heads[last + 1] == self._heads[earlier]:
            last += 1
        before_later = self.words[max(self.places[last] + 1, self.places[head] - _BEFORE_LATER) : self.places[head]]
        between: Sequence[str] = ()
        opening: list[str] = []
        if head == last + 1:
            gap = self.words[self.places[last] + 1 : self.places[head]]
            opening = gap[:_AFTER]
            between = (" ".join(gap),) if len(gap) <= _LONGEST_BETWEEN else ()
        end = self.places[later + 1] if later + 1 < len(self.places) else self._end
        closing = self.words[self.places[later] + 1 : min(end, self.places[later] + 1 + _AFTER)]
        first = self.places[self._heads[earlier]]
        leading = self.words[max(0, first - _BEFORE_EARLIER) : first]
        return between, _ends(before_later), _starts(opening), _starts(closing), _ends(leading)

    def nearby(self, earlier: int, later: int) -> list[str]:
        """The words near two mentions, without the other mentions' signs, for the words of labels."""
        first, second = self.places[earlier], self.places[later]
        stop = self.places[later + 1] if later + 1 < len(self.places) else len(self.words)
        words = self.words[max(0, self.places[self._heads[earlier]] - 4) : self.places[self._heads[earlier]]]
        words += self.words[first + 1 : min(first + 7, second)] if later == earlier + 1 else []
        words += self.words[max(first + 1, self.places[self._heads[later]] - 6, second - 12) : second]
        return words + self.words[second + 1 : min(stop, second + 5)]

    def cues(self, earlier: int, later: int, order: Order) -> Iterator[Cue]:
        """Every cue for two mentions in an order of roles."""
        yield Cue(order, Place.NOWHERE)
        for place, chain in zip(PLACES, self.around(earlier, later), strict=True):
            for words in chain:
                yield Cue(order, place, words)


def _ends(words: list[str]) -> Sequence[str]:
    return [" ".join(words[index:]) for index in range(len(words))]


def _starts(words: list[str]) -> Sequence[str]:
    return [" ".join(words[:count]) for count in range(len(words), 0, -1)]
