"""The comparison as a page to read side by side: one file, without scripts, that a browser opens offline."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from parley.agreement.comparing import Comparison
from parley.agreement.differences import KINDS, differences
from parley.agreement.scores import Scores


def html_page(comparisons: Sequence[Comparison], scores: Scores, names: tuple[str, str]) -> str:
    """The page; `names` are those of the two codings. Texts are escaped: a report cannot add markup."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((files(__package__) / "page.html").read_text(encoding="utf-8"))
    reports = [
        {"report": comparison.report, "differences": list(differences(comparison))}
        for comparison in comparisons
    ]
    return template.render(scores=scores, reports=reports, names=names, kinds=KINDS)
