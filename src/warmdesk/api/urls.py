"""The interface for other programs, `/api/v1/`."""

from __future__ import annotations

from ninja import NinjaAPI
from ninja.security import django_auth

from warmdesk.api.auth import KeyOfAgent
from warmdesk.api.coach import router as coach_router

api = NinjaAPI(title="Warmdesk", version="1", docs_url=None, auth=[KeyOfAgent(), django_auth])
api.add_router("/coach", coach_router)
