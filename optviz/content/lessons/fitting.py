"""Lessons on the loss of data: figures of a book, starts, and the units of the data."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_DESCENT = "optimizers=gradient_descent&batching=full&"
_RATE = "gradient_descent.learning_rate="
_LINE = "surface=line_fit&"
_SEARCH = "optimizers=line_search&batching=full&"
_BRACKETS = "optimizers=bracketing_line_search&batching=full&num_steps=6&step=0&"
_HUNDRED = "surface=line_fit_100&batching=full&num_steps=1000&"
# Seven houses made for this lesson: square feet and prices.
_HOUSES = (
    "surface=line_fit&data=own&reduction=mean&batching=full&points=640:142000,850:171000,"
    "1100:190000,1500:218000,2100:240000,2900:287000,3900:310000&optimizers=gradient_descent"
    "&num_steps=60&"
)

FITTING = Group(
    "fitting",
    "Fitting a model to data",
    (
        Lesson(
            "figure-6.1",
            "Figure 6.1: gradient descent for a line",
            "How does each step change the line?",
            "Each point of the map is a line through the data. The line search stops where the loss"
            " along its way is least, so each step is at right angles to the one before.",
            "Step forward, and watch the line beside the map.",
            View(
                "fit",
                "line search",
                f"{_LINE}{_SEARCH}start=1.6,-0.5&num_steps=4",
                Claim(loss_below=1),
            ),
            View(
                "fit",
                "η = 0.01",
                f"{_LINE}{_DESCENT}{_RATE}0.01&start=1.6,-0.5&num_steps=4",
                Claim(loss_above=2.8),
            ),
        ),
        Lesson(
            "problem-6.2",
            "Problem 6.2: the loss of a line is convex",
            "Can the fit of a line end in a wrong minimum?",
            "Its curvature is the same everywhere and nowhere negative, so its only critical point"
            " is the minimum. What can go wrong is the rate.",
            "Read the largest curvature, and work out the rate at which the path is lost.",
            View(
                "fit",
                "η = 0.03",
                f"{_LINE}{_DESCENT}{_RATE}0.03&num_steps=40&critical=on&curvature=on",
                Claim(end=("0.816", "0.499")),
            ),
            View(
                "fit",
                "η = 0.06",
                f"{_LINE}{_DESCENT}{_RATE}0.06&num_steps=40&critical=on&curvature=on",
                Claim(diverges=True),
            ),
        ),
        Lesson(
            "hundred-points",
            "A hundred points, a thousand steps",
            "When are a thousand steps not enough?",
            "Gradient descent and Adam at the rate 0.01. Neither has reached the least squares line"
            " after 1000 steps: the valley is flat along its floor. At 0.3 it is reached.",
            "Find the rate that needs the fewest steps.",
            View(
                *("fit", "η = 0.3", f"{_HUNDRED}optimizers=gradient_descent&{_RATE}0.3"),
                Claim(end=("4.222151", "2.968468")),
            ),
            View(
                "fit",
                "η = 0.01",
                f"{_HUNDRED}optimizers=gradient_descent,adam&{_RATE}0.01&adam.learning_rate=0.01",
                Claim(end=("4.141461", "3.040066")),
            ),
        ),
        Lesson(
            "large-inputs",
            "Feature scaling: inputs as they are",
            "Which rate do large inputs allow?",
            "With areas in the thousands, a rate small enough for the slope leaves the "
            "intercept where it began, though the loss hardly falls any more. The next lesson "
            "is the same fit.",
            "Raise the rate by a half, and see the slope get lost.",
            View("fit", "η = 2e−7", f"{_HOUSES}{_RATE}2e-7", Claim(loss_above=3e9)),
            View("fit", "η = 3e−7", f"{_HOUSES}{_RATE}3e-7", Claim(diverges=True)),
        ),
        Lesson(
            "standardized-inputs",
            "Feature scaling: standardized inputs",
            "What does standardizing change?",
            "With inputs of mean 0 and deviation 1 the ellipses are circles, and one rate suits"
            " both parameters. The table has them in the units of the data.",
            "Find the rate that arrives in a single step.",
            View(
                "fit",
                "standardized",
                f"{_HOUSES}standardize=on&{_RATE}0.3",
                Claim(loss_below=1.5e8, end=("222571.43", "55216.22")),
            ),
            View("fit", "as they are", f"{_HOUSES}{_RATE}2e-7", Claim(loss_above=3e9)),
        ),
        Lesson(
            "figure-6.3",
            "Figure 6.3: data for the Gabor model",
            "Which curve goes through these points?",
            "28 points from the model at (0, 16.6), with noise. The curve is the model itself:"
            " move the mouse over the map to see others.",
            "Find a point of the map whose curve fits half of the data.",
            View(
                *("fit", "(0, 16.6)", f"{_DESCENT}start=0,16.6&num_steps=10&step=0"),
                Claim(loss_below=0.65),
            ),
            View(
                *("fit", "(−6, 16.6)", f"{_DESCENT}start=-6,16.6&num_steps=10&step=0"),
                Claim(loss_above=2),
            ),
        ),
        Lesson(
            "figure-6.4",
            "Figure 6.4: the loss of the Gabor model",
            "How many minima does a simple model have?",
            "A loss that is not convex: many minima, and saddles between them. A click on a mark"
            " shows its value and its curve.",
            "Find the lowest minimum, and the one next to it.",
            View(
                *("fit", "(−2, 20)", f"{_DESCENT}critical=on&start=-2,20&num_steps=100&step=0"),
                Claim(loss_below=0.7),
            ),
            View(
                *("fit", "(3, 10)", f"{_DESCENT}critical=on&start=3,10&num_steps=100&step=0"),
                Claim(loss_above=3.5),
            ),
        ),
        Lesson(
            "figure-6.5a",
            "Figure 6.5a: line search from three starts",
            "From which starts is the lowest minimum reached?",
            "From the first and the third start the line search reaches the lowest minimum; from"
            " the second, close to the third, it ends in another valley. The rings are the points"
            " that it tried; it turns at right angles.",
            "Find the border between the second start and the third.",
            View(
                "fit",
                "(−2, 20)",
                f"{_SEARCH}start=-2,20&more_starts=3:10,2.5:10&num_steps=60&step=1"
                "&line_search.stride=0.2",
                Claim(loss_below=0.643),
            ),
            View(
                "fit",
                "(3, 10)",
                f"{_SEARCH}start=3,10&num_steps=60&line_search.stride=0.2",
                Claim(loss_above=3.3),
            ),
        ),
        Lesson(
            "figure-6.10",
            "Figure 6.10: brackets that shrink",
            "How does one find the lowest point of a line?",
            "The bars beside the line are the brackets, the later the farther out: a part is cut"
            " off each time, until they close around the minimum.",
            "Count by which part a bracket shrinks each time.",
            View(
                *("fit", "(−2, 20)", f"{_BRACKETS}start=-2,20&view=-2.6,2.2,18.2,21.8"),
                Claim(loss_below=1.5),
            ),
            View("fit", "(3, 10)", f"{_BRACKETS}start=3,10", Claim(loss_above=5)),
        ),
    ),
)
