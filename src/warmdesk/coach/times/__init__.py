"""When something is to happen, read from plain words: the coach's own time grammar.

A text is searched once for the pieces that name a time ("tomorrow", "by 4", "within two working
days"); pieces that stand together are read as one ("tomorrow at 9", "Thursday 19 November, 07:30").
Ranges count to their later end. A time of day without a date is the next one within the desk's
hours; a day without a time is the end of its hours.
"""

from warmdesk.coach.times.finding import names_time
from warmdesk.coach.times.moments import Moment, find_times, together, within
from warmdesk.coach.times.reading import Now

__all__ = ["Moment", "Now", "find_times", "names_time", "together", "within"]
