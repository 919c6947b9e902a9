"""How right Parley is on reports that people have coded: ``python -m recipes.score DATA_DIR [--json FILE]``.

Each measure is a module that computes and a method `lines` that prints what it found; none reads the network.
"""
