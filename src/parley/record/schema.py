"""The tables. Rows are added and never changed. `migrations` builds the same tables (a test compares).

    documents 1──n codings 1──n moves 1──n move_parties
                                      └──n move_issues

A move is found by coding and position, since the same move may stand in several codings of its document. Its
whole content is JSON; what queries ask for has columns of its own, so that no query needs a database's JSON
functions.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0001"
"""The newest revision in `migrations/versions`. They are numbered, so that older can be told from newer."""

VERSION_TABLE = "parley_version"
"""Holds the revision; its presence is what makes a database a Parley record."""

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

metadata = MetaData(naming_convention=NAMES)

# Ids, days and keys are compared as bytes on every database: PostgreSQL would else follow the language's sort
# order.
Bytewise = Text().with_variant(Text(collation="C"), "postgresql")

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Bytewise, nullable=False),
    Column("key", Bytewise, nullable=False),
    Column("of_day", Bytewise, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("published", Bytewise),
    Column("publisher", Text),
    Column("url", Text),
    Column("language", Text),
    Column("defects", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("id"),
    Index(None, "key", "of_day", "number"),
    Index(None, "published"),
)

codings = Table(
    "codings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("coder", Text, nullable=False),
    Column("coder_version", Text, nullable=False),
    Column("codebook_version", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("added", Text, nullable=False),
    Index(None, "document", "number"),
)

moves = Table(
    "moves",
    metadata,
    Column("coding", Integer, ForeignKey("codings.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Bytewise, nullable=False),
    Column("type", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Index(None, "id"),
    Index(None, "type", "coding"),
)

move_parties = Table(
    "move_parties",
    metadata,
    Column("party", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("coding", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    ForeignKeyConstraint(["coding", "position"], ["moves.coding", "moves.position"]),
    sqlite_with_rowid=False,
)

move_issues = Table(
    "move_issues",
    metadata,
    Column("issue", Text, primary_key=True),
    Column("coding", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    ForeignKeyConstraint(["coding", "position"], ["moves.coding", "moves.position"]),
    sqlite_with_rowid=False,
)

# Alembic makes this table itself and must not find it among the others, or it would report it as a
# difference.
version_metadata = MetaData()
version = Table(
    VERSION_TABLE,
    version_metadata,
    Column("version_num", String(32), primary_key=True),
)
