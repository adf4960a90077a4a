"""The product's settings, and beside them the templates of the floor."""

from pathlib import Path

from warmdesk.conf.settings import *  # noqa: F403
from warmdesk.conf.settings import AUTHENTICATION_BACKENDS as _BACKENDS
from warmdesk.conf.settings import INSTALLED_APPS as _APPS
from warmdesk.conf.settings import TEMPLATES as _TEMPLATES

INSTALLED_APPS = [*_APPS, "benchmarks.floor"]
# The floor signs in as Django does by itself.
AUTHENTICATION_BACKENDS = [*_BACKENDS, "django.contrib.auth.backends.ModelBackend"]
_TEMPLATES[1]["DIRS"] = [Path(__file__).resolve().parent / "floor/templates"]
TEMPLATES = _TEMPLATES
