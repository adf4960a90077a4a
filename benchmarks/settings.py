"""The product's settings, and beside them the templates of the floor."""

from pathlib import Path

from warmdesk.conf.settings import *  # noqa: F403
from warmdesk.conf.settings import INSTALLED_APPS as _APPS
from warmdesk.conf.settings import TEMPLATES as _TEMPLATES

INSTALLED_APPS = [*_APPS, "benchmarks.floor"]
_TEMPLATES[1]["DIRS"] = [Path(__file__).resolve().parent / "floor/templates"]
TEMPLATES = _TEMPLATES
