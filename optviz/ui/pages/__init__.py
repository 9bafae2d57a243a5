"""The pages of the app: one script for each question."""
