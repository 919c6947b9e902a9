"""The closed lists of codebook 1.

Generated from the YAML in `data/` by `python -m parley.codebook.generate`: edit that instead.
"""

from enum import StrEnum


class MoveType(StrEnum):
    """What kind of act a move is."""

    MEET = "meet"
    """The parties, or a party and a mediator, hold talks: a round, a session, a call, a summit, direct or
    through a go-between. A meeting that is only arranged is meet with modality planned.
    """
    MEDIATE = "mediate"
    """A third party works to bring the parties to terms: it hosts, brokers, facilitates, carries messages,
    shuttles between capitals, chairs the sessions, or offers to do so.
    """
    SUSPEND = "suspend"
    """Talks or a deal are left, put off or broken off: a party walks out, postpones, cancels, boycotts,
    quits or lets a deal lapse; talks collapse, or fail to open at all.
    """
    PROPOSE = "propose"
    """An actor puts terms on the table: it proposes, offers, suggests, presents a draft, submits a list,
    floats an idea. A mediator may propose too.
    """
    DEMAND = "demand"
    """An actor says what another party must do or give, or what must be so before anything else can
    follow.
    """
    ACCEPT = "accept"
    """One party agrees to what another, or a mediator, has put to it: a proposal, a demand, an invitation,
    a draft. It says yes, is ready to take it, or welcomes the plan in a way that means consent. With a
    condition it is still accept, and the condition stands in the terms.
    """
    REJECT = "reject"
    """An actor refuses a proposal, a demand, a meeting, a mediator or a condition: it turns down, rules
    out, will not, votes the text down. A refusal that ends when something happens is reject, with that
    condition in the terms.
    """
    CONCEDE = "concede"
    """An actor drops or softens its own earlier demand or refusal, or otherwise gives ground that it had
    held.
    """
    THREATEN = "threaten"
    """An actor warns of a cost to come if another does or does not do something: an ultimatum, a deadline
    with a consequence, a warning that it will leave, attack, cut off or punish.
    """
    AGREE = "agree"
    """Two or more parties reach, sign, initial or announce a deal, in whole or on one point."""
    IMPASSE = "impasse"
    """Talks end, or stand, without agreement on an issue: no progress, no breakthrough, deadlock, still
    apart. Talks that end without a result, or fail to reach one, are impasse.
    """
    PLEDGE = "pledge"
    """A party commits itself, by its own word, to do or not to do something: it promises, undertakes,
    vows, declares a truce of its own.
    """
    FULFIL = "fulfil"
    """Something promised is carried out: prisoners are freed, bodies returned, a truce takes effect,
    troops withdraw, aid is let in, a law is passed as agreed. A goodwill release that nobody had
    promised belongs here too. What a deal provides and is still to come is fulfil with modality
    planned.
    """
    VIOLATE = "violate"
    """A reported or alleged breach of a deal: fighting that breaks a truce, a convoy stopped, a promise
    not kept, a deadline missed. The actor is the party said to have broken the deal; the accuser is the
    source.
    """
    ACCUSE = "accuse"
    """An actor blames another party in a matter that the text ties to the talks or a deal: bad faith,
    obstruction, delay, abuse of those the talks are about. No broken deal is named.
    """
    DENY = "deny"
    """An actor says that an accusation or a report about the talks, a deal or its conduct is not true:
    that it broke a truce, that it met, that a deal exists.
    """
    APPEAL = "appeal"
    """Someone who is not being asked to give anything up urges the parties to act: a third party calls for
    a ceasefire, a church for talks, a council for aid. A party that urges a mediator or an ally to
    press the other side appeals too.
    """
    SUPPORT = "support"
    """An actor backs or praises another's proposal, a deal, a mediator or the process as a whole, without
    being asked for its consent; or speaks up for a proposal that is already on the table.
    """
    COMMENT = "comment"
    """Any other attributed statement about the talks: an assessment, an expectation, mockery, a detail
    told in passing. It is used only when no other type fits.
    """


class Issue(StrEnum):
    """What a move is about."""

    CEASEFIRE = "ceasefire"
    """Any cessation of fighting: full, limited, local, by sector (air, sea, energy), humanitarian pause,
    truce, armistice, cessation of hostilities; its length, its lines, its extension and its end.
    """
    PRISONERS = "prisoners"
    """Prisoners of war and detainees, with their release, exchange, treatment, visits and lists."""
    HOSTAGES = "hostages"
    """People seized and held as a means of pressure on a party, with their release, their proof of life
    and their safety.
    """
    REMAINS = "remains"
    """The bodies of the dead, with their search, identification, exchange, return and burial."""
    CIVILIANS = "civilians"
    """People who are not fighters and whose fate is part of the talks: deported or separated children,
    missing persons, the displaced and refugees and their return, the safety of those who live in an
    area.
    """
    HUMANITARIAN = "humanitarian"
    """Aid and access to people in need, with convoys, corridors, crossings, evacuations, aid agencies,
    fuel, food and medicine.
    """
    TERRITORY = "territory"
    """Who holds what land, with control, lines on a map, borders, annexation, recognition, status of an
    area, enclaves and corridors under sovereignty.
    """
    WITHDRAWAL = "withdrawal"
    """Troops or fighters leaving an area, with pullback, disengagement, buffer lines, the end of an
    occupation or a siege, the departure of foreign forces.
    """
    FORCES = "forces"
    """The size, arms and future of armed forces: demilitarisation, disarmament, demobilisation and
    reintegration, integration into an army or police, limits on weapons, bases, recruitment.
    """
    SECURITY = "security"
    """What keeps a peace from breaking: guarantees, peacekeepers, monitors and verification, inspections,
    buffer zones under third parties, alliances, neutrality.
    """
    GOVERNANCE = "governance"
    """Who rules and how: power-sharing, transition, elections, referendum, constitution, autonomy,
    federalism, language and minority rights, the standing of a group as a party.
    """
    JUSTICE = "justice"
    """Accountability and its limits, with tribunals, prosecutions, truth commissions, amnesty, pardons,
    arrest warrants, redress for victims.
    """
    ECONOMY = "economy"
    """Money and goods as part of the talks: sanctions relief, frozen assets, reparations, reconstruction,
    land reform, resources and their revenues, trade, energy supply, ports and navigation.
    """
    INFRASTRUCTURE = "infrastructure"
    """Attacks on energy and other civilian works, and their sparing, repair and safety, with power
    stations, refineries, dams, pipelines, ports as targets, nuclear plants.
    """
    PROCESS = "process"
    """The talks themselves: whether, where, when, at what level and with whom they are held, the next
    round, the agenda, the mediator, a leaders' meeting, the rules of the table.
    """
    SETTLEMENT = "settlement"
    """A peace deal, peace plan or end of the war as a whole, when no single subject stands out."""
    OTHER = "other"
    """A subject of the talks that none of the other issues covers."""


class Modality(StrEnum):
    """How a move is told."""

    ASSERTED = "asserted"
    """The act is told as a fact in the report's own voice, or by a party about its own or a joint act."""
    CLAIMED = "claimed"
    """Somebody says that another did it, and the report does not say so itself."""
    ALLEGED = "alleged"
    """The telling carries explicit doubt, as in allegedly, reportedly, said to, believed to, unconfirmed."""
    PLANNED = "planned"
    """The act is still to come and is told as arranged or expected, as in will, is to, is expected to,
    due, scheduled.
    """
    POSSIBLE = "possible"
    """The act is told as open, as in could, may, might, perhaps, or only under an if."""
    DENIED = "denied"
    """The act is said not to have happened or not to be so."""


class Unit(StrEnum):
    """What a quantity counts."""

    PRISONERS = "prisoners"
    """Living people held as prisoners of war or detainees, whatever they are called (captives, servicemen,
    inmates).
    """
    HOSTAGES = "hostages"
    """Living people seized and held as a means of pressure."""
    BODIES = "bodies"
    """The dead, whether soldiers, fighters, hostages or civilians, when their bodies are what is counted."""
    CHILDREN = "children"
    """People counted as children or minors."""
    CIVILIANS = "civilians"
    """People counted as civilians, villagers or residents of an area."""
    PEOPLE = "people"
    """Persons whose kind the text leaves open or who belong to none of the other units, such as refugees,
    displaced or missing persons, women, patients, delegates.
    """
    FAMILIES = "families"
    """Families or households."""
    FIGHTERS = "fighters"
    """Members of an armed group or militia, former ones included."""
    TROOPS = "troops"
    """Soldiers and police of a state or an alliance, in persons."""
    MONITORS = "monitors"
    """Observers, inspectors and peacekeepers of a third party, in persons."""
    WEAPONS = "weapons"
    """Arms and war material counted by the piece, such as rifles, mines, guns, missiles, tanks, drones,
    warplanes.
    """
    TRUCKS = "trucks"
    """Lorries or lorryloads, as a rule of aid or fuel."""
    TRANSPORTS = "transports"
    """Ships, flights, trains, buses and convoys as carriers of people or goods."""
    TONNES = "tonnes"
    """A mass in metric tonnes, as of grain, aid or material."""
    KG = "kg"
    """A mass in kilograms."""
    KM = "km"
    """A length in kilometres, as of a pullback, a buffer or a corridor."""
    KM2 = "km2"
    """An area in square kilometres."""
    PERCENT = "percent"
    """A share in percent of land, seats, revenue, votes, or a grade of enrichment."""
    USD = "USD"
    """An amount in United States dollars."""
    EUR = "EUR"
    """An amount in euros."""
    MONEY = "money"
    """An amount in any other currency; the currency stands in who."""
    SEATS = "seats"
    """Seats, ministries, posts and other offices to be shared."""
    GROUPS = "groups"
    """Parties, armed groups, movements, states or military formations such as battalions, counted as such."""
    PLACES = "places"
    """Villages, towns, posts, camps, crossings and other sites, counted."""
    POINTS = "points"
    """The points, articles or items of a plan, a list or an agenda."""
    ROUNDS = "rounds"
    """Rounds, sessions or meetings, counted."""
    VIOLATIONS = "violations"
    """Breaches of a truce or a deal, counted."""
