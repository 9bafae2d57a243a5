"""The choices of an experiment, and the player that shows it."""
