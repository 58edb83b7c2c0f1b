"""What Alembic runs: the steps on a connection that it is given, never one of its own."""

from alembic import context

connection = context.config.attributes["connection"]
# Batches: SQLite cannot alter a table, so it is copied into a new one.
context.configure(connection=connection, render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
