"""The checker: one screen that calls the stages in order. Read this file first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date

from factcheck.claims import Claim, PairReader, find_claims
from factcheck.consistency import BUILT_IN, Context, Rule, check_consistency
from factcheck.document import Document, publication_day
from factcheck.formats import read_page
from factcheck.gazetteer import Gazetteer, NameIndex
from factcheck.languages import LanguagePack, load_pack
from factcheck.lexicon import Lexicon, PatternMatcher
from factcheck.lexicon.naming import Names, find_names
from factcheck.linking import Linker
from factcheck.mentions import find_values, resolve_overlaps
from factcheck.rates import EcbRates, Rates
from factcheck.report import Report
from factcheck.report.placement import placed
from factcheck.stores import MemoryStore, Snapshot, Store, open_names
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Verdict, judge
from factcheck.verdict.exchange import with_exchange
from factcheck.version import __version__


class Checker:
    """Checks texts against a store.

    The store is read once, into an immutable snapshot; a checker can be shared between threads, and never changes
    its store.

    Args:
        store: The facts; without them a text is held against itself alone.
        rates: The exchange rates; by default those of the European Central Bank.
        rules: The rules of consistency to use, such as `find_rules(ignore=["S"])`; by default all that come with
            the library.
        names: The index of the store's names, if it is open already; see `factcheck.stores.open_names`.

    Raises:
        FactsError: If the store contradicts itself or a pattern in it cannot be read.

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
        self.names = names if names is not None else _names(facts)
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._rates = rates if rates is not None else EcbRates()
        self._readers: dict[str, _Reader] = {}

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
        values = find_values(document)
        mentions = resolve_overlaps([*values, *reader.linker.link(document, values)])
        if reader.names is not None:
            mentions = find_names(document, reader.names, mentions)
        claims, unread = find_claims(document, mentions, reader.matcher, self.snapshot, reader.pairs)
        findings = [
            *check_consistency(Context(document, mentions, self._rates), self.rules),
            *_judge_all(claims, self.snapshot, document.published),
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
        self.names: Names | None = None
        self.pairs: PairReader | None = None
        if lexicon is not None:
            self.names = Names(snapshot.entities, snapshot.properties, snapshot.statements, pack.language)
            self.pairs = PairReader(lexicon, snapshot, pack)


def _judge_all(claims: Iterable[Claim], snapshot: Snapshot, published: date | None) -> list[Finding]:
    """The findings, one for each thing said.

    One word may stand for several properties ("presidente" of a company may be its chief executive or its
    chairperson): what is said is supported if one of them supports it, and refuted only if all that the store knows
    refute it. And one title names one person: in "Sam Altman, o CEO da Oracle, Safra Catz" it belongs to the name
    that the facts give it, else to the one after it.
    """
    judged = [judge(claim, snapshot, published) for claim in claims]
    said = [_strongest(group) for group in _grouped(judged, _thing_said)]
    return [finding for group in _grouped(said, _title) for finding in _bearers(group, snapshot)]


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], Hashable]) -> Iterable[list[Finding]]:
    groups: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[key(finding)].append(finding)
    return groups.values()


def _thing_said(finding: Finding) -> Hashable:
    claim = finding.claim
    return claim.subject, claim.span if claim.value is None else claim.value.span, claim.start, claim.end


def _title(finding: Finding) -> Hashable:
    claim = finding.claim
    return claim.property, claim.span if claim.subject_mention is None else claim.subject_mention.span


def _strongest(findings: list[Finding]) -> Finding:
    known = [finding for finding in findings if finding.reason is not Reason.NO_STATEMENT] or findings
    order = (Verdict.SUPPORTED, Verdict.CONFLICTING_EVIDENCE, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.REFUTED)
    return min(known, key=lambda finding: order.index(finding.verdict))


def _bearers(findings: list[Finding], snapshot: Snapshot) -> list[Finding]:
    """Of several names beside one title of one holder, the one that bears it."""
    claim = findings[0].claim
    is_title = claim.value_entities and claim.property and snapshot.properties[claim.property].single_valued
    if len(findings) == 1 or not is_title:
        return findings
    supported = [finding for finding in findings if finding.verdict is Verdict.SUPPORTED]
    return supported or [
        max(findings, key=lambda finding: finding.claim.value.span if finding.claim.value else Span(0, 0))
    ]
