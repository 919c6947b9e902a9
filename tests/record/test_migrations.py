"""Older records become newer ones, whole or not at all, and the steps build what `schema` says."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text

from parley.record import Record, migrations, opening, schema
from parley.record.opening import WRITES, _engine, address, upgrade

FIRST = "0001"
STEP = '''"""A step of a later version, made up for this test."""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None
def upgrade():
    op.create_table("remarks", sa.Column("number", sa.Integer, primary_key=True))
    op.add_column("documents", sa.Column("rights", sa.Text))
    op.execute("UPDATE documents SET rights = 'unknown'")
    {end}
'''


def built_by_steps(place: str, revision: str = "head") -> Any:
    """An engine on a database that the migrations alone have made."""
    engine = _engine(address(place), place, must_exist=False)
    with engine.execution_options(**WRITES).begin() as connection:
        upgrade(connection, revision)
    return engine


def test_the_steps_build_what_the_schema_says(new_place: Callable[[], str]) -> None:
    engine = built_by_steps(new_place())
    with engine.connect() as connection:
        options = {
            "version_table": schema.VERSION_TABLE,
            "compare_type": True,
            "compare_server_default": True,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_a_new_record_is_the_same_as_an_upgraded_one(tmp_path: Path) -> None:
    Record.open(tmp_path / "new.db").close()
    built_by_steps(str(tmp_path / "built.db")).dispose()
    assert tables_in(tmp_path / "new.db") == tables_in(tmp_path / "built.db")


def tables_in(place: Path) -> Any:
    """Columns, keys, indexes and the revision, as SQLite tells of them."""
    with sqlite3.connect(place) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {
            name: (
                connection.execute(f"PRAGMA table_xinfo({name})").fetchall(),
                sorted(connection.execute(f"PRAGMA foreign_key_list({name})")),
                sorted(
                    row[1:] for row in connection.execute(f"PRAGMA index_list({name})")
                ),  # 0: order of making
            )
            for name in names
        }
        kinds = connection.execute("SELECT name, wr, strict FROM pragma_table_list ORDER BY name").fetchall()
        indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
        version = connection.execute("SELECT version_num FROM parley_version").fetchall()
        return told, kinds, indexes.fetchall(), version


def test_head_is_the_newest_step_and_steps_are_numbered() -> None:
    steps = ScriptDirectory(str(migrations.FOLDER))
    assert steps.get_current_head() == schema.HEAD
    numbers = sorted(step.revision for step in steps.walk_revisions())
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_a_record_of_the_first_revision_is_upgraded_when_opened(new_place: Callable[[], str]) -> None:
    place = new_place()
    engine = built_by_steps(place, FIRST)
    with engine.execution_options(**WRITES).begin() as connection:
        connection.execute(
            text(
                "INSERT INTO documents (number, id, key, of_day, name, defects, text) "
                "VALUES (1, 'd-1', 'k', '', 'a.txt', '[]', 'Moscow refused.')"
            )
        )
    engine.dispose()
    with Record.open(place) as record:
        assert record.document("d-1").text == "Moscow refused."
        assert revision_of(record) == schema.HEAD


@pytest.fixture
def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make this version of Parley one with a second step, which ends as given."""

    def become(end: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrations.FOLDER, folder)
        (folder / "versions" / "0002_remarks.py").write_text(STEP.format(end=end))
        original = migrations.configuration

        def configuration(connection: Connection) -> Config:
            return original(connection, folder)

        monkeypatch.setattr(migrations, "configuration", configuration)
        monkeypatch.setattr(opening, "HEAD", "0002")

    return become


def test_an_older_record_is_upgraded_with_what_it_holds(
    new_place: Callable[[], str], make_document: Any, later_version: Callable[[str], None]
) -> None:
    place = new_place()
    document = make_document("Moscow refused.")
    with Record.open(place) as record:
        record.add(document, [], coder="rules", coder_version="1")
    later_version("pass")
    with Record.open(place) as record:
        assert list(record.documents()) == [document]
        assert revision_of(record) == "0002"
        assert run(record, "SELECT rights FROM documents") == [("unknown",)]


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(
    new_place: Callable[[], str], make_document: Any, later_version: Callable[[str], None]
) -> None:
    place = new_place()
    document = make_document("Moscow refused.")
    with Record.open(place) as record:
        record.add(document, [], coder="rules", coder_version="1")
    later_version("raise RuntimeError('the step failed')")
    with pytest.raises(RuntimeError, match="the step failed"):
        Record.open(place)
    opening.HEAD = FIRST  # the earlier version of Parley again; monkeypatch restores it anyway
    with Record.open(place) as record:
        assert list(record.documents()) == [document]
        assert revision_of(record) == FIRST


def revision_of(record: Record) -> str:
    with record._engine.connect() as connection:
        return str(connection.execute(select(schema.version.c.version_num)).scalar_one())


def run(record: Record, statement: str) -> list[tuple[Any, ...]]:
    with record._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]
