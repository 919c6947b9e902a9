"""The command line: `parley read`, `show`, `explain`, `export`, `codebook`."""

from parley.cli.app import main

__all__ = ["main"]
