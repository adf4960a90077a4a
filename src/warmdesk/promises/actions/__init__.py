"""Everything that changes a promise."""
