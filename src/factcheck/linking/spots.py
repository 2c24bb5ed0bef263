"""Where a document seems to name somebody or something, and the names of the store that each place may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from factcheck.document import words
from factcheck.gazetteer import Gazetteer, Name
from factcheck.linking.kinds import Kinds
from factcheck.linking.script import Script
from factcheck.linking.slips import Slip, Slips
from factcheck.values import Span

_LONGEST_NAME = 8
_TIED_TO_REGION = re.compile(r"([A-Z]{2,})-[A-Z]{2}\Z")
_LONGEST_TITLE = 8


@attrs.frozen
class Spot:
    """A place that seems to name somebody or something.

    Args:
        first: Its first token.
        end: The token after its last.
        names: The names of the store that stand there letter for letter.
        near: The names that it may be a slip of the pen for, and why.
    """

    first: int
    end: int
    names: tuple[Name, ...] = ()
    near: tuple[Slip, ...] = ()


class Spotter:
    """Finds the spots of a document.

    A known name that is only a piece of a longer name ("Eric Trump", "Microsoft Brasil") makes no spot by itself: the
    longer name is another entity.

    Args:
        script: How the document is written.
        gazetteer: The names to look for.
        kinds: What the store says of its entities' classes.
    """

    def __init__(self, script: Script, gazetteer: Gazetteer, kinds: Kinds) -> None:
        self.script = script
        self.kinds = kinds
        self.gazetteer = gazetteer
        self.tokens = script.tokens
        self.words = script.words
        self._slips = Slips(gazetteer, kinds, script.cues.common)
        self._exact = self._exact_names()
        self._covered = bytearray(len(self.tokens))
        self._ends: dict[int, Name] = {}
        for first, (end, name) in self._exact.items():
            self._covered[first:end] = b"\x01" * (end - first)
            self._ends[end] = name

    def _exact_names(self) -> dict[int, tuple[int, Name]]:
        """The longest names from left to right, by their first token."""
        found: dict[int, tuple[int, Name]] = {}
        free = 0
        for occurrence in self.gazetteer.scan(self.script.document):
            first = self.script.place(occurrence.span.start)
            if first < free or first >= len(self.tokens) or self.tokens[first].start != occurrence.span.start:
                continue
            end = self.script.place(occurrence.span.end)
            if self._ends_inside(end, occurrence.span) or not self.script.writes(occurrence.name, first, end):
                continue
            found[first] = end, occurrence.name
            free = end
        found.update((place, (place + 1, name)) for place, name in self._with_regions())
        return found

    def _ends_inside(self, end: int, span: Span) -> bool:
        return self.tokens[end - 1].end > span.end

    def _with_regions(self) -> Iterator[tuple[int, Name]]:
        """The names in capitals to which the letters of a region are tied in brackets, by token: "(PSDB-RS)"."""
        for place in range(1, len(self.tokens)):
            if self.words[place - 1] == "(" and "-" in self.words[place]:
                tied = _TIED_TO_REGION.match(self.tokens[place].span.of(self.script.document.text))
                for found in self.gazetteer.scan(tied.group(1)) if tied else ():
                    if found.span.end == len(found.name.text):
                        yield place, found.name

    def spots(self) -> Iterator[Spot]:
        """The spots, in reading order, without overlaps."""
        place = 0
        while place < len(self.tokens):
            if place in self._exact:
                end, name = self._exact[place]
                end = self._with_suffix(end)
                if not self._goes_on(place, end, name):
                    yield Spot(place, end, (name,))
                    place = end
                    continue
            if place in self.script.opening and self._opens_before_name(place):
                place += 1
                continue
            end = self._run_end(place)
            if end > place:
                longer = self._coordinated_end(place, end)
                if longer:
                    yield Spot(place, longer, (), self._near(place, longer))
                    place = longer
                    continue
                yield from self._run(place, end)
                place = end
                continue
            title_end = self._quoted_end(place)
            if title_end:
                near = self._near(place, title_end)
                if near:
                    yield Spot(place, title_end, (), near)
                    place = title_end
                    continue
            place += 1

    def _opens_before_name(self, place: int) -> bool:
        """Whether a token has its capital only from the sentence, and a whole name follows it."""
        if place + 1 not in self._exact:
            return False
        end, name = self._exact[place + 1]
        return not self._goes_on(place + 1, self._with_suffix(end), name)

    def _with_suffix(self, end: int) -> int:
        """The end of a name with the legal form that follows it: "S.A.", ", Inc."."""
        if self._stands_for_more(end):
            return self._with_stop(end)
        place = end + (end < len(self.words) and self.words[end] == ",")
        if place >= len(self.words) or not self.script.joined[place] or not self.script.capital[place]:
            return end
        if self.words[place].replace(".", "") not in self.script.cues.suffixes:
            return end
        return self._with_stop(place + 1)

    def _stands_for_more(self, end: int) -> bool:
        word = self.words[end - 1].replace(".", "")
        return word in self.script.cues.suffixes or word in self.script.cues.generations

    def _with_stop(self, end: int) -> int:
        """The end of an abbreviation with its full stop, unless that ends the sentence too."""
        if end + 1 >= len(self.words) or self.words[end] != "." or end + 1 in self.script.opening:
            return end
        return end + 1 if self.tokens[end].start == self.tokens[end - 1].end else end

    def _goes_on(self, first: int, end: int, name: Name) -> bool:
        """Whether a name word stands directly before or after, so that the name is a piece of a longer one.

        The first word of a sentence is rather a verb or an office than one more given name of a full name.
        """
        if self._is_doubled(first, end, name):
            return True
        before = first > 0 and self.script.joined[first] and not self._covered[first - 1] and self._is_name(first - 1)
        if before and first - 1 in self.script.opening and end - first > 1:
            before = not self._is_of_persons(name)
        after = end < len(self.tokens) and self.script.joined[end] and not self._covered[end] and self._is_name(end)
        if after and not before and self._is_party(first):
            return False
        return bool(before or after)

    def _is_doubled(self, first: int, end: int, name: Name) -> bool:
        """Whether two names stand side by side and so are the name of something else: "May Brown", "Microsoft Brasil".

        An acronym goes before a name ("o ministro do STF Gilmar Mendes"), and so does what somebody heads ("a
        presidente da Petrobras Magda Chambriard").
        """
        if self.script.case(first) != "normal":
            return False
        before = self._ends.get(first) if first and self.script.joined[first] else None
        after = self._exact.get(end) if end < len(self.tokens) and self.script.joined[end] else None
        beside = [other for other in (before, after[1] if after else None) if other is not None]
        return any(not self._go_together(name, other) for other in beside)

    def _go_together(self, one: Name, other: Name) -> bool:
        if one.is_acronym or other.is_acronym:
            return True
        whole = [" " in name.text for name in (one, other) if self._is_of_persons(name)]
        return whole == [True]

    def _is_of_persons(self, name: Name) -> bool:
        return all(self.kinds.is_person(entity) for entity in name.entities)

    def _is_name(self, place: int) -> bool:
        return self.script.is_name_word(place)

    def _is_party(self, first: int) -> bool:
        """Whether a name with capitals only stands between an office and its holder: "o ministro do STF Gilmar"."""
        token = self.tokens[first]
        surface = token.span.of(self.script.document.text)
        near = self.words[max(0, first - 3) : first]
        return surface.isupper() and len(near) > 1 and any(word in self.script.cues.beside for word in near[:-1])

    def _run_end(self, first: int) -> int:
        """The end of the run of capitalised words that begins here, particles inside it included."""
        if not self._is_name(first):
            return first
        end = self._after_initial(first + 1)
        while end < len(self.tokens) and end - first < _LONGEST_NAME and self._follows(end):
            if self._is_name(end):
                end = self._after_initial(end + 1)
            elif self._joined_name(end):
                end = self._after_initial(self._joined_name(end) + 1)
            else:
                break
        return end

    def _follows(self, place: int) -> bool:
        if self.script.joined[place]:
            return True
        return self.words[place - 1] == "." and self.tokens[place].start == self.tokens[place - 1].end

    def _after_initial(self, end: int) -> int:
        """Past the full stop of an initial that another part of the name follows: "J. K.", "G.W."."""
        if end + 1 >= len(self.words) or self.words[end] != "." or self.tokens[end].start != self.tokens[end - 1].end:
            return end
        word = self.words[end - 1]
        is_initial = len(word) == 1 or (len(word) <= 5 and word[1::2] == "." * (len(word) // 2))
        return end + 1 if is_initial and self._follows(end + 1) and self._is_name(end + 1) else end

    def _joined_name(self, place: int) -> int:
        """The name word that one or two particles join to what stands before a token, or 0."""
        for following in (place + 1, place + 2):
            is_particle = self.words[following - 1] in self.script.cues.particles
            if not is_particle or self.script.capital[following - 1] or following >= len(self.tokens):
                return 0
            if not self.script.joined[following]:
                return 0
            if self._is_name(following):
                return following
        return 0

    def _run(self, first: int, end: int) -> Iterator[Spot]:
        """A misspelt name, or one that the store lacks; known names that particles join to the run stay names."""
        cut = self._cut(first, end)
        if cut:
            yield from self._run(first, cut - 1)
            first = cut
        while (cut := self._cut(first, end)) > 0:
            yield from self._piece(first, cut - 1)
            first = cut
        yield from self._piece(first, end)

    def _cut(self, first: int, end: int) -> int:
        """The first token of the next known name that a particle joins to the run, or 0."""
        for place in range(first + 2, end):
            if self._covered[place] and not self._covered[place - 1] and self.words[place - 1] in self._particles:
                if not self._is_name(place - 1):
                    return place
        return 0

    @property
    def _particles(self) -> frozenset[str]:
        return self.script.cues.particles

    def _piece(self, first: int, end: int) -> Iterator[Spot]:
        while end > first and self.words[end - 1] in self._particles and not self.script.capital[end - 1]:
            end -= 1
        known = self._exact.get(first)
        if known is not None and self._with_suffix(known[0]) >= end:
            yield Spot(first, self._with_suffix(known[0]), (known[1],))
            return
        if first < end and all(self._covered[first:end]):
            if any(self._is_doubled(place, *self._exact[place]) for place in range(first, end) if place in self._exact):
                yield Spot(first, end)
                return
            while first < end:
                stop, name = self._exact.get(first, (end, None))
                yield Spot(first, stop, () if name is None else (name,))
                first = stop
            return
        if first in self.script.opening and first + 2 < end and self.words[first + 1] in self._particles:
            if not self._near(first, end) and self._near(first + 2, end):
                first += 2
        opening = self._with_nouns(first)
        near = self._near(opening, end) if opening < first else ()
        near = tuple((name, reason) for name, reason in near if words(name.text)[0] == self.words[opening])
        if near:
            first = opening
        elif opening == first or self.words[first - 1] in self.script.cues.beside:
            near = self._near(first, end)
        yield Spot(first, self._with_suffix(end), (), near)

    def _with_nouns(self, first: int) -> int:
        """The first of the capitalised titles and nouns before a token, which may belong to its name."""
        place = first
        while place > 0 and self.script.joined[place] and self.script.capital[place - 1] and place > first - 3:
            if self._covered[place - 1] or self.words[place - 1] in self.script.cues.function_words:
                break
            place -= 1
        return place

    def _coordinated_end(self, first: int, end: int) -> int:
        """The end of a misspelt name with a conjunction in it, such as "Food and Drug Administation", or 0."""
        if end + 1 >= len(self.words) or self.words[end] not in self.script.cues.conjunctions:
            return 0
        if not (self.script.joined[end] and self.script.joined[end + 1] and self._is_name(end + 1)):
            return 0
        longer = self._run_end(end + 1)
        return 0 if any(self._covered[first:longer]) or not self._near(first, longer) else longer

    def _quoted_end(self, place: int) -> int:
        """The end of a short quotation that begins with a capital letter at a token, or 0."""
        if not self.script.capital[place] or place == 0 or self.words[place - 1] not in ('"', "'"):
            return 0
        for end in range(place + 1, min(len(self.words), place + 1 + _LONGEST_TITLE)):
            if self.words[end] == self.words[place - 1]:
                return end
        return 0

    def _near(self, first: int, end: int) -> tuple[Slip, ...]:
        """The names that some tokens are a slip or two away from."""
        return self._slips.of(self.script.span(first, end).of(self.script.document.text))
