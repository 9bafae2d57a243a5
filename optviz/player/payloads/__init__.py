"""What Python sends to the player: headers and arrays, packed as its messages."""
