"""Finding an entry of the codebook by what a person types."""

from __future__ import annotations

import pytest

from parley.codebook import entry, load_codebook, lookup
from parley.codebook.pages import describe
from parley.errors import SettingError


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("meet", ["type:meet"]),
        ("  FULFIL ", ["type:fulfil"]),
        ("Remains of the dead", ["issue:remains"]),
        ("usd", ["unit:USD"]),
        ("US dollars", ["unit:USD"]),
        ("claimed", ["modality:claimed"]),
        ("terms.when", ["cell:terms.when"]),
        ("when", ["cell:terms.when"]),
        ("per_side", ["cell:terms.quantities.per_side"]),
        ("prisoners", ["issue:prisoners", "unit:prisoners"]),
        ("unit:prisoners", ["unit:prisoners"]),
        ("source", ["noun:source", "cell:source"]),
        ("bargaining", ["group:bargaining"]),
    ],
)
def test_a_name_finds_its_entries(typed: str, keys: list[str]) -> None:
    assert [found.key for found in lookup(typed)] == keys


def test_every_entry_is_found_by_its_key_and_its_label() -> None:
    for each in load_codebook().entries():
        assert entry(each.key) is each
        assert each in lookup(each.id)


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("ceasefir", "ceasefire"),
        ("fulfill", "fulfil"),
        ("Humanitarian acess", "Humanitarian access"),
        ("dony", "deny"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_close_ones(typed: str, close: str) -> None:
    with pytest.raises(SettingError) as refused:
        entry(typed)
    assert f'no entry "{typed}"' in str(refused.value)
    assert close in str(refused.value).split("did you mean")[1]


def test_a_name_near_nothing_is_answered_with_where_to_look() -> None:
    with pytest.raises(SettingError, match="`parley codebook` lists every entry"):
        lookup("qqqqqqqq")


def test_a_name_of_two_entries_is_not_one_entry() -> None:
    with pytest.raises(SettingError, match="write one of issue:prisoners, unit:prisoners"):
        entry("prisoners")


def test_describe_tells_everything_about_an_entry() -> None:
    suspend = describe(entry("suspend"))
    assert suspend.startswith("# Suspend (`suspend`)\n")
    assert "Talks that collapse, break down or end abruptly are suspend." in suspend
    assert "*The Paris talks collapsed within hours of reopening.* (Vietnam)" in suspend
    assert "Here it is `threaten`." in suspend
    assert "at least 20 hostages, who “living”" in describe(entry("unit:hostages"))
    assert "*in May* (published 2025-06-02): `2025-05`" in describe(entry("when"))
