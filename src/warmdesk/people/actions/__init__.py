"""Everything that changes what we know of a person."""
