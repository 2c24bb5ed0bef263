"""What was learned of how properties are said: counted cues, as a file that people can read and edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from factcheck.lexicon.confidence import Backing, Curve
from factcheck.lexicon.cues import Cue, Kind, Place
from factcheck.lexicon.examples import Example
from factcheck.stores import Store

Counts = Mapping[str, int]
"""How often a cue stood with each property, and with `NONE` and `UNEXPLAINED`."""

NONE = "-"
"""Counts where a cue said no property of the two mentions, though the value took part in another statement."""

UNEXPLAINED = "?"
"""Counts where a cue said no property and the value took part in no statement at all."""


@attrs.frozen(eq=False, repr=False)
class Lexicon:
    """How properties are said, as counted from examples.

    Args:
        cues: For each language and kind of value, how often each cue stood with each property.
        mentions: For each language, how many mentions the examples had.
        explained: For each language, how many of them took part in a statement.
        curves: For each language and what the facts have on a reading, how far to trust it by its score; without
            them no confidence is given.
        origin: Where it comes from; it goes into the rule of each finding.

    Examples:
        >>> from factcheck.facts import Entity, EntityRef, Property, Statement
        >>> from factcheck.stores import MemoryStore
        >>> store = MemoryStore(
        ...     entities=[Entity("ines", labels={"mul": "Inês Prado"}), Entity("natal", labels={"mul": "Natal"})],
        ...     properties=[Property("birth-place", value_type="entity")],
        ... )
        >>> born = Example("Inês Prado nasceu em Natal.", "pt", [Statement("ines", "birth-place", EntityRef("natal"))])
        >>> lexicon = Lexicon.learn([born], store)
        >>> lexicon.says("birth-place")[0]
        '{subject} nasceu em {value}'
    """

    cues: Mapping[tuple[str, Kind], Mapping[Cue, Counts]]
    mentions: Mapping[str, int] = attrs.field(factory=dict)
    explained: Mapping[str, int] = attrs.field(factory=dict)
    curves: Mapping[tuple[str, Backing], Curve] = attrs.field(factory=dict)
    origin: str = "learned"

    @classmethod
    def learn(cls, examples: Iterable[Example], store: Store, *, calibrated: bool = True) -> Lexicon:
        """The lexicon of sentences whose statements are known.

        Args:
            examples: The sentences; their order does not matter.
            store: Names the entities that the statements refer to, and says of what type each property is.

            calibrated: Whether to find out how far to trust what is read, which takes as long again; it takes a few
                hundred examples.

        Raises:
            FactsError: If the store contradicts itself.
            UnknownLanguageError: If there is no pack for the language of an example.
        """
        from factcheck.lexicon.learning import learn

        return learn(examples, store, calibrated=calibrated)

    @classmethod
    def load(cls, path: str | Path) -> Lexicon:
        """The lexicon in a file.

        Raises:
            FactsError: If the file cannot be read or breaks the format; the message names file and line.
        """
        from factcheck.lexicon.cue_file import read_lexicon

        return read_lexicon(Path(path))

    def save(self, path: str | Path) -> None:
        """Writes the lexicon as TOML, a cue a line, in an order that does not depend on that of the examples."""
        from factcheck.lexicon.cue_file import write_lexicon

        Path(path).write_text(write_lexicon(self), encoding="utf-8")

    def __repr__(self) -> str:
        return f"<Lexicon of {sum(map(len, self.cues.values()))} cues from {self.origin!r}>"

    def says(self, prop: str) -> tuple[str, ...]:
        """The cues of a property, those that name it most surely first.

        Args:
            prop: The identifier of the property.
        """
        found = [
            (-counts[prop] / (sum(counts.values()) + 1), -len(cue.words), cue.place is not Place.BETWEEN, str(cue))
            for cues in self.cues.values()
            for cue, counts in cues.items()
            if counts.get(prop)
        ]
        return tuple(text for *_, text in sorted(found))
