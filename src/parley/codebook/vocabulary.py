"""The closed lists of the codebook. Generated from `data/*.yaml` by `python -m parley.codebook.generate`."""

from enum import StrEnum


class MoveType(StrEnum):
    """The nineteen kinds of move."""

    MEET = "meet"
    MEDIATE = "mediate"
    SUSPEND = "suspend"
    PROPOSE = "propose"
    DEMAND = "demand"
    ACCEPT = "accept"
    REJECT = "reject"
    CONCEDE = "concede"
    THREATEN = "threaten"
    AGREE = "agree"
    IMPASSE = "impasse"
    PLEDGE = "pledge"
    FULFIL = "fulfil"
    VIOLATE = "violate"
    ACCUSE = "accuse"
    DENY = "deny"
    APPEAL = "appeal"
    SUPPORT = "support"
    COMMENT = "comment"


class Issue(StrEnum):
    """What a move is about."""

    CEASEFIRE = "ceasefire"
    PRISONERS = "prisoners"
    HOSTAGES = "hostages"
    REMAINS = "remains"
    CIVILIANS = "civilians"
    HUMANITARIAN = "humanitarian"
    TERRITORY = "territory"
    WITHDRAWAL = "withdrawal"
    FORCES = "forces"
    SECURITY = "security"
    GOVERNANCE = "governance"
    JUSTICE = "justice"
    ECONOMY = "economy"
    INFRASTRUCTURE = "infrastructure"
    PROCESS = "process"
    SETTLEMENT = "settlement"
    OTHER = "other"


class Modality(StrEnum):
    """How a move is told."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Unit(StrEnum):
    """What a quantity counts."""

    PRISONERS = "prisoners"
    HOSTAGES = "hostages"
    BODIES = "bodies"
    CHILDREN = "children"
    CIVILIANS = "civilians"
    PEOPLE = "people"
    FAMILIES = "families"
    FIGHTERS = "fighters"
    TROOPS = "troops"
    MONITORS = "monitors"
    WEAPONS = "weapons"
    TRUCKS = "trucks"
    TRANSPORTS = "transports"
    TONNES = "tonnes"
    KG = "kg"
    KM = "km"
    KM2 = "km2"
    PERCENT = "percent"
    USD = "USD"
    EUR = "EUR"
    MONEY = "money"
    SEATS = "seats"
    GROUPS = "groups"
    PLACES = "places"
    POINTS = "points"
    ROUNDS = "rounds"
    VIOLATIONS = "violations"
