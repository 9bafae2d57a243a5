"""What a reader sees around the player: widgets and pages."""
