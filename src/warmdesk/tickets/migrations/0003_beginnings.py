"""Keep the beginnings of words up to eight letters in SQLite's search index.

FTS5 walks through a beginning that it keeps from the newest ticket on, and stops at a full page; for one that it
does not keep it first gathers every ticket with any word that begins so. Eight letters are most of what people type.
"""

from django.db import migrations

WITH = "(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '{}')"
LONG, SHORT = "2 3 4 5 6 7 8", "2 3"


def _remake(editor, prefixes):
    if editor.connection.vendor != "sqlite":
        return
    editor.execute(f"CREATE VIRTUAL TABLE tickets_words_new USING fts5 {WITH.format(prefixes)}")
    editor.execute(
        "INSERT INTO tickets_words_new (rowid, words) SELECT rowid, words FROM tickets_words"
    )
    editor.execute("DROP TABLE tickets_words")
    editor.execute("ALTER TABLE tickets_words_new RENAME TO tickets_words")


def lengthen(apps, editor):
    _remake(editor, LONG)


def shorten(apps, editor):
    _remake(editor, SHORT)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0002_words")]
    operations = [migrations.RunPython(lengthen, shorten)]
