"""What the slots of patterns match: regular expressions over the text of phrases, in one language."""

from __future__ import annotations

import re

from factcheck.document import fold
from factcheck.facts import Property, ValueType
from factcheck.languages import LanguagePack
from factcheck.lexicon import phrase as signs
from factcheck.lexicon.phrase import PhraseWriter, sign_class

_QUOTES = "\"'"
_BRACKET = r"(?: \( [^()]{1,40} \))?"
"""What a name may have behind it: "Caetés (PE)", "Rita Lee (1947-2023)"."""
_NAME = rf"(?: [{_QUOTES}])?(?: [{sign_class(signs.ENTITY)}])(?: [{_QUOTES}])?{_BRACKET}"
_PLAIN_DATE = sign_class(signs.DATE, signs.RANGE)
AMOUNTS = (ValueType.MONEY, ValueType.QUANTITY, ValueType.NUMBER)
_VALUE_BLOCKS = {
    ValueType.ENTITY: (signs.ENTITY,),
    ValueType.DATE: (signs.DATE,),
    ValueType.MONEY: (signs.MONEY,),
    ValueType.QUANTITY: (signs.QUANTITY, signs.NUMBER),
    ValueType.NUMBER: (signs.NUMBER, signs.QUANTITY),
    ValueType.STRING: (signs.ENTITY,),
}


class Slots:
    """The slots and words of one language.

    Args:
        pack: The language pack.
    """

    def __init__(self, pack: LanguagePack) -> None:
        words = pack.table("syntax")["words"]
        self._writer = PhraseWriter(pack)
        self._words: dict[str, tuple[str, ...]] = {}
        self._and = "|".join(re.escape(word) for word in words["and"])
        prepositions = "|".join(re.escape(p) for p in sorted(words["date_prepositions"], key=len, reverse=True))
        inside = "".join(f"(?<! {p})" for p in sorted({*words["of"], *words["prepositions"]}))
        apart = "|".join(f"(?<= {said})" for said in words["named"])
        owning = [re.escape(sign) for sign in words["possessive"]]
        behind = "|".join((*words["that"], *owning, "-"))
        unowned = "".join(f"(?<! {p})" for p in words["of"]) + rf"(?={_NAME} {words['participle']} )"
        self._alone = re.compile(f"(?:{inside}|{apart}|(?={_NAME}(?: ,)? (?:{behind}) )|{unowned})")
        self._alone_before_comma = re.compile(f"(?:{inside}|{apart}|(?={_NAME} ,))")
        bound = "|".join((*owning, *(f"- {end}" for end in pack.table("sentences")["compounds"])))
        self._ownerless = re.compile(f"(?! (?:{bound})(?: |$))") if bound else None
        linking = {*words["of"], *words["and"], *words["or"], *words["prepositions"], *words["that"]}
        changing = {*words["other_office"], *words["other_holder"]}
        joined = "".join(f"(?:{re.escape(word)} (?=\\w))?" for word in words["of_among_words"])
        ends = "|".join(pack.table("sentences")["compounds"])
        barred = "|".join(re.escape(word) for word in sorted(linking | changing))
        self._plain_word = rf"(?:{joined}(?!(?:{barred}) )\w[\w-]*(?: - (?:{ends or '(?!)'})(?= ))?)"
        self._plurals: dict[str, list[str]] = pack.table("syntax")["plurals"]
        self._joined = "".join(f"(?<![{sign_class(signs.ENTITY)}] {word})" for word in words["and"])
        self._before_date = rf"(?: ,)?(?: (?:{prepositions}))?"

    def side_slot(self) -> str:
        """The regular expression of a period whose beginning or end is the value."""
        return rf"{self._before_date} (?P<value>[{sign_class(signs.RANGE)}])"

    def slot(self, name: str, prop: Property, *, is_list: bool = True) -> str:
        """The regular expression of a slot.

        Args:
            name: Its name.
            prop: The property.
            is_list: Whether a list may stand here, if several things of the property may be said at once; brackets hold
                none, and belong to one name.
        """
        value_type = prop.value_type
        together = value_type in AMOUNTS
        others = rf"(?:(?:(?: ,{_NAME}){{1,14}}(?: ,)?)? (?:{self._and}){_NAME})?"
        more = others if is_list and not prop.single_valued else ""
        match name:
            case "subject":
                return f"(?P<subject>{_NAME}{'' if together else more})"
            case "value" if value_type is ValueType.ENTITY:
                return f"(?P<value>{_NAME}{more})"
            case "value" if value_type is ValueType.DATE:
                return rf"{self._before_date} (?P<value>[{_PLAIN_DATE}])"
            case "value" if value_type is ValueType.STRING:
                return f"(?P<value>{_NAME})"
            case "value":
                return rf" (?P<value>[{sign_class(*_VALUE_BLOCKS[value_type])}])"
            case "end":
                return rf"(?: ,)? (?P<end>[{sign_class(signs.UNTIL)}])"
            case "start":
                return rf"{self._before_date} (?P<start>[{_PLAIN_DATE + sign_class(signs.SINCE)}])"
            case _:
                return (
                    rf"{self._before_date} (?P<when>[{sign_class(signs.DATE, signs.RANGE, signs.SINCE, signs.UNTIL)}])"
                )

    def before(self, *, comma: bool) -> re.Pattern[str]:
        """What holds where a name at the beginning of a pattern is no part of what stands before it.

        In "a empresa fundada por X, cresceu" it is not X that grew; but "a cidade de X" is X, and "de X, que nasceu",
        "de X, nascida em" and "sobre X anunciado por" say something of X.

        Args:
            comma: Whether a comma is the next thing in the pattern.
        """
        return self._alone_before_comma if comma else self._alone

    @property
    def after(self) -> re.Pattern[str] | None:
        """What holds where a name at the end of a pattern is not the owner of what follows.

        In "X bought Y's shares" and "X bought Y-owned Z" it is not Y that was bought.
        """
        return self._ownerless

    def filler(self, name: str) -> str:
        """The regular expression of a slot that takes nothing of the claim."""
        match name:
            case "break":
                return r"(?= [,.;:()\-\]!?\"]| (?:" + self._and + r") |$)"
            case "name":
                entity = sign_class(signs.ENTITY)
                return rf" [{entity}](?:(?: ,| (?:{self._and}))? [{entity}]){{0,3}}{_BRACKET}"
            case "date":
                return rf"{self._before_date} [{sign_class(signs.DATE, signs.RANGE, signs.SINCE, signs.UNTIL)}]"
            case "words":
                return rf"(?: {self._plain_word}){{0,3}}?"
            case _:
                return rf" [{sign_class(signs.MONEY, signs.QUANTITY, signs.NUMBER)}]"

    def words(self, text: str) -> tuple[str, ...]:
        """The normal form of fixed words."""
        known = self._words.get(text)
        if known is None:
            spelt = (word for piece in text.split() for word in self._writer.words(fold(piece).text, piece))
            known = self._words[text] = tuple(spelt)
        return known

    def forms(self, word: str) -> tuple[str, ...]:
        """A fixed word and its plurals: "lucrou", "lucraram".

        Args:
            word: The word in its normal form.
        """
        whole = self._plurals.get(f"-{word}")
        if whole is not None:
            return (word, *whole)
        for cut in range(2, len(word)):
            if word[cut:] in self._plurals:
                return (word, *(word[:cut] + ending for ending in self._plurals[word[cut:]]))
        return (word,)

    @property
    def is_single(self) -> str:
        """The regular expression that a name is not the last of several: what "X e Y lucraram" is of both together."""
        return self._joined

    @property
    def conjunction(self) -> str:
        """The regular expression of "and"."""
        return self._and
