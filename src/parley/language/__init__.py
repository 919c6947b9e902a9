"""Language: from a document's clean text to words, trees, names, predicates and roles.

Importing this package loads neither spaCy nor weights; the first :func:`analyse` does.
"""

from parley.language.analysers import analyse, load_analyser
from parley.language.analysis import Analyser, Analysis, Predicate, Role

__all__ = ["Analyser", "Analysis", "Predicate", "Role", "analyse", "load_analyser"]
