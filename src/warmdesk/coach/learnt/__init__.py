"""Small learnt models: linear, counted from words, kept as one byte a weight. Standard library only."""
