"""It has happened before: solved cases and what fixed them."""
