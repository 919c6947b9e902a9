"""What Alembic runs around the steps: on the caller's connection, inside the caller's transaction."""

from __future__ import annotations

from alembic import context

from parley.record.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
