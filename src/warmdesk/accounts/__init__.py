"""Agents, roles and sign-in."""
