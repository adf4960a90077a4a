"""The desk from end to end: real processes, a real browser, real mail servers."""
