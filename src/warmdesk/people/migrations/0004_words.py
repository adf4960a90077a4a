"""The words of names and addresses: an FTS5 table on SQLite, a stored tsvector on PostgreSQL, kept by triggers.

People are made and renamed at many doors; the database itself sees all of them. A later migration that makes SQLite
copy `people_person` loses the triggers there and has to make them again.
"""

from django.db import migrations

# PostgreSQL would read a whole address as one word.
POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TABLE people_words (person_id bigint PRIMARY KEY"
    " REFERENCES people_person (id) ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX people_words_words ON people_words USING gin (words)",
    """
    CREATE FUNCTION people_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO people_words (person_id, words) VALUES (NEW.id, to_tsvector(
            'simple', unaccent(translate(NEW.name || ' ' || NEW.email, '@._+/&%=~#:-', repeat(' ', 12)))
        ))
        ON CONFLICT (person_id) DO UPDATE SET words = EXCLUDED.words;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER people_words_kept AFTER INSERT OR UPDATE OF name, email ON people_person"
    " FOR EACH ROW EXECUTE FUNCTION people_keep_words()",
    # For everybody there is.
    "UPDATE people_person SET name = name",
]
# Of very many people few share a beginning of eight letters, and nobody types more.
SQLITE = [
    "CREATE VIRTUAL TABLE people_words USING fts5"
    " (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6 7 8')",
    "CREATE TRIGGER people_words_new AFTER INSERT ON people_person BEGIN"
    " INSERT INTO people_words (rowid, words) VALUES (NEW.id, NEW.name || ' ' || NEW.email); END",
    "CREATE TRIGGER people_words_changed AFTER UPDATE OF name, email ON people_person BEGIN"
    " UPDATE people_words SET words = NEW.name || ' ' || NEW.email WHERE rowid = NEW.id; END",
    "CREATE TRIGGER people_words_gone AFTER DELETE ON people_person BEGIN"
    " DELETE FROM people_words WHERE rowid = OLD.id; END",
    "INSERT INTO people_words (rowid, words) SELECT id, name || ' ' || email FROM people_person",
]


def make(apps, editor):
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def unmake(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TRIGGER people_words_kept ON people_person")
        editor.execute("DROP FUNCTION people_keep_words()")
    else:
        for name in ("new", "changed", "gone"):
            editor.execute(f"DROP TRIGGER people_words_{name}")
    editor.execute("DROP TABLE people_words")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_link_mail")]
    operations = [migrations.RunPython(make, unmake)]
