"""How far two codings of the same reports agree: a person's and a program's, or two people's.

`compare` sets them side by side, `score` adds up; `differences` and `html` show what differs.
"""

from parley.agreement.comparing import Comparison, by_coder, by_hand, compare
from parley.agreement.scores import Scores, score
from parley.agreement.tally import Tally

__all__ = ["Comparison", "Scores", "Tally", "by_coder", "by_hand", "compare", "score"]
