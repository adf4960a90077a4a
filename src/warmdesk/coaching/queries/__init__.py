"""Reads that join tickets to the coach."""
