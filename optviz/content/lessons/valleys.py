"""Lessons on narrow valleys, and on rules with a memory."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_DESCENT = "optimizers=gradient_descent&gradient_descent.learning_rate="
_MOMENTUM = "optimizers=momentum&momentum.learning_rate="
_CURVED = "surface=rosenbrock&num_steps=500&"
_LINE = "surface=line_fit&batching=full&num_steps=20&step=3&view=0,2,-0.6,1&"

VALLEYS = Group(
    "valleys",
    "Valleys and momentum",
    (
        Lesson(
            "bowl",
            "A bowl",
            "Which direction limits the learning rate?",
            "The steeper one: x₂ is multiplied by 1 − 4η in each step and x₁ by 1 − 2η. At"
            " η = 0.55 the steep direction is lost, although the other one arrives.",
            "Find the largest rate at which both coordinates still shrink.",
            View(
                *("race", "η = 0.1", f"surface=bowl&{_DESCENT}0.1&num_steps=20"),
                Claim(end=("-0.057646", "-0.000073")),
            ),
            View(
                *("race", "η = 0.55", f"surface=bowl&{_DESCENT}0.55&num_steps=20"),
                Claim(diverges=True),
            ),
        ),
        Lesson(
            "ravine",
            "A ravine",
            "Why not simply take a larger rate?",
            "Along the ravine the slope is twenty times as weak as across it. With η = 0.4 the path"
            " crawls along the floor; with 0.6 it is thrown out over the walls.",
            "Find the rate at which the path just goes to and fro between the walls.",
            View(
                *("race", "η = 0.4", f"{_DESCENT}0.4&num_steps=20"),
                Claim(end=("-0.943467", "-0.000073")),
            ),
            View(
                *("race", "η = 0.6", f"{_DESCENT}0.6&num_steps=20"),
                Claim(diverges=True, end=("-0.387814", "-1673.365109")),
            ),
        ),
        Lesson(
            "momentum",
            "Momentum",
            "How does a memory help in a ravine?",
            "Gradients across the ravine change their sign and cancel; those along it add up. So"
            " the rate 0.6, too large without momentum, arrives: sooner with β = 0.5 than with"
            " 0.25, which still swings.",
            "Set β to 0.1, and see the path get lost again.",
            View(
                *("race", "β = 0.5", f"{_MOMENTUM}0.6&momentum.decay=0.5&num_steps=20"),
                Claim(end=("0.007188", "0.002553")),
            ),
            View(
                *("race", "β = 0.25", f"{_MOMENTUM}0.6&momentum.decay=0.25&num_steps=20"),
                Claim(end=("-0.126340", "-0.186632")),
            ),
        ),
        Lesson(
            "momentum-predict",
            "Momentum does not turn at once",
            "Where does momentum go from here?",
            "The step is the sum of the new gradient and most of the last step: the path goes on"
            " the way it went, and turns late. Without momentum only the slope counts.",
            "Guess three points in a row, then choose gradient descent and guess again.",
            View(
                "race",
                "momentum",
                f"{_MOMENTUM}0.3&momentum.decay=0.8&num_steps=20&step=4&predict=1",
                Claim(loss_below=1),
            ),
            View(
                "race",
                "gradient descent",
                f"{_DESCENT}0.3&num_steps=20&step=4&predict=1",
                Claim(loss_above=0.2),
            ),
        ),
        Lesson(
            "too-much-momentum",
            "Too much momentum",
            "Can a memory be too long?",
            "With β = 0.95 the path remembers some twenty steps: it rolls past the minimum and has"
            " to come back again and again.",
            "Find the β with which 20 steps come closest.",
            View(
                *("race", "β = 0.5", f"{_MOMENTUM}0.6&momentum.decay=0.5&num_steps=20"),
                Claim(loss_below=1e-4),
            ),
            View(
                *("race", "β = 0.95", f"{_MOMENTUM}0.6&momentum.decay=0.95&num_steps=20"),
                Claim(loss_above=4),
            ),
        ),
        Lesson(
            "nesterov",
            "Look ahead",
            "How does looking ahead help?",
            "Nesterov's form takes the gradient where momentum alone would lead. It feels the"
            " other wall before it is there, and swings less.",
            "Switch on “Why this step?” and find the point at which the gradient is taken.",
            View(
                "race",
                "Nesterov",
                "optimizers=nesterov&nesterov.learning_rate=0.1&nesterov.decay=0.9&num_steps=40",
                Claim(loss_below=1e-3),
            ),
            View(
                *("race", "momentum", f"{_MOMENTUM}0.1&momentum.decay=0.9&num_steps=40"),
                Claim(loss_above=5e-3),
            ),
        ),
        Lesson(
            "figure-6.8",
            "Figure 6.8: Nesterov's triangle",
            "Where is the gradient taken?",
            "Momentum alone would lead to the ring; the gradient is taken there, not at the current"
            " point, and corrects the step.",
            "Step forward, and say which side of the triangle is the correction.",
            View(
                "fit",
                "Nesterov",
                f"{_LINE}optimizers=nesterov_average&nesterov_average.learning_rate=0.3",
                Claim(),
            ),
            View(
                "fit",
                "momentum",
                f"{_LINE}optimizers=momentum_average&momentum_average.learning_rate=0.3",
                Claim(),
            ),
        ),
        Lesson(
            "nesterov-misprint",
            "A misprint that shows late",
            "Does it matter where one looks ahead?",
            "A first printing looks ahead by ηm in place of ηβm. With a small rate both forms"
            " arrive, and nobody sees it; with η = 0.6 only the right one does.",
            "Find the smallest rate at which the misprint diverges.",
            View(
                "pitfalls",
                "η = 0.3",
                "pitfall=nesterov_point&nesterov_as_printed.learning_rate=0.3"
                "&nesterov_average.learning_rate=0.3",
                Claim(path="nesterov_as_printed", loss_below=0.3),
            ),
            View(
                *("pitfalls", "η = 0.6", "pitfall=nesterov_point"),
                Claim(path="nesterov_as_printed", diverges=True),
            ),
        ),
        Lesson(
            "curved-valley",
            "A valley that bends",
            "How does a path get along a flat floor?",
            "The floor of Rosenbrock's valley is so flat that gradient descent hardly moves, and a"
            " larger rate would throw it out. Momentum gathers speed there.",
            "Find a rate at which gradient descent is lost.",
            View(
                "race",
                "momentum",
                f"{_CURVED}{_MOMENTUM}0.001&momentum.decay=0.9",
                Claim(loss_below=0.01),
            ),
            View(
                *("race", "gradient descent", f"{_CURVED}{_DESCENT}0.001"),
                Claim(loss_above=2),
            ),
        ),
        Lesson(
            "newton-one-step",
            "The curvature knows the way",
            "How many steps does a ravine need?",
            "One, if the step is divided by the curvature of its direction: Newton's method sees"
            " every quadratic as a round bowl. It has to know all second derivatives for that.",
            "Choose another surface, and count again.",
            View("race", "Newton", "optimizers=newton&num_steps=3", Claim(loss_below=1e-20)),
            View("race", "gradient descent", f"{_DESCENT}0.4&num_steps=3", Claim(loss_above=1)),
        ),
    ),
)
