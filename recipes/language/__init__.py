"""How the weights in ``parley/language/weights/en`` are made: ``python -m recipes.language DATA_DIR
OUT_DIR``."""
