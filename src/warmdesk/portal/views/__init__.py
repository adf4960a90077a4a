"""Pages of the portal, one file per thing a person can do."""
