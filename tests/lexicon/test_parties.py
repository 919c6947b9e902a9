"""Finding parties: a phrase, or the words of a text, and who they name."""

import time

import pytest

from parley.lexicon import parties as module
from parley.lexicon.names import words
from parley.lexicon.parties import Mention, Parties, load_parties

PARTIES = load_parties()


def scan(text: str) -> list[tuple[str, str, str]]:
    tokens = words(text)
    return [(" ".join(tokens[m.start : m.end]), m.party.name, m.kind) for m in PARTIES.scan(tokens)]


def named(text: str) -> list[str]:
    return [name for _, name, _ in scan(text)]


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("Ukraine", "Ukraine", "name"),
        ("Kyiv", "Ukraine", "seat"),
        ("Kiev", "Ukraine", "seat"),
        ("Ukrainians", "Ukraine", "demonym"),
        ("the Kremlin", "Russia", "seat"),
        ("the White House", "United States", "seat"),
        ("Foggy Bottom", "United States", "seat"),
        ("the State Department", "United States", "member"),
        ("U.S.", "United States", "name"),
        ("Downing Street", "United Kingdom", "seat"),
        ("Britain", "United Kingdom", "name"),
        ("the Élysée", "France", "seat"),
        ("Elysee", "France", "seat"),
        ("Nakasero", "Uganda", "seat"),
        ("Zhongnanhai", "China", "seat"),
        ("Türkiye", "Turkey", "name"),
        ("Côte d’Ivoire", "Ivory Coast", "name"),
        ("Cote d'Ivoire", "Ivory Coast", "name"),
        ("Zaire", "DR Congo", "name"),
        ("Burma", "Myanmar", "name"),
        ("Soviet", "Soviet Union", "demonym"),
        ("North Vietnam", "North Vietnam", "name"),
        ("Rhodesia", "Rhodesia", "name"),
        ("Holy See", "Vatican", "seat"),
        ("N’Djamena", "Chad", "seat"),
        ("IDF", "Israel", "member"),
        ("the Knesset", "Israel", "member"),
        ("SBU", "Ukraine", "member"),
        ("Izz ad-Din al-Qassam Brigades", "Hamas", "member"),
        ("Ansar Allah", "Houthis", "name"),
        ("al Shabab", "Al-Shabaab", "name"),
        ("Farc", "FARC", "name"),
        ("Sudanese army", "SAF", "name"),
        ("Turkish Cypriot", "Turkish Cypriots", "demonym"),
        ("VRS", "Bosnian Serbs", "name"),
        ("Sant’Egidio", "Sant'Egidio", "name"),
        ("TASS", "TASS", "name"),
    ],
)
def test_a_phrase_finds_its_party(phrase: str, name: str, kind: str) -> None:
    party = PARTIES.find(phrase)
    assert party is not None
    assert party.name == name
    assert [meaning.kind for meaning in PARTIES.meanings(phrase)] == [kind]


@pytest.mark.parametrize(
    "phrase",
    ["", "the", "turkey", "us", "hamas", "Idf", "Brussels sprouts", "Ukraine war", "Kyi", "-", "March 23"],
)
def test_other_phrases_find_none(phrase: str) -> None:
    assert PARTIES.find(phrase) is None


@pytest.mark.parametrize("phrase", ["Congo", "Congolese", "Korean", "Guinean", "Dominican", "Serbs"])
def test_two_candidates_left_means_none(phrase: str) -> None:
    assert len({meaning.party for meaning in PARTIES.meanings(phrase)}) > 1
    assert PARTIES.find(phrase) is None


def test_parties_near_decide_between_candidates() -> None:
    north, south = PARTIES["North Korea"], PARTIES["South Korea"]
    assert PARTIES.find("Korean", near=[south]) == south
    assert PARTIES.find("Korean", near=[north, south]) is None
    assert PARTIES.find("Congolese", near=[PARTIES["M23"]]) == PARTIES["DR Congo"]


def test_the_text_itself_decides_between_candidates() -> None:
    assert named("Kinshasa answered, and Congolese envoys left.") == ["DR Congo", "DR Congo"]
    assert named("Congolese envoys left.") == []
    assert named("Seoul heard that Korean envoys had left.") == ["South Korea", "South Korea"]
    assert named("Seoul and Pyongyang sent Korean envoys.") == ["South Korea", "North Korea"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("South Sudan signed.", ["South Sudan"]),
        ("Sudan and South Sudan signed.", ["Sudan", "South Sudan"]),
        ("Islamic State of Iraq struck.", ["Islamic State"]),
        ("A Bosnian Serb leader left Bosnia for Serbia.", ["Bosnian Serbs", "Bosnia", "Serbia"]),
        ("Papua New Guinea signed.", ["Papua New Guinea"]),
        ("Guinea-Bissau signed.", ["Guinea-Bissau"]),
        ("Equatorial Guinea signed.", ["Equatorial Guinea"]),
        ("The Democratic Republic of the Congo signed.", ["DR Congo"]),
        ("The Democratic People's Republic of Korea signed.", ["North Korea"]),
        ("The UN Security Council met at the UN.", ["UN Security Council", "United Nations"]),
        ("The SPLM-IO, the SPLM-N and the SPLM met.", ["SPLM-IO", "SPLM-N", "SPLM/A"]),
        ("The NSCN (IM) met them.", ["NSCN-IM"]),
        ("The Pakistani Taliban met the Taliban.", ["TTP", "Taliban"]),
        ("The New York Times saw it.", ["New York Times"]),
    ],
)
def test_the_longest_form_wins(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "He spoke at an AA meeting.",
        "Scan the UPC barcode.",
        "A MODEL of the town.",
        "The letter eta was missing.",
        "They march in March.",
        "Jordan Miller won.",
        "Chad Miller lost.",
        "They ate turkey.",
        "It was built in Georgia, USA.",
        "A dam in Washington state failed.",
        "George Washington crossed the river.",
        "They drove through New Mexico.",
        "A guinea pig ran.",
        "They sailed on the Niger River.",
        "Settlers in the West Bank rejoiced.",
        "Trade with Latin America grew.",
        "The Lusaka Protocol and the Minsk agreements failed.",
        "They told us so, TELL US MORE.",
        "The Quartet played.",
        "The KDP-L and the SPLA-XYZ are others.",
        "The mayor of London and the University of Warsaw wrote.",
        "See https://russia.example.org/iran for more.",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert named(text) == []


def test_tokens_may_be_split_finely_or_not() -> None:
    fine = [
        "Ukrainian",
        "-",
        "held",
        "towns",
        ",",
        "al",
        "-",
        "Shabaab",
        "'s",
        "men",
        "and",
        "the",
        "U.S.",
        "-",
        "led",
        "talks",
    ]
    assert [(m.start, m.end, m.party.name) for m in PARTIES.scan(fine)] == [
        (0, 1, "Ukraine"),
        (5, 8, "Al-Shabaab"),
        (12, 13, "United States"),
    ]
    coarse = ["Ukrainian-held", "towns,", "al-Shabaab's", "men", "and", "the", "U.S.-led", "talks"]
    assert [(m.start, m.end, m.party.name) for m in PARTIES.scan(coarse)] == [
        (0, 1, "Ukraine"),
        (2, 3, "Al-Shabaab"),
        (6, 7, "United States"),
    ]


def test_spaces_and_line_breaks_end_a_name() -> None:
    assert [m.party.name for m in PARTIES.scan(["South", "\n\n", "Sudan", "signed"])] == ["Sudan"]
    assert PARTIES.scan([]) == []
    assert PARTIES.scan(["", " ", "-", "'"]) == []


def test_headlines_in_capitals() -> None:
    assert named("RUSSIA AND SOUTH KOREA SIGN") == ["Russia", "South Korea"]
    assert named("HAMAS says no") == ["Hamas"]
    assert named("The US NATO envoy left.") == ["United States", "NATO"]


def test_a_sentence_may_begin_with_another_word_in_capitals() -> None:
    assert named("But Washington refused.") == ["United States"]
    assert named("Meanwhile Jordan Foreign Ministry aides left.") == ["Jordan"]


def test_mentions_carry_kind_and_place() -> None:
    (mention,) = PARTIES.scan(["The", "Kremlin", "said"])
    assert mention == Mention(1, 2, PARTIES["Russia"], "seat")


def test_meanings_tell_what_else_a_form_is() -> None:
    (georgia,) = PARTIES.meanings("Georgia")
    assert georgia.also_means is not None
    assert "United States" in georgia.also_means


def test_parties_know_their_codes_and_conflicts() -> None:
    assert (PARTIES["Ukraine"].code, PARTIES["Ukraine"].capital) == ("UKR", "Kyiv")
    assert PARTIES["FARC"].conflicts == ("colombia",)
    assert PARTIES["TASS"].country == "RUS"
    assert "Atlantis" not in PARTIES
    with pytest.raises(KeyError):
        PARTIES["Atlantis"]


def test_forms_of_a_party() -> None:
    forms = dict(PARTIES.forms(PARTIES["Ukraine"]))
    assert forms["Ukraine"] == "name"
    assert forms["Kyiv"] == "seat"
    assert forms["Ukrainians"] == "demonym"


def test_the_order_of_parties_near_makes_no_difference() -> None:
    near = [PARTIES["M23"], PARTIES["Hamas"], PARTIES["DR Congo"]]
    assert PARTIES.find("Congolese", near) == PARTIES.find("Congolese", reversed(near))


def test_a_stale_compiled_copy_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "fingerprint", lambda: "another")
    fresh = load_parties.__wrapped__()
    assert isinstance(fresh, Parties)
    assert len(fresh) == len(PARTIES)
    assert fresh.find("the Kremlin") == PARTIES["Russia"]


def test_loading_and_scanning_are_quick() -> None:
    """A guard against a tenfold loss; on a busy core 0.1 s and 0.6 million words a second were measured."""
    start = time.process_time()
    load_parties.__wrapped__()
    assert time.process_time() - start < 1
    tokens = words("Kyiv and South Sudanese envoys met the FARC in a hall by the river.") * 2000
    start = time.process_time()
    assert len(PARTIES.scan(tokens)) == 6000
    assert time.process_time() - start < 1.5


@pytest.mark.benchmark(group="lexicon")
def test_loading_benchmark(benchmark) -> None:  # type: ignore[no-untyped-def]
    benchmark(load_parties.__wrapped__)
