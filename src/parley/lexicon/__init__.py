"""How English says it: acts, issue words, reporting, parties, terms. Data with a loader for each kind."""
