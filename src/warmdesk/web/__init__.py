"""What every page shares: templates, components, static files, middleware."""
