"""Everything that changes what the desk knows."""
