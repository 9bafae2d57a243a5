"""How a path is computed: one compiled loop, its inputs step by step, and its rows."""
