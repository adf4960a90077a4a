"""Settings: one searchable index, and a page for each group."""
