"""What agents may send us on settings and their own page, checked."""
