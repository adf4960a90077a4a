"""News for open pages: a stream of what changed, or the same by asking now and then. Never any content."""

from __future__ import annotations

import re
from datetime import timedelta

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from warmdesk.core import clock, live
from warmdesk.web.guards import AgentRequest, for_agents

TOPIC = re.compile(r"held|(?:ticket|writing)-\d{1,18}")
MOST_TOPICS = 8
# A page asks every ten seconds; looking back further means that a slow one misses nothing.
POLL_BACK = timedelta(seconds=60)


@for_agents
@require_safe
def news(request: AgentRequest) -> HttpResponse | StreamingHttpResponse:
    """Server-Sent Events; 503 when too many pages are open, and then they poll."""
    stream = live.open_stream(_topics(request))
    if stream is None:
        return HttpResponse(status=503)
    response = StreamingHttpResponse(live.events(stream), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


@for_agents
@require_safe
def poll(request: AgentRequest) -> JsonResponse:
    """The versions of what changed lately; a page compares them with those it had before."""
    topics = _topics(request)
    fresh = live.changes_since(clock.now() - POLL_BACK)
    return JsonResponse({topic: fresh[topic] for topic in sorted(topics) if topic in fresh})


def _topics(request: AgentRequest) -> set[str]:
    """The wanted topics that this agent may hear of: their own list, not another's."""
    wanted = request.GET.getlist("topic")[:MOST_TOPICS]
    own = f"agent-{request.user.pk}"
    return {each for each in wanted if each == own or TOPIC.fullmatch(each)}
