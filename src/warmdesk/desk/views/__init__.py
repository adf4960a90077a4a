"""Pages of the desk, one file per page: read the input, get the object, act, render."""
