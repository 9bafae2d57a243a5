"""Pictures that stand still: pure functions from arrays and words to a figure."""
