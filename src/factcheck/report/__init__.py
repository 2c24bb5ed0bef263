"""The findings on one text: to iterate, to read, to export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import attrs

from factcheck.mentions.mention import Mention
from factcheck.messages import reader_locale
from factcheck.report.page import render_html
from factcheck.report.record import SCHEMA_VERSION, Record, report_record
from factcheck.verdict import Finding, Verdict, Whole, find_wholes, whole
from factcheck.verdict.explanation import explain_report

__all__ = ["SCHEMA_VERSION", "Report"]


@attrs.frozen(repr=False)
class Report:
    """Everything that was found in one text.

    Args:
        text: The caller's text, unchanged.
        language: The language that it was read in.
        published: The day of publication, or None.
        findings: The findings in reading order.
        mentions: The mentions in reading order.
        store_fingerprint: The fingerprint of the store that it was held against.
        engine_version: The version of this library.
        unread: The mentions that no claim takes up, in reading order.

    Examples:
        >>> from factcheck import Checker, sample_store
        >>> report = Checker(sample_store()).check("Choveu na quarta-feira (21).", language="pt",
        ...                                        published="2025-01-22")
        >>> len(report), report[0].verdict.name, report[0].reason.value
        (1, 'REFUTED', 'weekday_differs')
        >>> [repair.text for repair in report[0].repairs]
        ['terça-feira (21)', 'quarta-feira (22)']
    """

    text: str
    language: str
    published: date | None
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    store_fingerprint: str
    engine_version: str
    unread: tuple[Mention, ...] = attrs.field(default=(), kw_only=True)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __getitem__(self, index: int) -> Finding:
        return self.findings[index]

    def __repr__(self) -> str:
        return f"<Report: {len(self.findings)} findings, {len(self.refuted)} refuted>"

    def __str__(self) -> str:
        return self.explain(self.language)

    @property
    def refuted(self) -> tuple[Finding, ...]:
        """The findings that a desk has to look at first."""
        return self.by_verdict(Verdict.REFUTED)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the text taken as one claim: refuted if a part is, supported if all parts are."""
        return whole(self.findings)

    @property
    def wholes(self) -> tuple[Whole, ...]:
        """The sentences with findings, each with the verdict on all that it says and the findings that decide it.

        Examples:
            >>> from factcheck import Checker, sample_store
            >>> report = Checker(sample_store()).check(
            ...     "A Embraer foi fundada em 1969 e tem sede em Curitiba.", language="pt", published="2025-01-22")
            >>> [(whole.verdict.name, [part.verdict.name for part in whole.findings]) for whole in report.wholes]
            [('REFUTED', ['SUPPORTED', 'REFUTED'])]
            >>> report.wholes[0].deciding[0].claim.property
            'headquarters'
        """
        return find_wholes(self.findings)

    def by_verdict(self, verdict: Verdict) -> tuple[Finding, ...]:
        """The findings of one verdict, in reading order.

        Args:
            verdict: The verdict.
        """
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    def explain(self, locale: str | None = None) -> str:
        """Every finding in words, with its working and its sources.

        Args:
            locale: The reader's language, `"pt_BR"` or `"en"`; by default that of the text.
        """
        return explain_report(self.findings, reader_locale(locale or self.language))

    def to_dict(self) -> Record:
        """The report as plain data of the published JSON schema.

        Spans count code points; amounts are decimal strings; dates are EDTF strings.
        """
        return report_record(
            self.findings,
            language=self.language,
            published=self.published,
            store_fingerprint=self.store_fingerprint,
            engine_version=self.engine_version,
        )

    def to_json(self, indent: int | None = 2) -> str:
        """The report as JSON, in ASCII with escapes so that any text survives any channel.

        Args:
            indent: Spaces by which each level is indented; None for one line.
        """
        return json.dumps(self.to_dict(), indent=indent)

    def _repr_html_(self) -> str:
        return render_html(self.text, self.findings, reader_locale(self.language))
