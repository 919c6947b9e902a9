"""The parties whose talks a document reports, for words that name none: "the government", "a rebel commander", "both".

Reports name a party once and then speak of ministers, guerrillas and "his men". The parties are those that act most,
by name, in the moves that the heads found; a phrase without a name stands for one of them where it fits only one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from parley.coder import tree
from parley.coder.cast import EITHER_SIDE, MOVEMENTS, Who
from parley.coder.classes import in_class
from parley.coder.names import in_order
from parley.coder.reading import Reading
from parley.coder.tokens import Token

PAIR = 2
GROUPS = frozenset({"armed-group", "people"})
THIRD = frozenset({"organisation", "coalition", "outlet", "platform"})
REBEL = frozenset(
    {"rebel", "guerrilla", "insurgent", "separatist", "militia", "opposition", "front", "movement"}
)
RULING = frozenset(
    {"government", "army", "presidential", "palace", "ministry", "ministerial", "state", "military"}
)
OFFICES = frozenset(
    {
        "president", "minister", "premier", "prime", "cabinet", "parliament", "soldier", "troop", "police", "palace",
        "ministry", "governor", "general", "colonel", "court", "ambassador", "king",
    }
)  # fmt: skip
BOTH = frozenset({"two", "both", "all"})


class Sides:
    """The two parties of a document, and which of them is a state at war with a movement; none where in doubt.

    `acted` counts how often each party acts by its own name, mediation left out.
    """

    def __init__(self, reading: Reading, acted: Mapping[str, int]) -> None:
        kinds = {name.party.name: name.party.kind for name in reading.cast.names}
        self.pair = self._pair(reading, acted, kinds)
        states = [party for party in self.pair if kinds.get(party) == "state"]
        groups = [party for party in self.pair if party not in states]
        self.state = states[0] if len(states) == 1 else None
        self.group = groups[0] if len(groups) == 1 and len(states) == 1 else None

    @staticmethod
    def _pair(reading: Reading, acted: Mapping[str, int], kinds: Mapping[str, str]) -> tuple[str, ...]:
        """The parties that the text couples, where both act; else the two that act most, a third behind them."""
        if len(reading.cast.principals) == PAIR and all(
            acted.get(party) for party in reading.cast.principals
        ):
            return reading.cast.principals
        fitting = Counter({party: count for party, count in acted.items() if kinds.get(party) not in THIRD})
        ranked = fitting.most_common(PAIR + 1)
        if len(ranked) == PAIR or (len(ranked) > PAIR and ranked[1][1] > ranked[2][1]):
            return in_order(party for party, _ in ranked[:PAIR])
        return reading.cast.principals

    def who(self, head: Token, words: Iterable[Token]) -> Who | None:
        """Whom a phrase without a name means: `head` is its head word, `words` all of it."""
        lemmas = {word.lemma_.lower() for word in words} | {head.lemma_.lower()}
        plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in EITHER_SIDE | BOTH
        both = bool(lemmas & (EITHER_SIDE | BOTH)) or head.lemma_.lower() in ("side", "party", "delegation")
        if both and plural and (in_class(head, "group-both") or head.lower_ in EITHER_SIDE | BOTH):
            return Who(self.pair, "the parties of this document", head.i, head.i + 1) if self.pair else None
        rebel = bool(lemmas & REBEL) or in_class(head, "rebels") or head.lemma_.lower() in MOVEMENTS
        ruling = bool(lemmas & (RULING | OFFICES)) or in_class(head, "government-words")
        side = self.group if rebel and not ruling else self.state if ruling and not rebel else None
        if side is None or tree.base(head) == "compound":
            return None
        told = "the movement" if side == self.group else "the state"
        return Who((side,), f"{told} of this document", head.i, head.i + 1)
