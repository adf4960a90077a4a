"""The WSGI application that a page server runs."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmdesk.conf.settings")

application = get_wsgi_application()

from warmdesk.core.serving import start_in_page_process  # noqa: E402  # needs Django set up

start_in_page_process()
