"""Rules and objectives as Python syntax trees, which belong to no package."""
