"""Everything that changes the desk itself."""
