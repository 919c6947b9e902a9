from __future__ import annotations

from collections.abc import Callable

from tests.cli.support import Ended

from parley.codebook import load_codebook


def test_an_entry(parley: Callable[..., Ended]) -> None:
    ended = parley("codebook", "Reject")
    assert ended.code == 0
    assert ended.out.startswith("# Reject (`reject`)")
    assert "Counter-examples" in ended.out


def test_two_entries_of_one_name(parley: Callable[..., Ended]) -> None:
    assert parley("codebook", "prisoners").out.count("# Prisoners (`prisoners`)") == 2


def test_overview_has_everything(parley: Callable[..., Ended]) -> None:
    words = parley("codebook").out.split()
    assert [entry.id for entry in load_codebook().types if entry.id not in words] == []
    assert [entry.id for entry in load_codebook().issues if entry.id not in words] == []


def test_unknown(parley: Callable[..., Ended]) -> None:
    ended = parley("codebook", "rejct")
    assert (ended.code, ended.out) == (2, "")
    assert "reject" in ended.err
