r"""The pattern language in which stores and language packs say how a property is put into words.

| written | matches |
|---|---|
| `word` | that word; case, accents, articles and contractions do not matter |
| `lucr*` | a word that begins so |
| `(a\\|b c)` | one of the alternatives |
| `[x]`, `[a\\|b]` | x or nothing; a or b or nothing |
| `...` | up to eight words or signs; behind `\(` up to the next bracket or dash |
| `\(`, `†` | a sign; one that means something here is written with `\` before it |
| `{subject}` | the entity that the claim is about |
| `{value}` | the value, of the property's type; entities may be a list, "Arm, Microsoft e Nvidia", where several hold |
| `{value..}` | a period that begins with the value, "1910 – 1985" as a whole |
| `{..value}` | a period that ends with it |
| `{value: seats\|fan*}` | an amount of that noun, "60,000 fans", or without any, "60,000"; not so `{value: !seats}` |
| `{when}` | the date or period that the claim is about |
| `{start}` | the date at which it began |
| `{end}` | the date until which it lasts, "até 2030" as a whole |
| `{name}` | a name that is not of the claim, or a few: "born in {name} {value}" for "born in Leeds, England, in 1950" |
| `{date}`, `{amount}` | likewise a date, with its preposition, and an amount |
| `{words}` | up to three plain words before a name, of prepositions only "of": "o cineasta", "a gigante do varejo" |
| `{label}` | the property's label or one of its aliases |
| `{break}` | a comma, a bracket or the end, without consuming it; where a pattern begins, or the beginning |
| `{first}` | where a pattern begins, the beginning of the sentence, of a quotation, or behind a colon or a dash |
| `<…>` | a tail that may be said again after "e" or a comma: "CEO <da {subject}, {value}>" |

Words that stand before their subject, "owned by {value}, {subject}", begin as with `{break}`: "Z is owned by X, Y and
W" does not say it of Y.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

import attrs

from factcheck.document import fold
from factcheck.errors import InvalidValueError
from factcheck.facts import Property, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon.phrase import DASHES, SignCounts
from factcheck.lexicon.sides import Side
from factcheck.lexicon.slots import AMOUNTS, Slots
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.stores.record_values import shown
from factcheck.values import Quantity

_LEXEME = re.compile(
    r"\{(?:\.\.)?\w+(?:\.\.|:[^{}]*)?\}|\.\.\.|…|[()\[\]|<>]|'s(?!\w)|\\[^\s\w]|[^\s\w*]|"
    r"[^\W_]+(?:[-'.&][^\W_]+)*\*?|_"
)
_DEEPEST = 12
_MOST_GAPS = 8
_MOST_WORDS = 400
_GAP = r"(?: [^ ;:]+){0,8}?"
_GAP_IN_BRACKETS = r"(?: (?![;:()-](?: |$))[^ ]+){0,8}?"
_OPENING = r"(?:^|(?<= [,;:(\-\"]))"
_FIRST = r"(?:^|(?<= [:;\-\"]))"
_SLOTS = ("subject", "value", "when", "start", "end", "label")
_SIDES = {"value..": Side.BEGINNING, "..value": Side.END}
_FILLERS = ("name", "date", "amount", "words", "break")
"""Slots that take nothing of the claim, and so may stand several times."""
_OPENINGS = {"{break}": _OPENING, "{first}": _FIRST}
_SHORTEST_WORD = 3
_TELLING_SIGNS = "(†*"
"""Signs under which a pattern without any word is indexed; a comma stands in every other sentence."""


@attrs.frozen(slots=False)
class Pattern:
    """One way to say a property.

    Args:
        source: The pattern as written.
        property: The identifier of the property that it says.
        origin: Where it comes from: `"store"` or `"pack"`.
        head: The regular expression of the whole, over the text of a Phrase.
        tail: That of the repeatable tail, or None.
        keys: Four-letter beginnings or signs, one of which a phrase must have for this pattern to match at all.
        slots: The names of its slots.
        side: Whether its value is the beginning or the end of the period that stands there, or None.
        is_bare: Whether no word of three letters says the property, as where brackets behind a name hold its value.
        before: Must match where it begins, or None.
        after: Must match where it ends, or None.
        nouns: Folded nouns and units, one of which an amount must count where it counts any; none admits all.
        is_counted: Whether it must count one, so that a bare number will not do.
        is_held: Whether it leaves the subject to the facts, which know where its value held the office.
        least: How many names, dates and amounts its slots need that cannot be left out.
    """

    source: str
    property: str
    origin: str
    head: str
    tail: str | None
    keys: frozenset[str]
    slots: frozenset[str]
    side: Side | None = None
    is_bare: bool = False
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    nouns: tuple[str, ...] = ()
    is_counted: bool = False
    is_held: bool = False
    least: SignCounts = (0, 0, 0)

    def may_match(self, counts: SignCounts) -> bool:
        """Whether a phrase has as many names, dates and amounts as the slots that cannot be left out.

        Args:
            counts: How many the phrase has.
        """
        least, has = self.least, counts
        return least[0] <= has[0] and least[1] <= has[1] and least[2] <= has[2]

    def hits(self, text: str) -> Iterator[re.Match[str]]:
        """Where the head stands in the text of a phrase, from left to right and without overlaps.

        Args:
            text: The text.
        """
        hit = self.regex.search(text)
        while hit is not None:
            start, end = hit.span()
            fits = self.before is None or self.before.match(text, start)
            if fits and (self.after is None or self.after.match(text, end)):
                yield hit
                hit = self.regex.search(text, end)
            else:
                hit = self.regex.search(text, start + 1)

    def admits(self, amounts: Iterable[Mention]) -> bool:
        """Whether the values are amounts of what the pattern counts.

        Args:
            amounts: The mentions in `{value}`.
        """
        return not self.nouns or all(self._counts(amount) for amount in amounts)

    def _counts(self, amount: Mention) -> bool:
        value = amount.value
        if isinstance(value, Quantity):
            return self._noun_regex.fullmatch(fold(value.unit).text) is not None
        return not self.is_counted and amount.kind is not MentionKind.ORDINAL

    @cached_property
    def _noun_regex(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(noun).replace(r"\*", ".*") for noun in self.nouns))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled head."""
        return re.compile(self.head)

    @cached_property
    def tail_regex(self) -> re.Pattern[str] | None:
        """The compiled tail."""
        return None if self.tail is None else re.compile(self.tail)


def key(word: str) -> str:
    """The beginning under which a word is indexed."""
    return word[:4]


class PatternCompiler:
    """Compiles patterns of one language.

    Args:
        pack: The language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._slots = Slots(pack)

    def compile(self, source: str, prop: Property, labels: tuple[str, ...] = (), origin: str = "store") -> Pattern:
        """The compiled pattern.

        Args:
            source: The pattern as written.
            prop: The property that it says; several values make a list only if it may have several at a time.
            labels: The words for `{label}`.
            origin: Where the pattern comes from.

        Raises:
            InvalidValueError: If the pattern breaks the syntax, has no fixed word and no telling sign, or has no
                `{value}`, `{start}` or `{end}`.
        """
        reading = _Reading(source, self._slots, prop, labels)
        head, tail = reading.read()
        if not reading.keys:
            raise InvalidValueError(f"a pattern needs at least one fixed word, or a sign such as \\(: {source!r}")
        if not reading.slots & {"value", "start", "end"}:
            raise InvalidValueError(f"a pattern needs {{value}}, {{start}} or {{end}}: {source!r}")
        return Pattern(
            source,
            prop.id,
            origin,
            head,
            tail,
            reading.keys,
            frozenset(reading.slots),
            nouns=reading.nouns,
            is_counted=reading.is_counted,
            side=reading.side,
            is_bare=reading.is_bare,
            before=reading.before,
            after=reading.after,
            least=(reading.least["names"], reading.least["dates"], reading.least["amounts"]),
        )

    def words(self, text: str) -> tuple[str, ...]:
        """The normal form of fixed words."""
        return self._slots.words(text)


class _Reading:
    """One pass over a pattern's source, by recursive descent."""

    def __init__(self, source: str, slots: Slots, prop: Property, labels: tuple[str, ...]) -> None:
        self.source = source
        self._said = slots
        self.prop = prop
        self.labels = labels
        self.slots: set[str] = set()
        self.keys: frozenset[str] = frozenset()
        self.side: Side | None = None
        self.is_bare = True
        self._is_in_brackets = False
        self.nouns: tuple[str, ...] = ()
        self.is_counted = False
        self.before: re.Pattern[str] | None = None
        self.after: re.Pattern[str] | None = None
        self._lexemes = [match.group() for match in _LEXEME.finditer(source)]
        self._at = 0
        self._depth = 0
        self.least: Counter[str] = Counter()
        self._tail: str | None = None

    def read(self) -> tuple[str, str | None]:
        self._check_size()
        if any(map(self._is_name, self._lexemes[:1])) and not {"{label}", "\\("} & {*self._lexemes}:
            self.before = self._said.before(comma=self._lexemes[1:2] == [","])
        if any(map(self._is_name, self._lexemes[-1:])):
            self.after = self._said.after
        opening = ""
        if self._lexemes[:1] == ["{subject}"] and self.prop.value_type in AMOUNTS:
            opening = self._said.is_single
        elif self._lexemes and self._lexemes[0] in _OPENINGS:
            opening, self._at = _OPENINGS[self._lexemes[0]], 1
        elif self._lexemes[-2:] == [",", "{subject}"] and not self._lexemes[0].startswith("{"):
            opening = _OPENING
        head = opening + self._sequence("") + r"(?= |$)"
        if self._tail is None:
            return head, None
        joint = rf"(?: ,)?(?: (?:{self._said.conjunction}))?"
        return head, f"{joint}(?P<tail>{self._tail})(?= |$)"

    def _is_name(self, lexeme: str) -> bool:
        return lexeme == "{subject}" or (lexeme == "{value}" and self.prop.value_type is ValueType.ENTITY)

    def _fail(self, expected: str) -> InvalidValueError:
        return InvalidValueError(f"{expected} in the pattern {shown(self.source)}")

    def _check_size(self) -> None:
        """Raises for what would take a regular expression too long: a pattern is as short as what people say."""
        depth = 0
        for lexeme in self._lexemes:
            depth += (lexeme in ("(", "[", "<")) - (lexeme in (")", "]", ">"))
            if depth > _DEEPEST:
                raise self._fail(f"brackets at most {_DEEPEST} deep are expected")
        if sum(lexeme in ("...", "…") for lexeme in self._lexemes) > _MOST_GAPS:
            raise self._fail(f"at most {_MOST_GAPS} gaps are expected")
        if len(self._lexemes) > _MOST_WORDS:
            raise self._fail(f"at most {_MOST_WORDS} words and signs are expected")

    def _sequence(self, closers: str) -> str:
        pieces: list[str] = []
        while self._at < len(self._lexemes):
            lexeme = self._lexemes[self._at]
            if lexeme in ("|", ")", "]", ">"):
                if lexeme in closers:
                    return "".join(pieces)
                raise self._fail(f"unexpected {lexeme!r}")
            self._at += 1
            pieces.append(self._element(lexeme))
        if closers:
            raise self._fail(f"missing {closers[-1]!r}")
        return "".join(pieces)

    def _element(self, lexeme: str) -> str:
        if lexeme == "(":
            return self._alternatives(")")
        if lexeme == "[":
            return self._alternatives("]") + "?"
        if lexeme == "<":
            self._tail = self._sequence(">")
            self._at += 1
            return self._tail
        if lexeme in ("...", "…"):
            return _GAP_IN_BRACKETS if self._is_in_brackets else _GAP
        if lexeme.startswith("{"):
            name, colon, nouns = lexeme[1:-1].partition(":")
            if colon:
                self.nouns = self._counted(name, nouns)
            return self._slot(name)
        return self._word(lexeme)

    def _alternatives(self, closer: str) -> str:
        options: list[str] = []
        keys: list[frozenset[str]] = []
        self._depth += 1
        while True:
            start = self._at
            options.append(self._sequence(f"|{closer}"))
            keys.append(self._option_keys(self._lexemes[start : self._at]))
            self._at += 1
            if self._lexemes[self._at - 1] == closer:
                break
        self._depth -= 1
        if closer == ")" and all(keys):
            self._offer(frozenset().union(*keys))
        return f"(?:{'|'.join(options)})"

    def _option_keys(self, lexemes: list[str]) -> frozenset[str]:
        depths = accumulate((lexeme in ("(", "[")) - (lexeme in (")", "]")) for lexeme in lexemes)
        required = [lexeme for lexeme, depth in zip(lexemes, depths, strict=True) if depth == 0 and lexeme[0].isalnum()]
        return max((self._word_keys(lexeme) for lexeme in required), key=_worth, default=frozenset())

    def _word_keys(self, lexeme: str) -> frozenset[str]:
        """The keys of the word that tells most of those that a lexeme is."""
        words = self._normal(lexeme)
        forms = [self._said.forms(word) if lexeme[-1] != "*" else (word,) for word in words]
        return max((frozenset(map(key, said)) for said in forms), key=_worth, default=frozenset())

    def _normal(self, lexeme: str) -> Iterator[str]:
        stem = lexeme.removesuffix("*")
        return (word for word in self._said.words(stem) if len(word) >= 4 or stem == lexeme)

    def _word(self, lexeme: str) -> str:
        if not lexeme[0].isalnum():
            return self._sign(lexeme.removeprefix("\\") or lexeme)
        stem = lexeme.removesuffix("*")
        words = self._said.words(stem)
        self.is_bare &= all(len(word) < _SHORTEST_WORD for word in words)
        self._offer(self._word_keys(lexeme))
        if stem != lexeme:
            return "".join(f" {re.escape(word)}" for word in words) + "[^ ]*"
        return "".join(_any_of(self._said.forms(word)) for word in words)

    def _sign(self, sign: str) -> str:
        if sign in "()":
            self._is_in_brackets = sign == "("
        if sign in _TELLING_SIGNS:
            self._offer(frozenset([sign]))
        return " " + re.escape("-" if sign in DASHES else sign)

    def _counted(self, name: str, nouns: str) -> tuple[str, ...]:
        self.is_counted = nouns.strip().startswith("!")
        found = tuple(fold(noun.strip(" !")).text for noun in nouns.split("|"))
        if name != "value" or not all(found):
            raise self._fail(f"unknown slot {{{name}:{nouns}}}, expected nouns behind {{value:")
        return found

    def _slot(self, written: str) -> str:
        if written in _FILLERS:
            return self._said.filler(written)
        name = "value" if written in _SIDES else written
        if name not in _SLOTS:
            raise self._fail(f"unknown slot {{{name}}}, expected one of {', '.join((*_SLOTS, *_SIDES, *_FILLERS))},")
        if name in self.slots:
            raise self._fail(f"the slot {{{name}}} stands twice")
        self.slots.add(name)
        if self._depth == 0 and name != "label":
            self.least[self._sign_of(name)] += 1
        if written in _SIDES:
            if self.prop.value_type is not ValueType.DATE:
                raise self._fail(f"{{{written}}} is of a property that takes dates, and stands")
            self.side = _SIDES[written]
            return self._said.side_slot()
        if name != "label":
            is_list = not self._is_in_brackets and self._lexemes[self._at : self._at + 1] != ["\\("]
            return self._said.slot(name, self.prop, is_list=is_list)
        self.is_bare = False
        spelt = [[w for t in re.split(r"[\s]+", label) for w in self._said.words(t)] for label in self.labels]
        named = sorted((words for words in spelt if words), key=len, reverse=True)
        self._offer(frozenset(max((key(word) for word in words), key=len) for words in named))
        return "(?:" + "|".join("".join(f" {re.escape(word)}" for word in words) for words in named) + ")"

    def _sign_of(self, slot: str) -> str:
        """What stands in a slot, as counted in `least`."""
        kind = {"subject": ValueType.ENTITY, "value": self.prop.value_type}.get(slot, ValueType.DATE)
        return "dates" if kind is ValueType.DATE else "amounts" if kind in AMOUNTS else "names"

    def _offer(self, keys: frozenset[str]) -> None:
        """Take these keys if they are required and tell more than those held."""
        if self._depth == 0 and _worth(keys) > _worth(self.keys):
            self.keys = keys


def _worth(keys: frozenset[str]) -> int:
    """How much keys tell: as much as the shortest of them."""
    return min(map(len, keys), default=0)


def _any_of(forms: tuple[str, ...]) -> str:
    escaped = [re.escape(form) for form in forms]
    return f" {escaped[0]}" if len(escaped) == 1 else f" (?:{'|'.join(escaped)})"
