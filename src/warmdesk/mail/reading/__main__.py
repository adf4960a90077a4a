"""Lets `python -m warmdesk.mail.reading` read a message."""

import sys

from warmdesk.mail.reading.cli import main

sys.exit(main(sys.argv[1:]))
