"""The calculus of a surface: derivatives at many points, convexity, winding, and what rates do."""
