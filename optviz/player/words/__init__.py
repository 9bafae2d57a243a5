"""The words that travel to the player, in the reader's language."""
