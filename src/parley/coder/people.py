"""For whom people speak, as the document itself teaches: by titles, appositions and the bodies they lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from parley.coder import tree
from parley.coder.classes import in_class
from parley.coder.names import Names, in_order
from parley.coder.tokens import Doc, Span, Token

LEADING = frozenset({"lead", "head", "represent", "chair", "command"})
NO_LONGER = frozenset({"former", "ex", "late", "onetime", "retired"})
BETWEEN_TITLE_AND_NAME = frozenset({"for", "of", "the", "and", "'s", "’s"})
TITLE_WORDS = ("NOUN", "PROPN", "ADJ", "PART", "CCONJ", "ADP", "DET")


class People:
    """The people of one document. `party_of` maps surnames to the party they speak for, where the text says one."""

    def __init__(self, doc: Doc, names: Names) -> None:
        self.doc = doc
        self.names = names
        self.party_of: dict[str, str] = {}
        self.party_of = self._learn()

    def name_around(self, token: Token) -> tuple[int, int] | None:
        """The token range of the person's name that covers `token`, titles included."""
        for ent in self.doc.ents:
            if ent.start <= token.i < ent.end and (ent.label_ == "PER" or _is_titled(ent)):
                name = self.names.at(token)
                if name is not None and name.start <= ent.start and ent.end <= name.end:
                    return None  # the lexicon knows better who "Renamo" or "Khartoum" is
                return ent.start, ent.end
        if token.pos_ == "PROPN" and token.text in self.party_of and self.names.at(token) is None:
            return token.i, token.i + 1
        return None

    def _learn(self) -> dict[str, str]:
        """Surname -> party; a surname that two parties share equally often speaks for none."""
        seen: dict[str, Counter[str]] = {}
        for ent in self.doc.ents:
            if ent.label_ != "PER" and not _is_titled(ent):
                continue
            party = self._title_before(ent) or self._apposition_after(ent) or self._leads(ent)
            if party is not None:
                seen.setdefault(self.doc[ent.end - 1].text, Counter())[party] += 1
        people = {}
        for surname, counts in seen.items():
            ranked = counts.most_common(2)
            if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
                people[surname] = ranked[0][0]
        return people

    def _title_before(self, person: Span) -> str | None:
        """ "Ukrainian Defense Minister X", "Kremlin spokesman X", "FARC negotiator X", "the rebels' leader, X"."""
        has_title = any(in_class(token, "title", "office") for token in person)
        for token in reversed(self.doc[person.sent.start : person.start]):
            name = self.names.at(token)
            if name is not None and name.is_party:
                if name.start > 0 and self.doc[name.start - 1].lower_ in NO_LONGER:
                    return None
                return name.party.name if has_title or in_class(token, "title", "office") else None
            if token.lower_ in NO_LONGER:
                return None  # "a former French minister" speaks for France no more
            if in_class(token, "title", "office"):
                has_title = True
            elif (token.pos_ not in TITLE_WORDS and token.text not in "-’'") or (
                token.pos_ in ("ADP", "DET", "CCONJ") and token.lower_ not in BETWEEN_TITLE_AND_NAME
            ):
                return None
        return None

    def _apposition_after(self, person: Span) -> str | None:
        """ "X, the head of the Russian delegation", "X of the SPLM"."""
        head = person.root
        beside = [child for child in tree.children(head, "appos", "nmod") if child.i > head.i]
        if head.dep_ == "appos" and in_class(head.head, "title", "office"):
            beside.append(head.head)
        for candidate in beside:
            if tree.base(candidate) == "nmod" and not {"of", "from"} & set(tree.case_words(candidate)):
                continue
            name = self.names.at(candidate)
            if name is not None and tree.base(candidate) == "nmod" and name.is_party:
                return name.party.name
            if in_class(candidate, "title", "office", "rebels", "group-both"):
                words = tree.kept_subtree(candidate, lambda child: child.dep_ == "acl:relcl")
                parties = self.names.parties_in(words)
                if parties:
                    return parties[0]
        return None

    def _leads(self, person: Span) -> str | None:
        """ "A delegation led by X", "X, heading the Ukrainian team", "Ukraine's X"."""
        for body in self._bodies_of(person.root):
            words = [word for word in body.subtree if not person.start <= word.i < person.end]
            parties = in_order(self.names.parties_in(words))
            if len(parties) == 1 and (self.names.at(body) or in_class(body, "office", "group-both")):
                return parties[0]
        return None

    def _bodies_of(self, head: Token) -> Iterator[Token]:
        yield from (child for child in tree.children(head, "nmod:poss") if self.names.at(child))
        for clause in tree.children(head, "acl", "acl:relcl"):
            if clause.lemma_.lower() in LEADING:
                yield from tree.children(clause, "obj")
        if head.head.lemma_.lower() in LEADING and tree.stands_in(head, "obl:by"):
            if head.head.dep_ == "acl":
                yield head.head.head
            yield from tree.children(head.head, "nsubj:pass")


def _is_titled(entity: Span) -> bool:
    """Whether a name that begins with a title ("Defense Minister Rustem Umerov") is a person's after all."""
    titles = [token for token in entity[:-1] if in_class(token, "title") and token.lower_ != "general"]
    return entity.label_ == "ORG" and bool(titles) and entity[-1].pos_ == "PROPN"
