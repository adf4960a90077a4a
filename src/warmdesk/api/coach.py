"""`POST /api/v1/coach/read`: the coach's third door."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from warmdesk.coach.exchange import answer_to

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
    answer = answer_to(request.body)
    return JsonResponse(answer, status=400 if "error" in answer else 200)
