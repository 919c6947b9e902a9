"""The command line: `parley read`, `show`, `explain`, `export`, `codebook`, `score`, `convert`."""

from parley.cli.app import main

__all__ = ["main"]
