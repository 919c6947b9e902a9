"""The first tables: documents, codings, moves, and what moves are asked for by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Bytewise = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    _documents_and_codings()
    _moves()


def downgrade() -> None:
    """Not offered: a record is copied before an upgrade, never taken back by dropping what it holds."""
    raise NotImplementedError("records are not downgraded; keep a copy before upgrading")


def _documents_and_codings() -> None:
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", Bytewise, nullable=False),
        sa.Column("key", Bytewise, nullable=False),
        sa.Column("of_day", Bytewise, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", Bytewise),
        sa.Column("publisher", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("defects", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
    )
    op.create_index("ix_documents_key_of_day_number", "documents", ["key", "of_day", "number"])
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_table(
        "codings",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("coder_version", sa.Text, nullable=False),
        sa.Column("codebook_version", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_codings"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_codings_documents"),
    )
    op.create_index("ix_codings_document_number", "codings", ["document", "number"])


def _moves() -> None:
    op.create_table(
        "moves",
        sa.Column("coding", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", Bytewise, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("coding", "position", name="pk_moves"),
        sa.ForeignKeyConstraint(["coding"], ["codings.number"], name="fk_moves_codings"),
    )
    op.create_index("ix_moves_id", "moves", ["id"])
    op.create_index("ix_moves_type_coding", "moves", ["type", "coding"])
    _table_of_move("move_parties", "party", "role")
    _table_of_move("move_issues", "issue")


def _table_of_move(name: str, *asked: str) -> None:
    op.create_table(
        name,
        *(sa.Column(column, sa.Text, nullable=False) for column in asked),
        sa.Column("coding", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*asked, "coding", "position", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["coding", "position"], ["moves.coding", "moves.position"], name=f"fk_{name}_moves"
        ),
        sqlite_with_rowid=False,
    )
