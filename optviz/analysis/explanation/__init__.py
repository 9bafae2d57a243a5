"""One step of a rule, explained from the code that runs: its lines, its numbers, its arrows."""
