"""What number words mean in one language, compiled once from its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

import attrs

from factcheck.languages import LanguagePack

Words = frozenset[str]


@attrs.frozen(eq=False)
class Lexicon:
    """The number words of a language and region; every word is folded.

    Args:
        decimal: The character before decimals.
        group: The character between groups of three digits.
        cardinals: Words for whole numbers below a thousand.
        hundreds: Words that multiply what stands before them, as in "three hundred".
        scales: Words for powers of ten that multiply, with "dozen" and its like.
        alone: Scales that are numbers with nothing before them.
        letters: Abbreviations of scales after digits.
        capitals: Abbreviations of scales that are written in capitals.
        money_letters: Abbreviations of scales beside a currency only.
        halves: Words such as "half" that go before a scale.
        denominators: Words for parts, singular and plural.
        doubtful_parts: Denominators that also mean something else.
        ordinals: Words for places in an order.
        multiples: Verbs and nouns that multiply.
        starters: Every word with which an amount can begin.
        starts: Those words where no letter stands beside them.
        halves_behind: Halves that may follow what is counted, as in "dois quilos e meio".
        half_nouns: Halves that are never added to a number.
        names_open_sentences: Whether a number word before a capital is a name at the head of a sentence too.
        letters_count: Whether "3m" before a plural counts millions.
        marks_by_digit: The ordinal mark by last digit, where the language has one for each.
        ordinal_tails: What may follow an ordinal behind a hyphen.
        bounding: Words before two figures that make them bounds.
        results: Words between two bare figures that make them a result.
        round_shares: Words between two figures that make a share only of a round number.
    """

    language: str
    decimal: str
    group: str
    cardinals: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, Decimal]
    collectives: Words
    alone: Words
    letters: Mapping[str, Decimal]
    capitals: Mapping[str, Decimal]
    money_letters: Mapping[str, Decimal]
    halves: Mapping[str, Fraction]
    half_alone: Words
    denominators: Mapping[str, int]
    denominator_words: Words
    doubtful_parts: Words
    part_followers: Words
    ordinals: Mapping[str, int]
    ordinal_marks: Words
    doubtful_ordinals: Words
    determiners: Words
    not_before_ordinal: Words
    elliptic: Words
    never_ordinal_before: Words
    roman_before: Words
    roman_behind: Words
    multiples: Mapping[str, int]
    times: Words
    times_more: Words
    percent: re.Pattern[str]
    percent_prefix: Words
    points: Mapping[str, Decimal]
    points_pattern: re.Pattern[str]
    bare_points: Words
    shares: re.Pattern[str]
    bare_shares: Words
    connectors: Words
    added: Words
    point: Words
    over: Words
    minus: Words
    minus_alone: Words
    negative_after: Words
    articles: Words
    counted_after: Words
    counted_before: Words
    half_hours: Words
    halves_behind: Words
    half_nouns: Words
    names_open_sentences: bool
    letters_count: bool
    marks_by_digit: Mapping[str, str]
    ordinal_tails: re.Pattern[str]
    bounding: Words
    results: Words
    round_shares: Words
    vague_before: Words
    vague: Words
    starters: Words
    starts: re.Pattern[str]
    count: Mapping[str, Any]
    ranges: Mapping[str, Words]
    changes: re.Pattern[str]
    identifiers: Words
    copulas: Words
    numbers: Words
    names: Words
    names_after_articles: Words
    hours: Words


@lru_cache
def load_lexicon(pack: LanguagePack) -> Lexicon:
    """The lexicon of a language pack; region decides between the short and the long scale."""
    table = pack.table("numbers")
    scales = {word: Decimal(value) for word, value in table["scales"].items()}
    long_scale = table.get("long_scale", {})
    if pack.region in long_scale.get("regions", ()):
        scales |= {word: Decimal(value) for word, value in long_scale.items() if word != "regions"}
    collectives = {word: Decimal(value) for word, value in table["collectives"].items()}
    ordinal_words = table["ordinal_words"]
    ordinals = {
        stem + ending: value for stem, value in table["ordinals"].items() for ending in ordinal_words["endings"]
    } | ordinal_words["also"]
    halves = {word: Fraction(value) for word, value in table["halves"].items()}
    before = table["denominators_before"]
    identifiers = pack.table("identifiers")
    alone = frozenset(table["alone"]["words"])
    starters = (
        set(table["cardinals"]) | alone | set(halves) | set(ordinals) | set(table["multiples"]) | set(table["articles"])
    )
    return Lexicon(
        language=pack.language,
        decimal=table["decimal"],
        group=table["group"],
        cardinals=table["cardinals"],
        hundreds=table.get("hundreds", {}),
        scales=scales | collectives,
        collectives=frozenset(collectives),
        alone=alone,
        letters=_decimals(table["letters"]),
        capitals=_decimals(table["capitals"]),
        money_letters=_decimals(table["money_letters"]),
        halves=halves,
        half_alone=frozenset(table["half_alone"]["words"]),
        denominators=table["denominators"],
        denominator_words=frozenset(table["denominator_words"]["words"]),
        doubtful_parts=frozenset(before["words"]),
        part_followers=frozenset(before["followers"]),
        ordinals=ordinals,
        ordinal_marks=frozenset(ordinal_words["marks"]),
        doubtful_ordinals=frozenset(ordinal_words["doubtful"]),
        determiners=frozenset(ordinal_words["determiners"]),
        not_before_ordinal=frozenset(ordinal_words["not_before"]),
        elliptic=frozenset(ordinal_words["elliptic"]),
        never_ordinal_before=frozenset(ordinal_words["never_before"]),
        roman_before=frozenset(table["roman"]["before"]),
        roman_behind=frozenset(table["roman"]["behind"]),
        multiples=table["multiples"],
        times=frozenset(table["times"]["words"]),
        times_more=frozenset(table["times"]["more"]),
        percent=re.compile(rf"[ \t]?(?:[%％]|[ \t-]?(?:{alternatives(table['percent']['words'])})(?!\w))"),
        percent_prefix=frozenset(table["percent"]["prefix"]),
        points={" ".join(phrase.split()): Decimal(v) for phrase, v in table["points"].items()},
        points_pattern=re.compile(rf"[ \t-]?({alternatives(table['points'])})(?!\w)"),
        bare_points=frozenset(table["bare_points"]),
        shares=re.compile(rf"[ \t]({alternatives(table['shares']['words'])})[ \t](?=[\w])"),
        bare_shares=frozenset(table["shares"]["bare"]),
        connectors=frozenset(table["and"]),
        added=frozenset(table["with"]),
        point=frozenset(table["point"]),
        over=frozenset(table["over"]),
        minus=frozenset(table["minus"]),
        minus_alone=frozenset(table["minus_alone"]),
        negative_after=frozenset(table["negative_after"]),
        articles=frozenset(table["articles"]),
        counted_after=frozenset(table["counted_after"]),
        counted_before=frozenset(table["counted_before"]),
        half_hours=frozenset(table["half_hours"]),
        halves_behind=frozenset(table["halves_behind"]),
        half_nouns=frozenset(table["half_nouns"]),
        names_open_sentences=table["names_open_sentences"],
        letters_count=table["letters_count"],
        marks_by_digit=_marks(ordinal_words["marks_by_digit"]),
        ordinal_tails=re.compile("|".join(ordinal_words["tails"]) or r"(?!)"),
        bounding=frozenset(table["bounding"]),
        results=frozenset(table["results"]),
        round_shares=frozenset(table["shares"]["round"]),
        vague_before=frozenset(table["vague_before"]),
        vague=frozenset(table["vague"]),
        starters=frozenset(starters),
        starts=re.compile(rf"(?<![^\W\d_]){any_word(starters)}(?![^\W\d_])"),
        count={
            key: frozenset(value) if isinstance(value, list) else value for key, value in table["count_nouns"].items()
        },
        ranges={word: frozenset(joins) for word, joins in table["ranges"].items()},
        changes=re.compile(rf"(?<!\w)(?:{'|'.join(table['changes']['stems'])})\w{{0,8}}(?!\w)"),
        identifiers=frozenset(identifiers["before"]),
        copulas=frozenset(identifiers["copulas"]),
        numbers=frozenset(identifiers["numbers"]),
        names=frozenset(identifiers["names"]),
        names_after_articles=frozenset(identifiers["names_after_articles"]),
        hours=frozenset(identifiers["times"]),
    )


def any_word(words: Iterable[str]) -> str:
    """A regular expression for any of the words, nested by first letters so that most text fails at once.

    Args:
        words: Words without spaces.

    Examples:
        >>> any_word(["um", "uma", "dois"])
        '(?:dois|u(?:m(?:a)?))'
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        by_letter.setdefault(word[:1], []).append(word[1:])
    may_end = by_letter.pop("", None) is not None
    branches = [
        re.escape(letter) + (rests[0] if rests == [""] else re.escape(rests[0]) if len(rests) == 1 else any_word(rests))
        for letter, rests in by_letter.items()
    ]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first, with any single space between words."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"[ \t\n]") for phrase in ordered)


def _marks(table: Mapping[str, str]) -> dict[str, str]:
    """The mark behind each last digit, with `"other"` for those that the table does not name."""
    return {digit: table.get(digit, table["other"]) for digit in ("other", *"0123456789")} if table else {}


def _decimals(table: Mapping[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in table.items()}
