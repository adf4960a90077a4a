"""The few things every domain needs: the desk itself, clock, business hours, duties, live news."""
