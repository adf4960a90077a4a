"""From the outbox to a mail server."""
