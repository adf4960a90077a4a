"""Commands that run the desk."""
