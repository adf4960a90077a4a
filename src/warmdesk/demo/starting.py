"""What colleagues at the sample desk begin a reply with."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from warmdesk.demo.telling import Story
from warmdesk.knowledge.actions.starting_points import save_starting_point, use_starting_point

POINTS: Final = (
    (
        "VPN certificate has run out",
        "The certificate of your VPN ended on [date], so it could not let you in.\n\n"
        "1. Open the software page at [where] and choose “VPN certificate”.\n"
        "2. Start the VPN again. It asks for your password once.\n\n"
        "I look at the connection again at [time] and write to you what I see.",
    ),
    (
        "Restoring a file from the night",
        "We keep a copy of [drive] from every night. The last one is from [day and time], so what was"
        " changed after that is not in it.\n\n"
        "I can put it beside your file under the name [name], so that nothing of yours is replaced.",
    ),
)


def starting_points(story: Story) -> None:
    """Marta wrote them some weeks ago; the first was used the day before yesterday."""
    wrote_at = story.day.now - timedelta(weeks=5)
    points = [
        save_starting_point(title=title, text=text, agent=story.cast.agents["marta"], at=wrote_at)
        for title, text in POINTS
    ]
    use_starting_point(point=points[0], at=story.day.now - timedelta(days=2))
