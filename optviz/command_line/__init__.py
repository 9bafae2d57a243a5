"""How the command line names settings."""
