"""A report as plain data, in the shape of the published JSON schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.claims.forms import Comparative, Count, Form, Superlative
from factcheck.comparison import Comparison
from factcheck.facts import EntityRef, Source, Value
from factcheck.mentions.mention import Mention
from factcheck.messages import LOCALES, Message
from factcheck.values import Amount, DateInterval, Money, Quantity, Span
from factcheck.verdict import Finding
from factcheck.verdict.explanation import explain_finding, readings

SCHEMA_VERSION = "1.0"
"""Version of the record's shape: the first number changes when a reader of the old shape would break."""

Record = dict[str, object]
"""Plain data: strings, whole numbers, booleans, None, lists and dictionaries of them."""


def report_record(
    findings: Sequence[Finding],
    *,
    language: str,
    published: date | None,
    store_fingerprint: str,
    engine_version: str,
) -> Record:
    """A report as plain data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "engine_version": engine_version,
        "store_fingerprint": store_fingerprint,
        "language": language,
        "published": _date(published),
        "findings": [finding_record(finding) for finding in findings],
    }


def finding_record(finding: Finding) -> Record:
    """A finding as plain data.

    Args:
        finding: The finding.
    """
    claim = finding.claim
    return {
        "span": _span(finding.span),
        "surface": finding.surface,
        "text": claim.text,
        "reading": {
            "property": claim.property,
            "subject": None if claim.subject is None else claim.subject.id,
            "subject_mention": None if claim.subject_mention is None else mention_record(claim.subject_mention),
            "value": None if claim.value is None else mention_record(claim.value),
            "when": [str(when) for when in claim.whens],
            "start": None if claim.start is None else str(claim.start),
            "end": None if claim.end is None else str(claim.end),
            "operator": None if claim.operator is None else claim.operator.value,
            "form": None if claim.form is None else form_record(claim.form),
            "attributed_to": None if claim.attributed_to is None else mention_record(claim.attributed_to),
        },
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "rule": finding.rule,
        "code": finding.code,
        "confidence": None if finding.confidence is None else format(finding.confidence, "f"),
        "severity": None if finding.severity is None else finding.severity.value,
        "working": [_message(step) for step in (*readings(finding), *finding.working)],
        "evidence": [comparison_record(comparison) for comparison in finding.evidence],
        "repairs": [{"span": _span(r.span), "replacement": r.replacement, "text": r.text} for r in finding.repairs],
        "explanation": {locale: explain_finding(finding, locale) for locale in LOCALES},
    }


def form_record(form: Form) -> Record:
    """A count, a comparative or a superlative as plain data.

    Args:
        form: What a claim asserts instead of a value.
    """
    match form:
        case Count():
            return {
                "kind": "count",
                "classes": list(form.classes),
                "counts_subjects": form.counts_subjects,
                "extent": form.extent.value,
            }
        case Comparative():
            return {
                "kind": "comparative",
                "senses": [list(sense) for sense in form.senses],
                "direction": form.direction.value,
                "other": None if form.other is None else form.other.id,
                "other_mention": mention_record(form.other_mention),
                "factor": None if form.factor is None else value_record(form.factor),
            }
        case Superlative():
            return {
                "kind": "superlative",
                "senses": [list(sense) for sense in form.senses],
                "direction": form.direction.value,
                "classes": list(form.classes),
                "within": None if form.within is None else form.within.id,
                "rank": form.rank,
            }


def mention_record(mention: Mention) -> Record:
    """A mention as plain data.

    Args:
        mention: The mention.
    """
    return {
        "span": _span(mention.span),
        "surface": mention.surface,
        "kind": mention.kind.value,
        "rule": mention.rule,
        "readings": [
            {"value": value_record(r.value), "reason": r.reason, "detail": r.detail, "evidence": r.evidence}
            for r in mention.readings
        ],
        "unresolved": mention.unresolved,
    }


def comparison_record(comparison: Comparison) -> Record:
    """A comparison, with the statement that it was made with, as plain data.

    Args:
        comparison: The comparison.
    """
    statement = comparison.statement
    return {
        "outcome": comparison.outcome.value,
        "detail": None if comparison.detail is None else _message(comparison.detail),
        "statement": {
            "id": statement.id,
            "subject": statement.subject,
            "property": statement.property,
            "value": value_record(statement.value),
            "valid": None if statement.valid is None else str(statement.valid),
            "rank": statement.rank.value,
            "sources": [_source(source) for source in statement.sources],
        },
        "labels": {
            locale: {
                "subject": comparison.subject.label(locale),
                "property": comparison.property.label(locale),
                "value": None if comparison.entity is None else comparison.entity.label(locale),
            }
            for locale in LOCALES
        },
    }


def value_record(value: Value) -> Record:
    """A value as plain data: its type and what it holds.

    Args:
        value: The value.
    """
    match value:
        case EntityRef():
            return {"type": "entity", "id": value.id}
        case DateInterval():
            return {"type": "date", "edtf": str(value)}
        case Amount():
            record: Record = {"type": type(value).__name__.lower(), "amount": format(value.amount, "f")}
            if isinstance(value, Money):
                record["currency"] = value.currency
            if isinstance(value, Quantity):
                record["unit"] = value.unit
            record["step"] = format(value.step, "f")
            record["lower"] = None if value.lower is None else format(value.lower, "f")
            record["upper"] = None if value.upper is None else format(value.upper, "f")
            return record
        case _:
            return {"type": "string", "text": value}


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _message(step: Message) -> Record:
    return {locale: step.render(locale) for locale in LOCALES}


def _source(source: Source) -> Record:
    return {
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "quotation": source.quotation,
        "published": _date(source.published),
        "accessed": _date(source.accessed),
    }


def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
