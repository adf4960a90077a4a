"""A living sample desk on this machine; nothing leaves it."""
