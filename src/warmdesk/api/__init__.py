"""REST for other programs."""
