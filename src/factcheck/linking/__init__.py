"""Linking: what the names, descriptions and pronouns of a text stand for in a store.

Names are read in the order of the text, with a memory of what it has named: `spots` finds where something seems to be
named, `evidence` weighs who may be meant, `names` decides; `descriptions`, `pronouns` and `demonyms` then refer back.
Where two are equally likely both stay, and nothing is linked silently that is spelt another way.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.document import Document
from factcheck.gazetteer import Gazetteer
from factcheck.languages import LanguagePack
from factcheck.linking.class_nouns import find_class_nouns
from factcheck.linking.cues import load_cues
from factcheck.linking.demonyms import Demonyms
from factcheck.linking.descriptions import Descriptions
from factcheck.linking.kinds import Kinds
from factcheck.linking.names import NameReader
from factcheck.linking.pronouns import Pronouns
from factcheck.linking.script import Script
from factcheck.mentions import resolve_overlaps
from factcheck.mentions.mention import Mention
from factcheck.stores import Snapshot

__all__ = ["Linker"]


class Linker:
    """Links texts of one language to a store.

    Args:
        snapshot: The store.
        gazetteer: Its names.
        pack: The language.

    Examples:
        >>> from factcheck import sample_store
        >>> from factcheck.languages import load_pack
        >>> pack = load_pack("pt")
        >>> snapshot = Snapshot.compile(sample_store())
        >>> linker = Linker(snapshot, Gazetteer.compile(snapshot.entities.values(), "pt"), pack)
        >>> text = "A Petrobras lucrou. Para Fernando Hadad, a estatal foi bem."
        >>> for mention in linker.link(Document(text, pack)):
        ...     print(mention.surface, "|", mention.entity_ids[0], "|", mention.readings[0].reason)
        Petrobras | petrobras | name
        Fernando Hadad | haddad | misspelt
        estatal | petrobras | last_of_class
    """

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer, pack: LanguagePack) -> None:
        self._cues = load_cues(pack)
        self._kinds = Kinds(snapshot, pack.language, self._cues)
        self._gazetteer = gazetteer
        self._names_classes = any(prop.is_a for prop in snapshot.properties.values())
        self._demonyms = Demonyms(self._gazetteer, self._kinds, self._cues)

    def link(self, document: Document, values: Sequence[Mention] = ()) -> tuple[Mention, ...]:
        """The names, descriptions and pronouns of a document, in reading order and without overlaps.

        Where the store has a property that `is_a`, so are class nouns that say what something is: "um banco".

        Names that the store lacks are mentions without a reading, unresolved as `"not_in_store"`; names of which two
        readings are equally good keep both, unresolved as `"ambiguous_entity"`.

        Args:
            document: The document.
            values: Its dates and amounts, where no name is looked for.
        """
        script = Script(document, values, self._cues, self._kinds)
        names = tuple(NameReader(script, self._gazetteer, self._kinds, self._cues, self._demonyms).mentions())
        linked = resolve_overlaps(
            [
                *self._demonyms.mentions(script),
                *names,
                *Descriptions(script, names, self._kinds, self._cues).mentions(),
                *Pronouns(script, names, self._kinds, self._cues).mentions(),
            ]
        )
        if not self._names_classes:
            return linked
        return resolve_overlaps([*linked, *find_class_nouns(document, self._kinds, self._cues, linked)])
