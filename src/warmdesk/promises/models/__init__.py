"""Tables of promises."""

from warmdesk.promises.models.promise import Promise

__all__ = ["Promise"]
