"""From the claims of a text to its findings: one for each thing said, and one verdict for them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from itertools import groupby

import attrs

from factcheck.claims.claim import Claim
from factcheck.facts import EntityRef, ValueType
from factcheck.stores.snapshot import Snapshot
from factcheck.values import Span
from factcheck.verdict.finding import Finding, Reason, Verdict
from factcheck.verdict.judgement import judge

_OF_A_WHOLE = (Verdict.REFUTED, Verdict.CONFLICTING_EVIDENCE, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED)

_MOST_OTHERS = 3

_SILENT_BESIDE_COUNTS = (Reason.NO_STATEMENT, Reason.NOT_COMPARABLE, Reason.LIST_INCOMPLETE)
"""What says nothing against a count: "26 estados" is no population."""


def judge_all(claims: Iterable[Claim], snapshot: Snapshot, published: date | None) -> list[Finding]:
    """The findings of claims, one for each thing said.

    One word may stand for several properties ("presidente" of a company may be its chief executive or its
    chairperson): what is said is supported if one of them supports it, and refuted only if all that the store knows
    refute it. And one title names one person: in "Sam Altman, o CEO da Oracle, Safra Catz" it belongs to the name
    that the facts give it, else to the one after it. "The company" may stand for another than the last that was named.

    Args:
        claims: The claims of one text.
        snapshot: The store.
        published: The day of publication, or None.
    """
    judged = [_judged(claim, snapshot, published) for claim in claims]
    said = [_strongest(group) for group in _grouped(judged, _thing_said)]
    return [finding for group in _grouped(said, _title) for finding in _bearers(group, snapshot)]


def _judged(claim: Claim, snapshot: Snapshot, published: date | None) -> Finding:
    """The finding on a claim; what refutes a description is weighed against whom else it may stand for.

    In "Microsoft is OpenAI's partner. Gates founded the company in 1975" the company is the one of which that holds.
    """
    found = judge(claim, snapshot, published)
    mention = claim.subject_mention
    if found.verdict is not Verdict.REFUTED or mention is None or not mention.is_class_description:
        return found
    for entity in mention.entity_ids[1 : 1 + _MOST_OTHERS]:
        other = judge(attrs.evolve(claim, subject=EntityRef(entity)), snapshot, published)
        if other.verdict is Verdict.SUPPORTED:
            return other
    return found


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
    place = claim.span if claim.subject_mention is None else claim.subject_mention.span
    return claim.property, place, claim.operator


def _strongest(findings: list[Finding]) -> Finding:
    silent = _SILENT_BESIDE_COUNTS if any(finding.claim.form for finding in findings) else (Reason.NO_STATEMENT,)
    known = [finding for finding in findings if finding.reason not in silent] or findings
    order = (Verdict.SUPPORTED, Verdict.CONFLICTING_EVIDENCE, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.REFUTED)
    return min(known, key=lambda finding: order.index(finding.verdict))


def _bearers(findings: list[Finding], snapshot: Snapshot) -> list[Finding]:
    """Of several names beside one title of one holder, the one that bears it."""
    prop = snapshot.properties.get(findings[0].claim.property or "")
    is_title = prop is not None and prop.single_valued and prop.value_type is ValueType.ENTITY
    if len(findings) == 1 or not is_title or not any(finding.claim.value_entities for finding in findings):
        return findings
    supported = [finding for finding in findings if finding.verdict is Verdict.SUPPORTED]
    return supported or [
        max(findings, key=lambda finding: finding.claim.value.span if finding.claim.value else Span(0, 0))
    ]


def whole(findings: Iterable[Finding]) -> Verdict:
    """The verdict on everything that findings are about, taken as one claim.

    It is refuted if a part is, undecided if a part is, and supported if all parts are; nothing at all is undecided.

    Args:
        findings: The findings on the parts.
    """
    verdicts = {finding.verdict for finding in findings}
    return next((verdict for verdict in _OF_A_WHOLE if verdict in verdicts), Verdict.NOT_ENOUGH_EVIDENCE)


def _findings(values: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(values)


@attrs.frozen
class Whole:
    """A sentence as one claim of several parts.

    Args:
        text: The sentence.
        findings: The findings on its parts, in reading order.
    """

    text: str
    findings: tuple[Finding, ...] = attrs.field(converter=_findings)

    @property
    def verdict(self) -> Verdict:
        """Refuted if a part is, undecided if a part is, supported if all parts are."""
        return whole(self.findings)

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The parts that make the verdict what it is: those refuted, where one is."""
        return tuple(finding for finding in self.findings if finding.verdict is self.verdict)


def find_wholes(findings: Iterable[Finding]) -> tuple[Whole, ...]:
    """The sentences that have findings, in reading order, each with its findings.

    Args:
        findings: The findings of a text in reading order.
    """
    by_sentence = groupby(findings, key=lambda finding: finding.claim.text)
    return tuple(Whole(text, parts) for text, parts in by_sentence)
