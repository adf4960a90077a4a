"""The `warmdesk` command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run `warmdesk …`. The coach and the mail reader answer without loading Django."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["coach"]:
        from warmdesk.coach import cli  # loads no more than the coach

        return cli.main(words[1:])
    if words[:2] == ["mail", "read"]:
        from warmdesk.mail.reading import cli as reading  # loads no more than the reader

        return reading.main(words[1:])
    return _django(words)


def _django(words: list[str]) -> int:
    if words[:1] == ["demo"]:
        from warmdesk.demo import surroundings  # before settings are read

        surroundings.prepare(os.environ)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmdesk.conf.settings")
    from django.core.management import ManagementUtility  # slow to load

    from warmdesk.conf.environment import BadSetting

    try:
        ManagementUtility(["warmdesk", *(words or ["help"])]).execute()
    except BadSetting as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
