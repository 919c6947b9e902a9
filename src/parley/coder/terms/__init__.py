"""Terms: the quantities, durations and dates that the words of a sentence tell.

Pure functions over a spaCy ``Doc`` or ``Span``; tags and trees are used where they are there, and not relied upon.
"""

from parley.coder.terms.dates import FoundDate, find_dates
from parley.coder.terms.durations import FoundDuration, find_durations
from parley.coder.terms.quantities import FoundQuantity, find_quantities

__all__ = [
    "FoundDate",
    "FoundDuration",
    "FoundQuantity",
    "find_dates",
    "find_durations",
    "find_quantities",
]
