"""Commands of the sample desk."""
