"""Speed and size of Warmdesk, measured against a floor in the same run; never part of the tests."""
