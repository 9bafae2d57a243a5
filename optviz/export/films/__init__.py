"""Films of a run."""
