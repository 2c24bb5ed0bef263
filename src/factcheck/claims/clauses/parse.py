"""One pass over the pieces of a sentence, that keeps who is spoken of and says each piece in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from factcheck.claims.clauses.clause import LONGEST, Clause
from factcheck.claims.clauses.ellipsis import complete, is_elliptic
from factcheck.claims.clauses.pieces import Joint, Piece
from factcheck.claims.clauses.words import ClauseWords, Word, is_entity
from factcheck.lexicon.phrase import is_sign

_MOST = 24
"""How many clauses of a sentence are read."""

_LONGEST_SUBJECT = 12
_SAYING = 5
"""Within how many words behind its subject a verb of saying has what is said."""


class Parse:
    """Reads one sentence.

    Args:
        language: The words of its language.
    """

    def __init__(self, language: ClauseWords) -> None:
        self._language = language
        self._found: list[tuple[list[Word], bool]] = []
        self._reset()

    def _reset(self) -> None:
        self._clause: Clause | None = None
        self._inner: Clause | None = None
        self._pending: Sequence[Word] | None = None
        self._anchor: Word | None = None
        self._apposed: Word | None = None
        self._is_apposed = False
        self._lead: Sequence[Word] = ()
        self._leading: list[list[Word]] = []
        self._held: Piece | None = None

    def clauses(self, pieces: Iterable[Piece]) -> list[tuple[list[Word], bool]]:
        """The clauses, each as its words in order with the index for which each stands, and whether it is inserted.

        Args:
            pieces: The pieces of the sentence.
        """
        for piece in pieces:
            if len(self._found) >= _MOST:
                break
            self._read(piece)
        self._close()
        return self._found[:_MOST]

    def _read(self, piece: Piece) -> None:
        held, self._held = self._held, None
        if held is not None:
            if piece.joint is Joint.COMMA and self._completes([*held.words, *piece.words], Joint.AND):
                return
            self._give_up(held)
        is_elliptic_here = self._clause is not None and is_elliptic(piece.words, self._language)
        if piece.joint is Joint.START or (piece.joint is Joint.SEMICOLON and not is_elliptic_here):
            self._close()
            piece = self._take_lead(piece)
            if not piece.words:
                return
        elif is_elliptic_here and self._inner is None:
            if self._completes(piece.words, piece.joint):
                return
            if piece.joint in (Joint.AND, Joint.AGAINST, Joint.SEMICOLON):
                self._held = piece
                return
        if self._inserted(piece):
            self._is_apposed = True
        elif not (self._predicate(piece) or self._new_clause(piece)):
            self._continue(piece)

    def _give_up(self, held: Piece) -> None:
        """Read words that did not stand for a clause: a date before what follows, or more of the clause before."""
        if self._language.lead_of(held.words) == len(held.words):
            self._lead = held.words
        else:
            self._continue(held)

    def _completes(self, words: Sequence[Word], joint: Joint) -> bool:
        """Read what leaves the verb of the clause before it out."""
        clause = self._clause
        if clause is None or not is_elliptic(words, self._language):
            return False
        full = complete(clause.words, len(clause.subject), words, joint, self._language)
        if full is not None:
            self._found.append((full, False))
        return full is not None

    def _close(self) -> None:
        """End the sentence, or what a full stop or a semicolon ends like one."""
        held, self._held = self._held, None
        if held is not None:
            self._give_up(held)
        self._close_inner()
        self._close_clause()
        self._reset()

    def _close_clause(self) -> None:
        if self._clause is not None:
            self._tell(self._clause)
            self._clause = None

    def _close_inner(self) -> None:
        if self._inner is not None:
            self._tell(self._inner)
            self._inner = None

    def _tell(self, clause: Clause) -> None:
        self._found += ((words, clause.is_inserted) for words in clause.sentences(self._language))

    def _take_lead(self, piece: Piece) -> Piece:
        """Keep the date with which a sentence begins, and give what follows it in the same piece."""
        length = self._language.lead_of(piece.words)
        if not length:
            return piece
        self._lead = piece.words[:length]
        return attrs.evolve(piece, words=piece.words[length:])

    def _inserted(self, piece: Piece) -> bool:
        """Read a relative clause or a participle behind a name, or before one."""
        words, language = piece.words, self._language
        first = words[0][0]
        full = language.in_full(words)
        if full is None and first not in language.relative and first not in language.whose:
            return False
        if piece.joint in (Joint.START, Joint.SEMICOLON):
            self._leading = [full] if full else []
            return full is not None
        if self._leading and full is not None and piece.joint is Joint.AND:
            self._leading.append(full)
            return True
        if self._inner is not None and piece.joint is Joint.AND and not piece.has_comma:
            anchor = self._apposed
        else:
            anchor = self._apposed = self._anchor
        if anchor is None or not (piece.has_comma or self._inner or self._pending):
            return piece.has_comma and self._pending is None and full is None
        self._close_inner()
        self._inner = self._relative(words, anchor) if full is None else Clause([anchor], full, is_inserted=True)
        if self._inner is None:
            return first in language.relative
        if not piece.is_bracketed and is_entity(words[-1][0]):
            self._anchor = None
        return True

    def _relative(self, words: Sequence[Word], anchor: Word) -> Clause | None:
        language = self._language
        rest = words[1:]
        if words[0][0] in language.whose:
            verb = next((i for i, (word, _) in enumerate(rest) if language.is_verb(word)), None)
            if not verb:
                return None
            owner = [anchor if word == "{name}" else (word, words[0][1]) for word in language.possessive]
            noun = [*owner, *rest[:verb]] if language.is_possessive_first else [*rest[:verb], *owner]
            return Clause(noun, list(rest[verb:]), is_inserted=True)
        length = language.lead_of(rest)
        lead, rest = rest[:length], rest[length:]
        if len(rest) > 1 and is_entity(rest[0][0]):
            if not language.is_verb(rest[1][0]):
                return None
            return Clause([rest[0]], [rest[1], anchor, *rest[2:]], is_inserted=True, lead=lead)
        return Clause([anchor], list(rest), is_inserted=True, lead=lead) if rest and not is_sign(rest[0][0]) else None

    def _predicate(self, piece: Piece) -> bool:
        """Read what begins with a verb: of the name that awaits one, or of the subject before."""
        language = self._language
        words = piece.all_words[-len(piece.words) - 1 :] if piece.joint is Joint.NOT else piece.words
        if piece.joint is Joint.AND and words[0][0] in language.that and self._inner is None:
            words = words[1:]
        length = language.lead_of(words)
        lead = words[:length] or self._lead
        words = words[length:]
        verb = language.verb_at(words)
        if verb is None:
            return False
        if self._inner is not None and piece.joint is not Joint.COMMA and not piece.has_comma:
            subject = self._inner.subject[-1:] if self._apposed is None else [self._apposed]
            self._close_inner()
            self._inner = Clause(subject, list(words), is_inserted=True, lead=lead)
            return True
        if words[verb][0] in language.saying and piece.has_comma and len(words) < _LONGEST_SUBJECT:
            self._is_apposed = True
            return self._pending is not None or self._clause is not None
        if self._pending is not None and self._is_apposed and piece.joint is Joint.COMMA:
            self._close_inner()
            self._begin(Clause(self._pending, list(words), lead=lead), words)
            return True
        if self._clause is None:
            return False
        self._close_inner()
        subject = self._clause.subject
        self._close_clause()
        self._begin(Clause(subject, list(words), lead=lead), words)
        return True

    def _begin(self, clause: Clause, words: Sequence[Word]) -> None:
        self._clause, self._pending, self._lead = clause, None, ()
        self._set_anchor(words)
        self._reported(clause)

    def _reported(self, clause: Clause) -> None:
        """Read what a subject says of itself: "a Vale disse que lucrou"."""
        language, words = self._language, clause.predicate
        if not words or not any(word in language.saying for word, _ in words[:2]):
            return
        for place, (word, _) in enumerate(words[:_SAYING]):
            if place and word in language.that | language.pronouns:
                start = place + 1
                if start < len(words) and words[start][0] in language.pronouns:
                    start += 1
                if language.verb_at(words, start) is not None:
                    self._clause = Clause(clause.subject, list(words[start:]))
                return

    def _set_anchor(self, words: Sequence[Word]) -> None:
        """Keep the name with which words end, unless it only belongs to a noun before it."""
        last = words[-1] if words else ("", 0)
        belongs = len(words) > 1 and words[-2][0] in self._language.of
        self._anchor = last if is_entity(last[0]) and not belongs else None

    def _new_clause(self, piece: Piece) -> bool:
        """Read a subject with its verb."""
        found = self._subject(piece.words)
        if found is None:
            return False
        start, verb = found
        subject = piece.words[start:verb]
        shared = self._shared_noun(subject) if piece.joint is Joint.AND else ()
        if shared:
            subject = tuple(word for word in subject if word[0] not in self._language.that)
        lead = self._lead
        self._close_inner()
        self._close_clause()
        self._found += (([subject[-1], *leading][:LONGEST], True) for leading in self._leading)
        self._leading = []
        clause = Clause([*shared, *subject], list(piece.words[verb:]), is_whole=not shared, lead=lead)
        self._begin(clause, piece.words)
        return True

    def _shared_noun(self, subject: Sequence[Word]) -> Sequence[Word]:
        """What a subject that begins with "of" leaves to the one before it: "a capital do Paraná é X e a da Bahia"."""
        of = next((word for word, _ in subject if word not in self._language.that), "")
        if self._clause is None or of not in self._language.of:
            return ()
        before = next((i for i, (word, _) in enumerate(self._clause.subject) if word == of), 0)
        return self._clause.subject[:before]

    def _subject(self, words: Sequence[Word]) -> tuple[int, int] | None:
        """Where the subject of a piece begins and where its verb does."""
        language = self._language
        start = 0
        for place in range(1, len(words)):
            word = words[place][0]
            if word in language.that:
                start = place + 1
            elif language.is_verb(word):
                end = place
                while end > start and words[end - 1][0] in language.before:
                    end -= 1
                if start < end <= start + _LONGEST_SUBJECT and any(is_entity(w) for w, _ in words[start:end]):
                    return start, end
                start = place + 1 if word in language.saying else len(words)
        if len(words) > 1 and is_entity(words[0][0]) and language.may_be_verb(words[1][0]):
            return 0, 1
        return None

    def _continue(self, piece: Piece) -> None:
        """Take up words that are neither a clause nor what one leaves out."""
        words = piece.words
        if piece.joint not in (Joint.COMMA, Joint.START, Joint.SEMICOLON) and not piece.has_comma:
            open_clause = self._inner or self._clause
            if open_clause is not None:
                open_clause.add(piece.all_words)
                self._set_anchor_behind(piece)
            elif self._pending is not None and not self._is_apposed:
                self._pending = [*self._pending, *piece.all_words][:LONGEST]
                self._set_anchor(words)
            return
        if piece.is_bracketed:
            self._is_apposed = True
            return
        is_adjunct = words[0][0] in self._language.prepositions
        if self._inner is not None and is_adjunct and self._clause is None and is_sign(words[-1][0]):
            self._inner.add_adjunct(words)
            return
        self._close_inner()
        if self._clause is not None and self._pending is None:
            if is_adjunct and len(words) <= _LONGEST_SUBJECT:
                self._clause.add_adjunct(words)
            self._set_anchor(words)
            return
        if self._pending is not None and not is_entity(words[0][0]):
            self._is_apposed = True
            if is_entity(words[-1][0]):
                self._anchor = None
            return
        self._pending, self._is_apposed = None, False
        if is_entity(words[-1][0]) and len(words) <= _LONGEST_SUBJECT:
            self._set_anchor(words)
            said = self._said(words)
            has_verb = any(self._language.is_verb(word) for word, _ in said)
            self._pending = None if is_adjunct or has_verb else said

    def _set_anchor_behind(self, piece: Piece) -> None:
        if self._inner is None:
            self._set_anchor(piece.words)

    def _said(self, words: Sequence[Word]) -> Sequence[Word]:
        """Words behind the last "that"."""
        start = next((i for i in range(len(words) - 1, -1, -1) if words[i][0] in self._language.that), -1)
        return words[start + 1 :]
