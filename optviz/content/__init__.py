"""What is told: lessons, and mistakes of well-known texts."""
