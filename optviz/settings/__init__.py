"""What a link, a page or the command line can set, and how it is read."""
