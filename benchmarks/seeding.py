"""`python -m benchmarks.seeding SIZE`: migrate and fill the database that the environment names; 0 only migrates."""

from __future__ import annotations

import sys

import django


def main(size: int) -> None:
    django.setup()
    # Django must be set up before these are loaded.
    from django.core.management import call_command

    from benchmarks import seed
    from benchmarks.floor.models import make_tables

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if size:
        make_tables()
        seed.fill(size)


if __name__ == "__main__":
    main(int(sys.argv[1]))
