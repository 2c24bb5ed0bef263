"""Claims read from pairs of mentions: which property, if any, the words around a subject and a value express.

For each pair the learned cues, the words of labels and what the store knows of the two are weighed against each
other. The store helps to read, as it helps a person: that it has a statement about these two makes its property
likelier, but only where the words speak for it too. Pairs are taken in the order of how sure the reading is,
each mention being tied to the rest only once, so that a sentence of several parts falls into its parts.
"""

from __future__ import annotations

import builtins
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import exp, log1p

import attrs

from factcheck.claims.roles import Roles
from factcheck.document import words
from factcheck.facts import Entity, EntityRef, Property, Statement, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon import Lexicon
from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.cues import Kind, Order, Place
from factcheck.lexicon.evidence import Evidence, WeightedCue
from factcheck.lexicon.labels import LabelCues
from factcheck.lexicon.learned import NONE, UNEXPLAINED
from factcheck.lexicon.naming import INSIDE_NAME, bare_words, gives
from factcheck.mentions import Mention
from factcheck.stores import Snapshot
from factcheck.values import Amount

_HAS_STATEMENT, _SAYS_SO = 2.0, 4.5
_WRONG_UNIT = -2.0
_LEAST = 0.0
_RIVAL = 2.0
_VALUE_FIT = 0.7
_SURE, _SURE_IF_KNOWN = 0.5, 0.3
_FARTHEST = 6
_MOST = 24
"""Mentions of one sentence beyond this many are not paired."""

_RARE = 0.1
_ENOUGH = 5
_SILENT = 0.3

_KINDS = {
    ValueType.ENTITY: (Kind.ENTITY,),
    ValueType.DATE: (Kind.DATE,),
    ValueType.MONEY: (Kind.MONEY,),
    ValueType.QUANTITY: (Kind.NUMBER,),
    ValueType.NUMBER: (Kind.NUMBER,),
    ValueType.STRING: (Kind.ENTITY, Kind.CODE),
}


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
    def mentions(self) -> tuple[int, int]:
        """The two mentions in reading order."""
        return min(self.subject, self.value), max(self.subject, self.value)


class Relations:
    """Reads pairs of mentions in one language.

    Args:
        lexicon: What was learned.
        snapshot: The store.
        pack: The language.
    """

    def __init__(self, lexicon: Lexicon, snapshot: Snapshot, pack: LanguagePack) -> None:
        self._snapshot = snapshot
        self._language = pack.language
        self._evidence = Evidence(lexicon, pack.language, snapshot.properties)
        self._labels = LabelCues(snapshot.properties.values(), pack)
        self._roles = Roles(snapshot)

    def read(self, contexts: Contexts) -> list[tuple[Relation, bool]]:
        """The relations of a sentence's mentions, the surest first, each with whether the sentence asserts it."""
        count = min(len(contexts.mentions), _MOST)
        found = []
        for later in range(1, count):
            for earlier in range(later):
                if later - earlier <= _FARTHEST or earlier == 0:
                    best = self._best(contexts, earlier, later)
                    if best is not None:
                        found.append(best)
        found.sort(key=lambda relation: (relation.known is None, -relation.rank, relation.mentions))
        return list(_parts(found, contexts, self._snapshot))

    def _best(self, contexts: Contexts, earlier: int, later: int) -> Relation | None:
        """The likeliest relation of two mentions, or None."""
        chains = contexts.around(earlier, later)
        labels = self._labels.weights(_nearby(contexts, earlier, later))
        weighed: list[tuple[float, Relation]] = []
        for order, subject, value in (
            (Order.SUBJECT_FIRST, earlier, later),
            (Order.VALUE_FIRST, later, earlier),
        ):
            entities = _entities(contexts.mentions[subject])
            if entities:
                cues = self._evidence.around(chains, order, contexts.kinds[value])
                weighed += self._weigh(contexts, order, subject, value, entities, cues, labels)
        if not weighed:
            return None
        total = 1.0 + sum(exp(odds) for odds, _ in weighed)
        odds, best = max(weighed, key=lambda pair: (pair[0], pair[1].property))
        return best if exp(odds) / total >= (_SURE if best.known is None else _SURE_IF_KNOWN) else None

    def _weigh(
        self,
        contexts: Contexts,
        order: Order,
        subject: int,
        value: int,
        entities: Sequence[str],
        cues: Sequence[WeightedCue],
        labels: Mapping[str, float],
    ) -> Iterator[tuple[float, Relation]]:
        kind, mention = contexts.kinds[value], contexts.mentions[value]
        named = {prop for cue in cues for prop in cue.likely} | set(labels)
        named |= {prop for entity in entities for prop in self._roles.properties(entity)}
        silence, none = self._of_none(order, kind, cues)
        # An entity may be there for another's sake; a date or an amount is always said of something, if it is said
        # of anything that the store has a property for.
        against = none if kind is Kind.ENTITY else silence
        often = [cue for cue in cues if cue.told + cue.silent >= _ENOUGH]
        is_spoken = not often or any(cue.silent + 0.5 <= (cue.told + cue.silent + 1) * _SILENT for cue in often)
        value_entities = _entities(mention)
        is_unresolved = mention.value is None and kind in (Kind.DATE, Kind.NUMBER, Kind.MONEY)
        unit = getattr(mention.value, "unit", None)
        for name in sorted(named):
            prop = self._snapshot.properties.get(name)
            if prop is None or is_unresolved or not self._takes(prop, kind):
                continue
            said = labels.get(name, 0.0) + self._evidence.said(cues, name)
            if said <= _LEAST:
                continue
            statements = tuple(s for entity in entities for s in self._snapshot.about(entity, name))
            known = next((s for s in statements if self._says(s, mention, prop)), None)
            odds = self._evidence.log_prior(order, kind, name) - against + said
            odds += self._roles.as_subject(entities, name) + _VALUE_FIT * self._roles.as_value(value_entities, name)
            odds += 0.0 if self._roles.takes_unit(name, unit) else _WRONG_UNIT
            odds += (_HAS_STATEMENT if statements else 0.0) + (_SAYS_SO if known else 0.0)
            speaking = [cue for cue in cues if cue.weights.get(name, 0.0) > 0]
            loudest = max(
                speaking, key=lambda c: (c.cue.place is Place.BETWEEN, c.weights[name], len(c.cue.words)), default=None
            )
            rank = odds + against - none
            yield min(odds, 300.0), Relation(subject, value, name, rank, statements, known, loudest, is_spoken)

    def _of_none(self, order: Order, kind: Kind, cues: Sequence[WeightedCue]) -> tuple[float, float]:
        """How well words go with no statement on the value, and with no relation of these two."""
        unexplained = self._evidence.log_prior(order, kind, UNEXPLAINED)
        unexplained += sum(cue.weight(UNEXPLAINED) for cue in cues)
        elsewhere = self._evidence.log_prior(order, kind, NONE) + sum(cue.weight(NONE) for cue in cues)
        return unexplained, max(unexplained, elsewhere) + log1p(exp(-abs(unexplained - elsewhere)))

    def _takes(self, prop: Property, kind: Kind) -> bool:
        """Whether a property may have a value that looks so."""
        if kind in _KINDS[prop.value_type]:
            return True
        counted = self._evidence.kinds(prop.id)
        return counted.get(kind, 0) > _RARE * sum(counted.values())

    def _says(self, statement: Statement, mention: Mention, prop: Property) -> bool:
        """Whether a statement has the value that a mention gives."""
        known = statement.value
        if gives(mention, known):
            return True
        return isinstance(known, EntityRef) and self._is_called(self._snapshot.entities[known.id], mention, prop)

    def _is_called(self, entity: Entity, mention: Mention, prop: Property) -> bool:
        """Whether a mention names an entity but for the words of the property, or by a number."""
        if isinstance(mention.value, Amount):
            amount = first_number(entity.label(self._language))
            return amount is not None and mention.value.holds(amount)
        idle = set(bare_words(words(prop.label(self._language))))
        said = [word for word in bare_words(words(mention.surface)) if word not in idle]
        names = (bare_words(words(name)) for name in (*entity.labels.values(), *entity.names(self._language)))
        return bool(said) and any(said == [word for word in name if word not in idle] for name in names)


def _nearby(contexts: Contexts, earlier: int, later: int) -> list[str]:
    """The words around two mentions, the units of quantities among them."""
    found = contexts.nearby(earlier, later)
    for index in (earlier, later):
        if contexts.kinds[index] is Kind.NUMBER:
            found += words(contexts.mentions[index].surface)[1:]
    return found


def first_number(name: str) -> Decimal | None:
    """The number with which a name begins, or None."""
    match = re.match(r"\d{1,15}(?:\.\d{1,15})?(?![\w.,])", name)
    return Decimal(match.group()) if match else None


def _entities(mention: Mention) -> list[str]:
    return [reading.value.id for reading in mention.readings if isinstance(reading.value, EntityRef)]


def is_weak(mention: Mention) -> bool:
    """Whether only a piece of a mention's name is known to the store."""
    return bool(mention.readings) and mention.readings[0].reason == INSIDE_NAME


def _parts(
    relations: Sequence[Relation], contexts: Contexts, snapshot: Snapshot
) -> Iterator[tuple[Relation, bool]]:
    """Relations that tie the mentions together, each only if it ties something new, with whether it is asserted.

    Where the facts bear a subject and a property out, another value for them in the sentence is a misreading rather
    than an error: words may belong to a neighbour. Nor is a value asserted of one subject that could as well be said
    of another. And what examples often leave unsaid is asserted only where the store has a statement on it or knows
    the value.
    """
    groups = list(range(len(contexts.mentions)))
    borne_out: set[tuple[int, str]] = set()
    given: set[int] = set()
    rivals: dict[tuple[int, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        rivals[relation.value, relation.property].append(relation)

    def group(index: int) -> int:
        while groups[index] != index:
            index = groups[index]
        return index

    def is_contested(relation: Relation) -> bool:
        if relation.known is not None or not snapshot.properties[relation.property].single_valued:
            return False
        others = rivals[relation.value, relation.property]
        is_rivalled = any(o is not relation and o.rank > relation.rank - _RIVAL for o in others)
        return (relation.subject, relation.property) in borne_out or (bool(relation.statements) and is_rivalled)

    for relation in relations:
        one, other = map(group, relation.mentions)
        is_given = relation.value in given and contexts.kinds[relation.value] is not Kind.ENTITY
        if one == other or is_given:
            continue
        groups[one] = other
        given.add(relation.value)
        if relation.known is not None:
            borne_out.add((relation.subject, relation.property))
        is_store_concerned = bool(relation.statements or _entities(contexts.mentions[relation.value]))
        yield relation, not is_contested(relation) and (relation.is_spoken or is_store_concerned)
