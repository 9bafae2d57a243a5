"""Lessons on gradients that are not exact: batches, and noise."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_DESCENT = "optimizers=gradient_descent&gradient_descent.learning_rate="
_LINE = "surface=line_fit&batching=epochs&num_steps=120&seed=3&"
_NOISE = f"{_DESCENT}0.4&noise=1&num_steps=100"

BATCHES = Group(
    "batches",
    "Batches and noise",
    (
        Lesson(
            "batch-size",
            "One example at a time",
            "What do larger batches buy?",
            "The gradient of one example points to where that example is fitted: near the minimum"
            " the path wanders about. Batches of six agree better, and it stays closer.",
            "Choose another seed, and see what changes and what does not.",
            View(*("fit", "6", f"{_LINE}{_DESCENT}0.03&batch_size=6"), Claim(loss_below=0.25)),
            View("fit", "1", f"{_LINE}{_DESCENT}0.03&batch_size=1", Claim(loss_above=0.4)),
        ),
        Lesson(
            "figure-6.6",
            "Figure 6.6: every batch has a loss of its own",
            "Where would other batches have led?",
            "The small map is the loss of the three points of this step. The cloud is where each of"
            " the 3276 possible batches would lead; on average they go down the full loss.",
            "Step forward until a batch goes up the full loss.",
            View(
                "fit",
                "3",
                f"{_DESCENT}0.8&batch_size=3&seed=7&start=3,10&num_steps=30&step=0&cloud=on"
                "&view=0.5,5.5,8,12",
                Claim(loss_above=5),
            ),
            View(
                "fit",
                "28",
                f"{_DESCENT}0.1&batching=full&start=3,10&num_steps=30&step=0&view=0.5,5.5,8,12",
                Claim(loss_below=5),
            ),
        ),
        Lesson(
            "figure-6.5b",
            "Figure 6.5b: batches can lead out of a valley",
            "Can noise be useful?",
            "Gradient descent with batches of 3. With this seed the second path crosses into the"
            " valley of the lowest minimum. It may, but mostly does not: try other seeds.",
            "Try ten seeds, and count how many escape.",
            View(
                "fit",
                "3",
                f"{_DESCENT}0.8&batch_size=3&seed=44&start=-2,20&more_starts=3:10&num_steps=100",
                Claim(path="gradient_descent@2", loss_below=1),
            ),
            View(
                "fit",
                "28",
                f"{_DESCENT}0.1&batching=full&start=-2,20&more_starts=3:10&num_steps=100",
                Claim(path="gradient_descent@2", loss_above=3.5),
            ),
        ),
        Lesson(
            "figure-6.7",
            "Figure 6.7: with and without momentum",
            "Which path is smoother?",
            "The same batches for both rules: momentum averages their gradients, so its path is"
            " smoother.",
            "Raise β, and see the path get smoother still, and later.",
            View(
                "fit",
                "both",
                "optimizers=gradient_descent,momentum_average&batch_size=3"
                "&gradient_descent.learning_rate=0.3&seed=1&num_steps=30"
                "&momentum_average.learning_rate=0.3&start=-2.5,6&more_starts=2:5",
                Claim(loss_below=9),
            ),
            View(
                "fit",
                "without momentum",
                f"{_DESCENT}0.3&batch_size=3&seed=1&num_steps=30&start=-2.5,6&more_starts=2:5",
                Claim(loss_below=9),
            ),
        ),
        Lesson(
            "noise-schedule",
            "A rate that falls",
            "How does a path come to rest in noise?",
            "With a constant rate the noise of each step keeps the path moving about the minimum."
            " A rate that falls lets the noise die away; if it falls too soon, it stops early.",
            "Let the rate fall faster, and find where it is too fast.",
            View(
                "race",
                "decaying rate",
                f"{_NOISE}&schedule=exponential&schedule.transition_steps=20",
                Claim(loss_below=0.05),
            ),
            View("race", "constant rate", _NOISE, Claim(loss_above=0.5)),
        ),
    ),
)
