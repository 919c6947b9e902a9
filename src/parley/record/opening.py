"""Find, create, upgrade or refuse the database of a record."""

from __future__ import annotations

import re
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from parley.errors import RecordError
from parley.record.failures import plainly
from parley.record.schema import HEAD, VERSION_TABLE, metadata, version, version_metadata

BUSY_SECONDS = 30.0
"""How long a writer waits for another one; storing a document takes it milliseconds."""

WRITES = {"parley_writes": True}
"""The execution option of connections that are going to write."""


class State(Enum):
    """What stands at the place where a record should be."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"


def address(where: str | Path) -> URL:
    """The database URL of a file name or URL; `postgresql://` means the psycopg driver.

    >>> address("postgresql://desk@host/talks").drivername
    'postgresql+psycopg'
    """
    if not isinstance(where, str) or "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser().resolve()))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise RecordError(
            f"{where!r} is not a database address; write a file name or postgresql://…"
        ) from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return url


def open_engine(url: URL, place: str, *, must_exist: bool) -> Engine:
    """An engine on a record at the newest revision, created or upgraded on the way.

    Raises `RecordError` where there is no record and one is required, where something else stands in its
    place, where it comes from a newer version of Parley, and where the place cannot be reached.
    """
    engine = _engine(url, place, must_exist=must_exist)
    try:
        with plainly(place):
            _prepare(engine, place, must_exist=must_exist)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(url: URL, place: str, *, must_exist: bool) -> Engine:
    if url.get_backend_name() == "sqlite":
        _check_path(url, place, must_exist=must_exist)
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        _use_real_transactions(engine)
        return engine
    if url.drivername == "postgresql+psycopg" and find_spec("psycopg") is None:
        raise RecordError(
            f"{place}: a PostgreSQL record needs psycopg; install it with: pip install 'psycopg[binary]'"
        )
    with plainly(place):
        return create_engine(url)


def _check_path(url: URL, place: str, *, must_exist: bool) -> None:
    if not url.database or url.database == ":memory:":
        raise RecordError("a record needs a file: write its name, such as parley.db")
    path = Path(url.database)
    if path.is_dir():
        raise RecordError(f"{place}: this is a folder; name a file in it, such as {path.name}/parley.db")
    if must_exist and not path.exists():
        raise RecordError(f"{place}: there is no record here; reading a report with this record makes one")
    if not path.parent.is_dir():
        raise RecordError(f"{place}: the folder {path.parent} does not exist; make it first")


def _use_real_transactions(engine: Engine) -> None:
    """Begin and end transactions when told to: the driver's own way leaves tables out of them.

    A writer takes its lock at once, so that what it has looked up still holds when it writes.
    """

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("parley_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, place: str, *, must_exist: bool) -> None:
    with engine.connect() as connection:
        state = _examine(connection, place)
    if state is State.EMPTY and must_exist:
        raise RecordError(
            f"{place}: there is no record here yet; reading a report with this record makes one"
        )
    if state is State.CURRENT:
        return
    with engine.execution_options(**WRITES).begin() as connection:
        state = _examine(connection, place)  # again, now that no other process can write
        if state is State.EMPTY:
            create(connection)
        elif state is State.OLDER:
            upgrade(connection)


def _examine(connection: Connection, place: str) -> State:
    tables = inspect(connection).get_table_names()
    if not tables:
        return State.EMPTY
    found = connection.execute(select(version.c.version_num)).scalar() if VERSION_TABLE in tables else None
    if found is None or not re.fullmatch(r"\d{4}", found):
        raise RecordError(f"{place}: this is not a Parley record but another database; choose another name")
    if found > HEAD:
        raise RecordError(
            f"{place}: this record was made by a newer version of Parley (its revision is {found}, "
            f"the newest known here {HEAD}); install the newer version"
        )
    return State.CURRENT if found == HEAD else State.OLDER


def create(connection: Connection) -> None:
    """Make all tables at the newest revision; not by migrations, as importing Alembic takes longer."""
    metadata.create_all(connection)
    version_metadata.create_all(connection)
    connection.execute(insert(version), {"version_num": HEAD})


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` inside the connection's open transaction: all of them, or none."""
    from alembic import command

    from parley.record.migrations import configuration

    command.upgrade(configuration(connection), revision)
