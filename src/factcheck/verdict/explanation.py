"""Findings in words, in Portuguese or English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparison import Comparison, Outcome
from factcheck.facts import Entity, EntityRef, Source
from factcheck.messages import Message, Param, message
from factcheck.values import Quantity
from factcheck.verdict.finding import Finding, Reason, Verdict

VERDICTS = {
    Verdict.SUPPORTED: message("SUPPORTED"),
    Verdict.REFUTED: message("REFUTED"),
    Verdict.CONFLICTING_EVIDENCE: message("CONFLICTING EVIDENCE"),
    Verdict.NOT_ENOUGH_EVIDENCE: message("NOT ENOUGH EVIDENCE"),
}
"""What each verdict is called."""

MOST_SHOWN = 12
"""As many facts of one finding are written out; a list of 27 states is evidence, and no reading matter."""

REASONS = {
    Reason.VALUE_AGREES: message("the facts say the same"),
    Reason.VALUE_DIFFERS: message("the facts say otherwise"),
    Reason.START_DIFFERS: message("the facts give another beginning"),
    Reason.END_DIFFERS: message("the facts give another end"),
    Reason.WAS_TRUE_THEN: message("this was so before, and no longer on that day"),
    Reason.NOT_YET_TRUE: message("this came to be so only later"),
    Reason.STILL_SO: message("the text says that it is not so, and by the facts it is"),
    Reason.NOT_SO: message("it is not so by the facts either"),
    Reason.WAS_SO: message("it was so, as the text says"),
    Reason.CAME_SO: message("it came to be so after that day, as the text says"),
    Reason.COUNT_AGREES: message("the store lists as many"),
    Reason.COUNT_DIFFERS: message("the store lists another number"),
    Reason.ORDER_AGREES: message("the facts compare so"),
    Reason.ORDER_DIFFERS: message("the facts compare otherwise"),
    Reason.RANK_AGREES: message("the facts give it that place among all of them"),
    Reason.RANK_DIFFERS: message("the facts give it another place"),
    Reason.SOURCES_CONFLICT: message("the sources disagree with each other"),
    Reason.NO_STATEMENT: message("the store has no fact about this"),
    Reason.NO_STATEMENT_THEN: message("the store has no fact about this for that time"),
    Reason.NOT_KNOWN_SINCE: message("the store does not know whether this still held on that day"),
    Reason.VALUE_NOT_LISTED: message("the store lists other values, and does not claim to list them all"),
    Reason.LIST_INCOMPLETE: message("the store does not claim to list them all"),
    Reason.NOT_COMPARABLE: message("what the store knows cannot settle this"),
    Reason.AMBIGUOUS_ENTITY: message("the name may stand for more than one entity"),
    Reason.NOT_CHECKABLE: message(
        "a question, a condition, an opinion, a forecast, a denial or another time: not checked"
    ),
    Reason.WEEKDAY_AGREES: message("the weekday agrees with the calendar"),
    Reason.WEEKDAY_DIFFERS: message("the weekday does not agree with the calendar"),
    Reason.CONVERSION_AGREES: message("the conversion agrees with the exchange rate"),
    Reason.CONVERSION_DIFFERS: message("the conversion does not agree with the exchange rate"),
    Reason.NO_RATE: message("no exchange rate is known for that day"),
    Reason.ARITHMETIC_AGREES: message("the figures agree with each other"),
    Reason.ARITHMETIC_DIFFERS: message("the figures do not agree with each other"),
    Reason.SPELT_TWO_WAYS: message("the name is spelt otherwise elsewhere in the text"),
    Reason.FIGURE_GIVEN_TWICE: message("the text gives another figure for the same thing"),
    Reason.TITLE_DIFFERS: message("the title does not agree with the text under it"),
    Reason.ACRONYM_DIFFERS: message("the acronym does not agree with the name"),
    Reason.SELF_CONTRADICTION: message("the text contradicts itself"),
    Reason.DAY_DIFFERS: message("the day does not agree with the day of publication"),
    Reason.NO_SUCH_DAY: message("the calendar has no such day"),
    Reason.AFTER_PUBLICATION: message("told as past, and dated after publication"),
}
"""What each reason says."""


def explain_report(findings: Sequence[Finding], locale: str) -> str:
    """All findings in words, one paragraph each.

    Args:
        findings: The findings.
        locale: `"pt_BR"` or `"en_US"`.
    """
    if not findings:
        return message("Nothing in this text could be checked.").render(locale)
    return "\n\n".join(explain_finding(finding, locale) for finding in findings)


def explain_finding(finding: Finding, locale: str) -> str:
    """One finding in words: the verdict and why, the words of the text, the facts with their sources, the repairs.

    Args:
        finding: The finding.
        locale: `"pt_BR"` or `"en_US"`.
    """
    head = message("{verdict}: {reason}", verdict=VERDICTS[finding.verdict], reason=REASONS[finding.reason])
    code = "" if finding.code is None else f" [{finding.code}]"
    lines = [head.render(locale) + code, f"  “{' '.join(finding.surface.split())}”"]
    lines += [f"  {line.render(locale)}" for line in _lines(finding)]
    return "\n".join(lines)


def _lines(finding: Finding) -> Iterator[Message]:
    if finding.claim.attributed_to is not None:
        name = finding.claim.attributed_to.surface
        yield message("The text gives it as the word of {name}; whether that was said is not checked.", name=name)
    yield from readings(finding)
    if finding.confidence is not None:
        yield message("Read so with a confidence of {share}.", share=Quantity(finding.confidence.scaleb(2), "%"))
    yield from finding.working
    for comparison in finding.evidence[:MOST_SHOWN]:
        yield _headed(fact(comparison), comparison.outcome, finding.verdict)
        if comparison.detail is not None:
            yield comparison.detail
        for source in comparison.statement.sources:
            yield message("  Source: {source}", source=cite(source))
    if len(finding.evidence) > MOST_SHOWN:
        yield message("And {number} more facts like these.", number=len(finding.evidence) - MOST_SHOWN)
    for repair in finding.repairs:
        yield message("Possible repair: “{text}”", text=repair.text)


def _headed(said: Message, outcome: Outcome, verdict: Verdict) -> Message:
    """A fact after the word for its part in the finding; where facts disagree, that is for or against."""
    match outcome:
        case Outcome.CONTEXT:
            return message("Also: {fact}", fact=said)
        case Outcome.AGREES if verdict is Verdict.CONFLICTING_EVIDENCE:
            return message("For: {fact}", fact=said)
        case Outcome.DIFFERS if verdict is Verdict.CONFLICTING_EVIDENCE:
            return message("Against: {fact}", fact=said)
        case _:
            return message("Fact: {fact}", fact=said)


def readings(finding: Finding) -> Iterator[Message]:
    """How the names in a finding were read, where that is not plain, and why.

    That is so of names misspelt or shortened, of one of several bearers, and of what refers back to a name.

    Args:
        finding: The finding.
    """
    claim = finding.claim
    for mention, used in (
        (claim.subject_mention, claim.subject),
        (claim.value, next(iter(claim.value_entities), None)),
    ):
        if mention is None or not mention.entity_ids:
            continue
        if used is None or (mention is claim.value and len(claim.value_entities) > 1):
            names = ", ".join(sorted(mention.entity_ids))
            yield message("“{surface}” may stand for each of these: {names}.", surface=mention.surface, names=names)
            continue
        reading = next((reading for reading in mention.readings if reading.value == used), mention.readings[0])
        if reading.reason in _NEAR:
            yield message("“{surface}” was read as {name}.", surface=mention.surface, name=reading.detail)
        elif reading.reason != "name":
            yield message(
                "“{surface}” was read as {name}.", surface=mention.surface, name=_named(finding, used, reading.detail)
            )
        elif reading.evidence:
            name, why = _named(finding, used), _EVIDENCE[reading.evidence]
            yield message("“{surface}” was read as {name}, {why}.", surface=mention.surface, name=name, why=why)


_NEAR = ("misspelt", "shortened")
_EVIDENCE = {
    "beside": message("going by what stands beside it"),
    "frame": message("going by the word before it"),
    "named": message("which the text has named before"),
    "related": message("which goes with what else the text names"),
    "context": message("going by the other words of the sentence"),
    "kin": message("like others that the sentence names"),
    "prominence": message("the most prominent one of that name in the store"),
}


def _named(finding: Finding, used: EntityRef, name: str = "") -> Param:
    entities: list[Entity] = [c.subject for c in finding.evidence] + [c.entity for c in finding.evidence if c.entity]
    return next((entity for entity in entities if entity.id == used.id), name or used.id)


def fact(comparison: Comparison) -> Message:
    """A statement in words: "CEO (Oracle): Safra Catz, since 18 September 2014".

    Args:
        comparison: The comparison with the statement.
    """
    statement = comparison.statement
    value: Param = comparison.entity if comparison.entity is not None else statement.value
    named: dict[str, Param] = {"property": comparison.property, "subject": comparison.subject, "value": value}
    if statement.valid is None or (statement.valid.start, statement.valid.end) == (None, None):
        return message("{property} ({subject}): {value}.", **named)
    return message("{property} ({subject}): {value}, {valid}.", **named, valid=statement.valid)


def cite(source: Source) -> str:
    """A source as a reader can look it up: publisher, title, quotation, date, address.

    Args:
        source: The source.
    """
    parts = [source.publisher, f"“{source.title}”"]
    if source.published is not None:
        parts.append(source.published.isoformat())
    if source.url is not None:
        parts.append(source.url)
    cited = ", ".join(parts)
    return cited if source.quotation is None else f"{cited}: “{source.quotation}”"
