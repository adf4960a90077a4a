"""The people who ask for help, and how they like to be helped."""
