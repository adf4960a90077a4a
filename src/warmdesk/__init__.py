"""Warmdesk: an IT help desk that makes compassionate service the easy path."""
