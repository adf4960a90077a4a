"""From a kept mail to a ticket: what the desk knows of it, the decision, and its one effect."""
