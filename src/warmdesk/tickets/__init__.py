"""Tickets, messages, notes, owners, hand-offs, drafts and search."""
