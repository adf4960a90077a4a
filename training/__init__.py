"""Trains the coach's learnt models, the same to the byte on every machine; standard library only."""
