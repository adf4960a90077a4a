"""`POST /api/v1/coach/read`: the coach's third door."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from warmdesk import coach

router = Router(tags=["coach"])

LARGEST_BYTES = 512 * 1024


@router.post("/read", url_name="coach-read", summary="Read one draft")
def read_draft(request: HttpRequest) -> HttpResponse:
    """Answer one question of the coach's interface with what was noticed.

    The question is the JSON body; everything but `draft` is optional. Nothing of it is stored. Bad JSON or a wrong
    type gives 400 and `{"id": …, "error": "one sentence"}`.
    """
    if len(request.body) > LARGEST_BYTES:
        return JsonResponse({"id": None, "error": "This draft is longer than 512 KB."}, status=413)
    try:
        mapping = json.loads(request.body)
    except ValueError:
        return JsonResponse({"id": None, "error": "This is not JSON."}, status=400)
    try:
        answer = coach.read(coach.Question.from_json(mapping))
    except coach.BadQuestion as error:
        name = mapping.get("id") if isinstance(mapping, dict) else None
        return JsonResponse({"id": name, "error": str(error)}, status=400)
    return JsonResponse(answer.to_json())
