"""Sentences with the statements that they express, to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from factcheck.document import Document
from factcheck.facts import EntityRef, Statement
from factcheck.languages import load_pack
from factcheck.lexicon.naming import Names, find_names, gives
from factcheck.mentions import Mention, find_values
from factcheck.stores import Snapshot, Store


def _statements(values: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(values)


@attrs.frozen
class Example:
    """A sentence, or a few, with the statements that they express.

    Args:
        text: The sentence.
        language: Its language, `"pt"` or `"en"`.
        statements: What it says; a mention that takes part in no statement teaches what words do not say.
    """

    text: str
    language: str
    statements: tuple[Statement, ...] = attrs.field(converter=_statements)


def find_examples(texts: Iterable[str], language: str, store: Store) -> Iterator[Example]:
    """The sentences of texts that name the subject and the value of a statement, taken to say it.

    That is often so and not always (distant supervision, after Mintz and others, 2009): "Ana Reis mora em Natal" may
    become an example of where she was born. Words that chance brings are outweighed in many texts; with few, read
    the learned file. A sentence in which two properties have the same value is left out.

    Args:
        texts: Any texts.
        language: Their language.
        store: The facts.

    Raises:
        FactsError: If the store contradicts itself.
        UnknownLanguageError: If there is no pack for the language.

    Examples:
        >>> from factcheck.facts import Entity, EntityRef, Property
        >>> from factcheck.stores import MemoryStore
        >>> store = MemoryStore(
        ...     entities=[Entity("ana", labels={"mul": "Ana Reis"}), Entity("natal", labels={"mul": "Natal"})],
        ...     properties=[Property("birth-place", value_type="entity")],
        ...     statements=[Statement("ana", "birth-place", EntityRef("natal"))],
        ... )
        >>> [example.text for example in find_examples(["Ana Reis nasceu em Natal. Chove em Natal."], "pt", store)]
        ['Ana Reis nasceu em Natal.']
    """
    pack = load_pack(language)
    snapshot = store if isinstance(store, Snapshot) else Snapshot.compile(store)
    names = Names(snapshot.entities, snapshot.properties, snapshot.statements, pack.language)
    for text in texts:
        document = Document(text, pack)
        mentions = find_names(document, names, find_values(document))
        for sentence in document.sentences:
            found = [m for m in mentions if sentence.contains(m.span)]
            statements = list(_told(found, snapshot))
            said = {(statement.subject, statement.value) for statement in statements}
            if statements and len(said) == len(statements):
                yield Example(sentence.of(text), pack.language, statements)


def _told(mentions: Sequence[Mention], snapshot: Snapshot) -> Iterator[Statement]:
    """The statements whose subject and value are mentioned."""
    subjects = dict.fromkeys(r.value.id for m in mentions for r in m.readings if isinstance(r.value, EntityRef))
    for subject in subjects:
        for statement in snapshot.of_subject(subject):
            if any(gives(m, statement.value) and not gives(m, EntityRef(subject)) for m in mentions):
                yield statement
