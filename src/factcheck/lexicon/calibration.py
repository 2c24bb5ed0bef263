"""How far to trust what is read by learned cues, found out on examples that were not learned from.

The examples are parted into folds. What is learned of the others is used to read each fold, and each reading is held
against what its example says. The facts take part in reading, so they are set up as in use: a third of what the
examples say is in the store, a third is not, and of a third the store has another value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.facts import EntityRef, Statement
from factcheck.languages import LanguagePack
from factcheck.lexicon.confidence import Backing, Curve
from factcheck.lexicon.learned import Lexicon
from factcheck.lexicon.lessons import CountedCues, Lesson, count_cues
from factcheck.lexicon.naming import is_weak
from factcheck.lexicon.parts import Standing
from factcheck.lexicon.relations import Relations
from factcheck.stores import MemoryStore, Snapshot
from factcheck.stores.integrity import fitting

_FOLDS = 4
_ENOUGH = 200
"""Readings fewer than this in a language tell nothing."""

_ENOUGH_OF_ONE = 50
"""Nor do fewer than this of those that the facts agree with, differ from or are silent on."""

_FARTHEST = 20
"""How far another subject is looked for to take its value."""

Readings = dict[Backing, list[tuple[Decimal, bool]]]


def calibrate(lessons: Sequence[Lesson], snapshot: Snapshot, pack: LanguagePack) -> Mapping[Backing, Curve]:
    """The curves of one language; none where there are too few examples.

    Args:
        lessons: All lessons.
        snapshot: The store that they were made with.
        pack: The language.
    """
    if len(lessons) < _ENOUGH / 2:
        return {}
    readings: Readings = {backing: [] for backing in Backing}
    for backing, score, is_right in _read(lessons, snapshot, pack):
        readings[backing].append((score, is_right))
    if sum(map(len, readings.values())) < _ENOUGH:
        return {}
    return {backing: Curve.fit(found) for backing, found in readings.items() if len(found) >= _ENOUGH_OF_ONE}


def _read(lessons: Sequence[Lesson], snapshot: Snapshot, pack: LanguagePack) -> Iterator[tuple[Backing, Decimal, bool]]:
    folds = _folds(lessons)
    counted = [count_cues(fold) for fold in folds]
    facts = _facts(lessons, snapshot)
    blank = Relations(Lexicon({}), facts, pack)
    for index, fold in enumerate(folds):
        rest = _sum(counted[:index] + counted[index + 1 :])
        relations = blank.learned(Lexicon({(pack.language, kind): cues for kind, cues in rest.items()}))
        for lesson in fold:
            for relation, standing in relations.read(lesson.contexts):
                subject = lesson.contexts.mentions[relation.subject]
                is_claim = standing is Standing.ASSERTED and (relation.known is not None or not is_weak(subject))
                if is_claim and relation.cue is not None:
                    is_right = lesson.says(relation.subject, relation.value, relation.property)
                    yield relation.backing, relation.score, is_right


def _folds(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """The lessons in parts; those that say the same go together, for they may be written alike."""
    said: dict[tuple[object, ...], list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        said[tuple(sorted(map(_key, lesson.statements)))].append(lesson)
    folds: list[list[Lesson]] = [[] for _ in range(_FOLDS)]
    for index, key in enumerate(sorted(said)):
        folds[index % _FOLDS] += said[key]
    return folds


def _key(statement: Statement) -> tuple[str, str, str]:
    return statement.property, statement.subject, repr(statement.value)


def _sum(parts: Iterable[CountedCues]) -> CountedCues:
    total: CountedCues = defaultdict(dict)
    for part in parts:
        for kind, cues in part.items():
            for cue, counts in cues.items():
                held = total[kind].get(cue)
                total[kind][cue] = counts if held is None else held + counts
    return total


def _facts(lessons: Sequence[Lesson], snapshot: Snapshot) -> Snapshot:
    """The store with a third of what is said, another value for a third, and nothing on a third."""
    said = {_key(statement): statement for lesson in lessons for statement in lesson.statements}
    ordered = [said[key] for key in sorted(said)]
    topics = {(s.subject, s.property) for s in ordered}
    for statement in ordered:
        prop = snapshot.properties.get(statement.property)
        if prop is not None and prop.inverse is not None and isinstance(statement.value, EntityRef):
            topics.add((statement.value.id, prop.inverse))
    kept = [s for s in snapshot.statements if (s.subject, s.property) not in topics]
    made = {}
    for index, statement in enumerate(ordered):
        if index % 3 == 0:
            made[_key(statement)] = Statement(statement.subject, statement.property, statement.value)
        elif index % 3 == 1:
            other = _other_value(ordered, index, said.keys())
            if other is not None:
                made.setdefault(_key(other), other)
    return Snapshot.compile(
        MemoryStore(
            entities=snapshot.entities.values(),
            properties=snapshot.properties.values(),
            statements=fitting([*kept, *made.values()], snapshot.entities.values(), snapshot.properties.values()),
            as_of=snapshot.as_of,
        )
    )


def _other_value(ordered: Sequence[Statement], index: int, said: Collection[tuple[str, str, str]]) -> Statement | None:
    """A statement with the value that the property has of another subject, and not of this one, or None."""
    statement = ordered[index]
    for step in range(1, min(len(ordered), _FARTHEST)):
        neighbour = ordered[(index + step) % len(ordered)]
        if neighbour.property == statement.property:
            other = Statement(statement.subject, statement.property, neighbour.value)
            if _key(other) not in said:
                return other
    return None
