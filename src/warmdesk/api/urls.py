"""The interface for other programs, `/api/v1/`."""

from __future__ import annotations

from ninja import NinjaAPI

api = NinjaAPI(title="Warmdesk", version="1", docs_url=None)
