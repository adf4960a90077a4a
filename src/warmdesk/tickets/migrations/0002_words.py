"""The search index: an FTS5 table on SQLite, a stored tsvector on PostgreSQL."""

from django.db import migrations

POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TABLE tickets_words (ticket_id bigint PRIMARY KEY"
    " REFERENCES tickets_ticket (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
    " words tsvector NOT NULL)",
    "CREATE INDEX tickets_words_words ON tickets_words USING gin (words)",
]
SQLITE = [
    "CREATE VIRTUAL TABLE tickets_words USING fts5"
    " (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
]


def make(apps, editor):
    statements = POSTGRES if editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        editor.execute(statement)


def unmake(apps, editor):
    editor.execute("DROP TABLE tickets_words")


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
