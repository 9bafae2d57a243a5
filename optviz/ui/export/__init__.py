"""What a page offers to save and print: pictures, films, charts, and the way back from a file."""
