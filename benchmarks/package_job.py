"""One call of a package's optimizer, and the small problems on which it is run."""

import numpy as np

# Each problem: where it starts, the loss of two numbers, and its gradient.
PROBLEMS = {
    "ravine": (
        (-5.0, -2.0),
        lambda x, y: 0.1 * x**2 + 2 * y**2,
        lambda x, y: (0.2 * x, 4 * y),
    ),
    "bend": (
        (-2.0, -1.0),
        lambda x, y: 0.5 * (x - 1) ** 2 + 2 * (y - x**2 / 4) ** 2,
        lambda x, y: (x - 1 - 2 * x * (y - x**2 / 4), 4 * (y - x**2 / 4)),
    ),
}


class Job:
    """One call: which optimizer, in which use, and on which problem."""

    def __init__(self, problem, num_steps, dialect, arguments):
        path, _, self.use = dialect.partition(":")
        self.name = path.split("/")[1]
        self.start, self.loss, self._gradient = PROBLEMS[problem]
        self.num_steps = num_steps
        self.arguments = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in arguments.items()
        }
        matrix = self.name.split(".")[-1] in ("Muon", "muon", "SOAP") and self.use != "vector"
        self.shape = (1, 2) if matrix else (2,)

    def gradient(self, params):
        """The gradient at a point of any shape."""
        return np.array(self._gradient(*np.ravel(params))).reshape(np.shape(params))

    def value(self, params):
        """The loss at a point of any shape, of any library's arrays."""
        return self.loss(*params.reshape(-1))

    def first(self, dtype=float):
        """The start."""
        return np.array(self.start, dtype).reshape(self.shape)
