"""What an agent can tell the coach; all of it private to the agent."""
