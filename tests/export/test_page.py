"""`docs/export.md` says what the columns are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from parley.export.columns import COLUMNS
from parley.export.page import export_page

PAGE = Path(__file__).parents[2] / "docs" / "export.md"


def test_the_page_is_made_from_the_columns() -> None:
    told = "run: python -m parley.export.page > docs/export.md"
    assert PAGE.read_text(encoding="utf-8") == export_page(), told
    for column in COLUMNS:
        assert f"| `{column.name}` |" in export_page()


def test_importing_export_loads_no_database_and_no_pyarrow() -> None:
    script = "import sys, parley.export; print([n for n in ('sqlalchemy', 'pyarrow') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
