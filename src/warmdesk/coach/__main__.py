"""`python -m warmdesk.coach`: the coach on the command line."""

import sys

from warmdesk.coach.cli import main

sys.exit(main(sys.argv[1:]))
