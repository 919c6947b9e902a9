"""Terms: the quantities, durations, dates and scopes that the words of a sentence tell.

Pure functions over a spaCy ``Doc`` or ``Span``; tags and trees help where they are there.
"""

from parley.coder.terms.dates import FoundDate, find_dates
from parley.coder.terms.durations import FoundDuration, find_durations
from parley.coder.terms.quantities import FoundQuantity, find_quantities
from parley.coder.terms.scopes import FoundScope, find_scopes

__all__ = [
    "FoundDate",
    "FoundDuration",
    "FoundQuantity",
    "FoundScope",
    "find_dates",
    "find_durations",
    "find_quantities",
    "find_scopes",
]
