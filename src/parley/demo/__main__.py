"""`python -m parley.demo FOLDER` writes the reports of the demonstration there."""

from __future__ import annotations

import sys
from pathlib import Path

from parley.demo import write_reports

if __name__ == "__main__":
    match sys.argv[1:]:
        case [folder] if not folder.startswith("-"):
            print(f"{len(write_reports(Path(folder)))} reports written to {folder}")
        case _:
            sys.exit("usage: python -m parley.demo FOLDER")
