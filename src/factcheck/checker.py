"""The checker: one screen that calls the stages in order. Read this file first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from factcheck.claims import FormReader, PairReader, StructuredClaims, find_claims
from factcheck.consistency import BUILT_IN, Context, Rule, check_consistency
from factcheck.document import Document, publication_day
from factcheck.facts import Value
from factcheck.formats import read_page
from factcheck.gazetteer import Gazetteer, NameIndex
from factcheck.languages import LanguagePack, load_pack
from factcheck.lexicon import Lexicon, PatternMatcher
from factcheck.lexicon.matcher import check_patterns
from factcheck.lexicon.naming import Names, find_names
from factcheck.linking import Linker
from factcheck.mentions import Mention, find_values, resolve_overlaps
from factcheck.rates import EcbRates, Rates
from factcheck.report import Report
from factcheck.report.placement import placed
from factcheck.stores import MemoryStore, Snapshot, Store, open_names
from factcheck.values import DateInterval
from factcheck.verdict import Finding, judge, judge_all
from factcheck.verdict.exchange import with_exchange
from factcheck.version import __version__


class Checker:
    """Checks texts against a store.

    The store is read once, into an immutable snapshot; a checker can be shared between threads, and never changes
    its store.

    Args:
        store: The facts; without them a text is held against itself alone.
        lexicon: How properties are said, as learned from examples; without it they are read by patterns alone.
        rates: The exchange rates; by default those of the European Central Bank.
        rules: The rules of consistency to use, such as `find_rules(ignore=["S"])`; by default all that come with
            the library.
        names: The index of the store's names, if it is open already; see `factcheck.stores.open_names`.

    Raises:
        FactsError: If the store contradicts itself or a pattern in it cannot be read; the message names the file and
            the line where the store is a folder.

    Examples:
        >>> from factcheck import Checker, sample_store
        >>> report = Checker(sample_store()).check("Sam Altman é o CEO da OpenAI.", language="pt",
        ...                                        published="2025-01-22")
        >>> report[0].verdict.name
        'SUPPORTED'
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        lexicon: Lexicon | None = None,
        rates: Rates | None = None,
        rules: Iterable[Rule] = BUILT_IN,
        names: NameIndex | None = None,
    ) -> None:
        facts = MemoryStore() if store is None else store
        self.snapshot = facts if isinstance(facts, Snapshot) else Snapshot.compile(facts)
        check_patterns(self.snapshot.properties.values(), self.snapshot.place)
        self.names = names if names is not None else _names(facts)
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._rates = rates if rates is not None else EcbRates()
        self._readers: dict[str, _Reader] = {}
        self._structures: dict[str, StructuredClaims] = {}

    def check(self, text: str, *, language: str, published: date | str | None = None, format: str = "plain") -> Report:
        """The report on a text.

        Args:
            text: Any text.
            language: The language that it is written in, `"pt"` or `"en"`.
            published: The day of publication, as a date or an ISO 8601 string; relative dates stay unresolved
                without it.
            format: How the text is written: `"plain"`, `"markdown"` or `"html"`. Whichever it is, spans index the
                text as given, markup and all.

        Raises:
            UnknownLanguageError: If there is no pack for the language.
            UnknownFormatError: If there is no such format.
            InvalidDateError: If `published` is no date.
        """
        page = read_page(text, format)
        document = Document(page.text, load_pack(language), publication_day(published), page.segments)
        reader = self._reader(document.pack)
        mentions = self.find_mentions(document)
        claims, unread = find_claims(document, mentions, reader.matcher, self.snapshot, reader.pairs, reader.forms)
        findings = [
            *check_consistency(Context(document, mentions, self._rates), self.rules),
            *judge_all(claims, self.snapshot, document.published),
        ]
        heard = [finding for finding in findings if not page.is_silenced(finding.span, finding.code)]
        heard.sort(key=lambda finding: (finding.span, finding.rule))
        shown = (with_exchange(finding, self._rates, document.published) for finding in heard)
        return Report(
            text,
            document.pack.language,
            document.published,
            placed(tuple(shown), page, text),
            placed(mentions, page, text),
            self.snapshot.fingerprint,
            __version__,
            unread=placed(unread, page, text),
        )

    def find_mentions(self, document: Document) -> tuple[Mention, ...]:
        """The dates, amounts and names of a document, in reading order, without overlaps.

        Args:
            document: The document.
        """
        reader = self._reader(document.pack)
        values = find_values(document)
        mentions = resolve_overlaps([*values, *reader.linker.link(document, values)])
        return mentions if reader.names is None else find_names(document, reader.names, mentions)

    def check_claim(
        self,
        *,
        subject: str,
        property: str,
        value: Value | date | int | Decimal,
        when: DateInterval | date | str | None = None,
        language: str = "pt",
    ) -> Finding:
        """The finding on a claim that is given in its parts instead of in words.

        Args:
            subject: The identifier of an entity of the store, or a name that only one bears.
            property: The identifier of a property of the store, or a name that only one has.
            value: The value; for an entity its identifier or name, for a date also a string in EDTF, for an amount
                also its words, such as `"R$ 3 bilhões"`; of a property with several entities also how many there are.
            when: The day or period that it is about, also as a string in EDTF; of a state by default the day
                through which the store was kept.
            language: The language of names and words.

        Raises:
            UnknownLanguageError: If there is no pack for the language.
            InvalidValueError: If the store has no such property, or it does not take such a value.
            InvalidDateError: If `when` is no date.

        Examples:
            >>> from factcheck import Checker, sample_store
            >>> finding = Checker(sample_store()).check_claim(
            ...     subject="OpenAI", property="CEO", value="Sam Altman", when="2025-01-22")
            >>> finding.verdict.name, finding.reason.value
            ('SUPPORTED', 'value_agrees')
        """
        return judge(self._structured(load_pack(language)).claim(subject, property, value, when), self.snapshot)

    def _structured(self, pack: LanguagePack) -> StructuredClaims:
        if pack.language not in self._structures:
            self._structures[pack.language] = StructuredClaims(self.snapshot, pack)
        return self._structures[pack.language]

    def _reader(self, pack: LanguagePack) -> _Reader:
        """What the store's names and patterns compile to in one language, on first use."""
        if pack.language not in self._readers:
            self._readers[pack.language] = _Reader(self.snapshot, self.names, pack, self._lexicon)
        return self._readers[pack.language]


def _names(facts: Store | Snapshot) -> NameIndex:
    """The index of the names of a store."""
    return NameIndex.compile(facts.entities.values()) if isinstance(facts, Snapshot) else open_names(facts)


class _Reader:
    """The names and patterns of a store in one language."""

    def __init__(self, snapshot: Snapshot, index: NameIndex, pack: LanguagePack, lexicon: Lexicon | None) -> None:
        gazetteer = Gazetteer(index, pack.language)
        self.linker = Linker(snapshot, gazetteer, pack)
        self.matcher = PatternMatcher.compile(snapshot, pack)
        self.forms = FormReader(snapshot, pack, self.matcher)
        self.names: Names | None = None
        self.pairs: PairReader | None = None
        if lexicon is not None:
            self.names = Names(snapshot.entities, snapshot.properties, snapshot.statements, pack.language)
            self.pairs = PairReader(lexicon, snapshot, pack)
