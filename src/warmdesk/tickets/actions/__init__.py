"""Everything that changes a ticket: one function per thing a person can do."""
