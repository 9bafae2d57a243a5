"""Lessons: links to a moment worth showing, each with a sentence on what is to be seen."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Lesson:
    """A link to a page, a title, and what is to be seen there."""

    id: str
    title: str
    text: str
    page: str
    query: Mapping[str, str]


_GABOR_STARTS = {"start": "-2,20", "more_starts": "3:10,2.5:10"}
# Seven houses made for this lesson: square feet and prices.
_HOUSES = {
    **{"surface": "line_fit", "data": "own", "reduction": "mean", "batching": "full"},
    "points": "640:142000,850:171000,1100:190000,1500:218000,2100:240000,2900:287000,3900:310000",
    **{"optimizers": "gradient_descent", "num_steps": "60"},
}
_WELL = {"surface": "gaussian_well", "start": "-0.7,-0.9"}

LESSONS: dict[str, Lesson] = {
    lesson.id: lesson
    for lesson in (
        Lesson(
            "figure-6.1",
            "Figure 6.1: gradient descent for a line",
            "Each point of the map is a line through the data. The line search stops where the loss"
            " along its way is least, so each step is at right angles to the one before.",
            "fit",
            {
                **{"surface": "line_fit", "optimizers": "line_search", "batching": "full"},
                **{"start": "1.6,-0.5", "num_steps": "4"},
            },
        ),
        Lesson(
            "figure-6.3",
            "Figure 6.3: data for the Gabor model",
            "28 points from the model at (0, 16.6), with noise. The curve is the model itself:"
            " move the mouse over the map to see others.",
            "fit",
            {
                **{"optimizers": "gradient_descent", "batching": "full"},
                **{"start": "0,16.6", "num_steps": "10", "step": "0"},
            },
        ),
        Lesson(
            "figure-6.4",
            "Figure 6.4: the loss of the Gabor model",
            "A loss that is not convex: many minima, and saddles between them. A click on a mark"
            " shows its value and its curve.",
            "fit",
            {
                **{"optimizers": "gradient_descent", "batching": "full", "critical": "on"},
                **{"start": "-2,20", "num_steps": "10", "step": "0"},
            },
        ),
        Lesson(
            "figure-6.5a",
            "Figure 6.5a: line search from three starts",
            "From the first and the third start the line search reaches the lowest minimum; from"
            " the second, close to the third, it ends in another valley. The rings are the points"
            " that it tried; it turns at right angles.",
            "fit",
            {
                **{"optimizers": "line_search", "batching": "full", **_GABOR_STARTS},
                **{"num_steps": "60", "step": "1", "line_search.stride": "0.2"},
            },
        ),
        Lesson(
            "figure-6.5b",
            "Figure 6.5b: batches can lead out of a valley",
            "Gradient descent with batches of 3. With this seed the second path crosses into the"
            " valley of the lowest minimum. It may, but mostly does not: try other seeds.",
            "fit",
            {
                **{"optimizers": "gradient_descent", "gradient_descent.learning_rate": "0.8"},
                **{"batch_size": "3", "seed": "44", "start": "-2,20", "more_starts": "3:10"},
                **{"num_steps": "100"},
            },
        ),
        Lesson(
            "figure-6.6",
            "Figure 6.6: every batch has a loss of its own",
            "The small map is the loss of the three points of this step. The cloud is where each of"
            " the 3276 possible batches would lead; on average they go down the full loss.",
            "fit",
            {
                **{"optimizers": "gradient_descent", "gradient_descent.learning_rate": "0.8"},
                **{"batch_size": "3", "seed": "7", "start": "3,10", "num_steps": "30"},
                **{"step": "0", "cloud": "on", "view": "0.5,5.5,8,12"},
            },
        ),
        Lesson(
            "figure-6.7",
            "Figure 6.7: with and without momentum",
            "The same batches for both rules: momentum averages their gradients, so its path is"
            " smoother.",
            "fit",
            {
                **{"optimizers": "gradient_descent,momentum_average", "batch_size": "3"},
                **{"gradient_descent.learning_rate": "0.3", "seed": "1", "num_steps": "30"},
                **{"momentum_average.learning_rate": "0.3", "start": "-2.5,6"},
                **{"more_starts": "2:5"},
            },
        ),
        Lesson(
            "figure-6.8",
            "Figure 6.8: Nesterov's triangle",
            "Momentum alone would lead to the ring; the gradient is taken there, not at the current"
            " point, and corrects the step.",
            "fit",
            {
                **{"surface": "line_fit", "optimizers": "nesterov_average", "batching": "full"},
                **{"nesterov_average.learning_rate": "0.3", "num_steps": "20", "step": "3"},
                **{"view": "0,2,-0.6,1"},
            },
        ),
        Lesson(
            "figure-6.9a",
            "Figure 6.9a: a small learning rate",
            "Where the surface is flat the steps are short: it takes 200 of them to come near the"
            " minimum.",
            "race",
            {
                **{**_WELL, "optimizers": "gradient_descent", "num_steps": "200"},
                **{"gradient_descent.learning_rate": "0.08"},
            },
        ),
        Lesson(
            "figure-6.9b",
            "Figure 6.9b: a large learning rate",
            "Fast across the plain, but it swings from side to side where the valley is narrow.",
            "race",
            {
                **{**_WELL, "optimizers": "gradient_descent", "num_steps": "40"},
                **{"gradient_descent.learning_rate": "1.0"},
            },
        ),
        Lesson(
            "figure-6.9c",
            "Figure 6.9c: the normalized gradient",
            "Every step is as long in both coordinates, however steep the surface: it goes straight"
            " ahead, and then to and fro around the minimum.",
            "race",
            {
                **{**_WELL, "optimizers": "normalized_gradient", "num_steps": "40"},
                **{"normalized_gradient.learning_rate": "0.08"},
            },
        ),
        Lesson(
            "figure-6.9d",
            "Figure 6.9d: Adam",
            "The averages of the gradient and of its square: even steps that come to rest.",
            "race",
            {
                **{**_WELL, "optimizers": "adam", "num_steps": "60"},
                **{"adam.learning_rate": "0.05", "adam.b1": "0.9", "adam.b2": "0.99"},
            },
        ),
        Lesson(
            "figure-6.10",
            "Figure 6.10: brackets that shrink",
            "The bars beside the line are the brackets, the later the farther out: a part is cut"
            " off each time, until they close around the minimum.",
            "fit",
            {
                **{"optimizers": "bracketing_line_search", "batching": "full"},
                **{"start": "-2,20", "num_steps": "6", "step": "0"},
                **{"view": "-2.6,2.2,18.2,21.8"},
            },
        ),
        Lesson(
            "problem-6.2",
            "Problem 6.2: the loss of a line is convex",
            "Its curvature is the same everywhere and nowhere negative, so its only critical point"
            " is the minimum.",
            "fit",
            {
                **{"surface": "line_fit", "optimizers": "gradient_descent", "batching": "full"},
                **{"gradient_descent.learning_rate": "0.03", "num_steps": "40"},
                **{"critical": "on", "curvature": "on"},
            },
        ),
        Lesson(
            "three-points",
            "Three points, one parameter",
            "The slope is known, the intercept is not: the loss is a parabola, and so are the"
            " losses of single points.",
            "fit",
            {
                **{"surface": "intercept_fit", "optimizers": "gradient_descent"},
                **{"gradient_descent.learning_rate": "0.05", "batching": "full"},
                **{"num_steps": "20", "step": "3"},
            },
        ),
        Lesson(
            "hundred-points",
            "A hundred points, a thousand steps",
            "Gradient descent and Adam at the rate 0.01. Neither has reached the least squares line"
            " after 1000 steps: the valley is flat along its floor.",
            "fit",
            {
                **{"surface": "line_fit_100", "optimizers": "gradient_descent,adam"},
                **{"gradient_descent.learning_rate": "0.01", "adam.learning_rate": "0.01"},
                **{"batching": "full", "num_steps": "1000"},
            },
        ),
        Lesson(
            "large-inputs",
            "Feature scaling: inputs as they are",
            "Areas in the thousands: a rate that the slope can bear leaves the intercept where it"
            " began, though the loss hardly falls any more. The next lesson is the same fit.",
            "fit",
            {**_HOUSES, "gradient_descent.learning_rate": "2e-7"},
        ),
        Lesson(
            "standardized-inputs",
            "Feature scaling: standardized inputs",
            "With inputs of mean 0 and deviation 1 the ellipses are circles, and one rate suits"
            " both parameters. The table has them in the units of the data.",
            "fit",
            {**_HOUSES, "standardize": "on", "gradient_descent.learning_rate": "0.3"},
        ),
    )
}
