"""Claims read from pairs of mentions: which property, if any, the words around a subject and a value express.

For each pair the learned cues, the words of labels and what the store knows of the two are weighed against each
other. The store helps to read, as it helps a person: that it has a statement about these two makes its property
likelier, but only where the words speak for it too. Pairs are taken in the order of how sure the reading is,
each mention being tied to the rest only once, so that a sentence of several parts falls into its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from decimal import Decimal
from math import exp, log1p

from factcheck.document import words
from factcheck.facts import Entity, EntityRef, Property, Statement, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.cues import Kind, Order, Place
from factcheck.lexicon.evidence import Evidence, WeightedCue
from factcheck.lexicon.labels import LabelCues
from factcheck.lexicon.learned import NONE, UNEXPLAINED, Lexicon
from factcheck.lexicon.naming import bare_words, gives
from factcheck.lexicon.parts import Standing, find_parts
from factcheck.lexicon.relation import Relation
from factcheck.lexicon.roles import Roles
from factcheck.mentions import Mention
from factcheck.stores import Snapshot
from factcheck.stores.statements import statements_on
from factcheck.values import Amount

_HAS_STATEMENT, _SAYS_SO = 2.0, 4.5
_WRONG_UNIT = -2.0
_STRANGE_WORD = -1.0
"""Speaks against a property with examples where a word stands between the two that is in no example."""

_LEAST = 0.0
_HIGHEST = 300.0
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


class _Pair:
    """Two mentions in their roles, with what is found out about them on the way."""

    __slots__ = (
        "against", "cues", "entities", "is_strange", "is_unresolved",
        "kind", "known", "mention", "none", "order", "subject", "value",
    )  # fmt: skip

    def __init__(self, contexts: Contexts, order: Order, subject: int, value: int) -> None:
        self.order = order
        self.subject = subject
        self.value = value
        self.kind = contexts.kinds[value]
        self.mention = contexts.mentions[value]
        self.entities = contexts.mentions[subject].entity_ids
        self.is_unresolved = self.mention.value is None and self.kind in (Kind.DATE, Kind.NUMBER, Kind.MONEY)
        self.cues: list[WeightedCue] = []
        self.known: dict[str, Statement] = {}
        self.none = self.against = 0.0
        self.is_strange = False


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
        self._learn(lexicon)
        self._labels = LabelCues(snapshot.properties.values(), pack)
        self._roles = Roles(snapshot)
        self._bare_names: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._idle = {
            prop.id: frozenset(bare_words(words(prop.label(pack.language)))) for prop in snapshot.properties.values()
        }

    def _learn(self, lexicon: Lexicon) -> None:
        properties = self._snapshot.properties
        self._evidence = Evidence(lexicon, self._language, properties)
        self._taking = {
            kind: frozenset(name for name, prop in properties.items() if self._takes(prop, kind)) for kind in Kind
        }

    def learned(self, lexicon: Lexicon) -> Relations:
        """The same with another lexicon.

        Args:
            lexicon: What was learned.
        """
        other = copy(self)
        other._learn(lexicon)
        return other

    def read(self, contexts: Contexts) -> list[tuple[Relation, Standing]]:
        """The relations of a sentence's mentions, the surest first, each with how it stands in the sentence."""
        count = min(len(contexts.mentions), _MOST)
        found = []
        for later in range(1, count):
            for earlier in range(later):
                if later - earlier <= _FARTHEST or earlier == 0:
                    best = self._best(contexts, earlier, later)
                    if best is not None:
                        found.append(best)
        found.sort(key=lambda relation: (relation.known is None, -relation.rank, relation.mentions))
        return list(find_parts(found, contexts, self._snapshot, self._roles))

    def _best(self, contexts: Contexts, earlier: int, later: int) -> Relation | None:
        """The likeliest relation of two mentions, or None."""
        chains = contexts.around(earlier, later)
        labels = self._labels.weights(_nearby(contexts, earlier, later))
        pairs = (
            _Pair(contexts, Order.SUBJECT_FIRST, earlier, later),
            _Pair(contexts, Order.VALUE_FIRST, later, earlier),
        )
        between = contexts.words[contexts.places[earlier] + 1 : contexts.places[later]]
        is_strange = self._evidence.is_strange(between)
        total = 1.0
        best: tuple[float, str, _Pair] | None = None
        for pair in pairs:
            if pair.entities and not pair.is_unresolved:
                pair.cues = self._evidence.around(chains, pair.order, pair.kind)
                pair.is_strange = is_strange
                for odds, name in self._weigh(pair, labels):
                    total += exp(odds)
                    if best is None or (odds, name) > best[:2]:
                        best = odds, name, pair
        if best is None:
            return None
        odds, name, pair = best
        known = pair.known.get(name)
        is_sure = exp(odds) / total >= (_SURE if known is None else _SURE_IF_KNOWN)
        return self._relation(pair, name, odds) if is_sure else None

    def _relation(self, pair: _Pair, name: str, odds: float) -> Relation:
        speaking = [cue for cue in pair.cues if cue.weights.get(name, 0.0) > 0]
        loudest = max(
            speaking, key=lambda c: (c.cue.place is Place.BETWEEN, c.weights[name], len(c.cue.words)), default=None
        )
        often = [cue for cue in pair.cues if cue.told + cue.silent >= _ENOUGH]
        is_spoken = not often or any(cue.silent + 0.5 <= (cue.told + cue.silent + 1) * _SILENT for cue in often)
        rank = odds + pair.against - pair.none
        statements = self._statements(pair, name)
        return Relation(pair.subject, pair.value, name, rank, statements, pair.known.get(name), loudest, is_spoken)

    def _statements(self, pair: _Pair, name: str) -> tuple[Statement, ...]:
        return tuple(s for entity in pair.entities for s in statements_on(self._snapshot, entity, name))

    def _weigh(self, pair: _Pair, labels: Mapping[str, float]) -> Iterator[tuple[float, str]]:
        """The odds of each property that the words speak for, as a logarithm, against their saying nothing."""
        named = {prop for cue in pair.cues for prop in cue.likely}.union(labels)
        for entity in pair.entities:
            named.update(self._roles.properties(entity))
        named &= self._taking[pair.kind]
        self._weigh_none(pair)
        value_entities = pair.mention.entity_ids
        evidence, roles = self._evidence, self._roles
        strange = _STRANGE_WORD if pair.is_strange else 0.0
        unit = getattr(pair.mention.value, "unit", None)
        for name in sorted(named):
            said = labels.get(name, 0.0) + evidence.said(pair.cues, name)
            if strange and evidence.is_learned(name):
                said += strange
            if said <= _LEAST:
                continue
            prop = self._snapshot.properties[name]
            odds = evidence.log_prior(pair.order, pair.kind, name) - pair.against + said
            odds += roles.as_subject(pair.entities, name)
            odds += _VALUE_FIT * roles.as_value(value_entities, name)
            if not roles.takes_unit(name, unit):
                odds += _WRONG_UNIT
            statements = self._statements(pair, name)
            if statements:
                odds += _HAS_STATEMENT
                known = next((s for s in statements if self._says(s, pair.mention, prop)), None)
                if known is not None:
                    pair.known[name] = known
                    odds += _SAYS_SO
            yield min(odds, _HIGHEST), name

    def _weigh_none(self, pair: _Pair) -> None:
        """How well words go with no relation of these two, and which of the others is to be outweighed.

        An entity may be there for another's sake; a date or an amount is always said of something, if it is said of
        anything that the store has a property for.
        """
        evidence = self._evidence
        silence = evidence.log_prior(pair.order, pair.kind, UNEXPLAINED)
        elsewhere = evidence.log_prior(pair.order, pair.kind, NONE)
        for cue in pair.cues:
            silence += cue.silence
            elsewhere += cue.none
        pair.none = max(silence, elsewhere) + log1p(exp(-abs(silence - elsewhere)))
        pair.against = pair.none if pair.kind is Kind.ENTITY else silence

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
        idle = self._idle[prop.id]
        said = [word for word in bare_words(words(mention.surface)) if word not in idle]
        return bool(said) and any(said == [word for word in name if word not in idle] for name in self._names(entity))

    def _names(self, entity: Entity) -> tuple[tuple[str, ...], ...]:
        names = self._bare_names.get(entity.id)
        if names is None:
            spelt = dict.fromkeys((*entity.labels.values(), *entity.names(self._language)))
            names = self._bare_names[entity.id] = tuple(bare_words(words(name)) for name in spelt)
        return names


def _nearby(contexts: Contexts, earlier: int, later: int) -> list[str]:
    """The words around two mentions, with the units of quantities and the first and last words of longer names.

    One of these is the noun of a name: "a straight-four engine", "um motor V6".
    """
    found = contexts.nearby(earlier, later)
    for index in (earlier, later):
        spelt = words(contexts.mentions[index].surface)
        if contexts.kinds[index] is Kind.NUMBER:
            found += spelt[1:]
        elif contexts.kinds[index] is Kind.ENTITY and len(spelt) > 1:
            found += (spelt[0], spelt[-1])
    return found


def first_number(name: str) -> Decimal | None:
    """The number with which a name begins, or None."""
    match = re.match(r"\d{1,15}(?:\.\d{1,15})?(?![\w.,])", name)
    return Decimal(match.group()) if match else None
