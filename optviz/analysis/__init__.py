"""What is found out about surfaces and paths."""
