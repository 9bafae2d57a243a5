"""Lessons on surfaces with several places to end: starts, saddles, plateaus."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_DESCENT = "optimizers=gradient_descent&gradient_descent.learning_rate="
_SADDLE = "surface=saddle&optimizers=gradient_descent&start="
_HILLS = "surface=styblinski_tang&start=0.6,4&"

PLACES = Group(
    "places",
    "Starts, saddles, plateaus",
    (
        Lesson(
            "four-minima",
            "Four minima",
            "What decides in which minimum a path ends?",
            "The start: beside each other, two starts can lie in the basins of different minima."
            " Here all four are equally deep.",
            "Find starts for the two other minima.",
            View(
                *("race", "(0, 0)", f"surface=himmelblau&{_DESCENT}0.01&start=0,0"),
                Claim(end=("3.0000", "2.0000")),
            ),
            View(
                *("race", "(0, −1)", f"surface=himmelblau&{_DESCENT}0.01&start=0,-1"),
                Claim(end=("3.5844", "-1.8481")),
            ),
        ),
        Lesson(
            "over-the-hill",
            "Over the hill",
            "Can a path leave a minimum that is not the best?",
            "Gradient descent stops in the first one. Momentum may roll on, over a low hill into a"
            " deeper one; there is no promise that it does.",
            "Find a β at which it stays in the first minimum.",
            View(
                "race",
                "momentum",
                f"{_HILLS}optimizers=momentum&momentum.learning_rate=0.02&momentum.decay=0.9"
                "&num_steps=100",
                Claim(loss_below=-64),
            ),
            View(
                *("race", "gradient descent", f"{_HILLS}{_DESCENT}0.02&num_steps=100"),
                Claim(loss_above=-51),
            ),
        ),
        Lesson(
            "saddle",
            "A saddle",
            "What happens exactly on the ridge?",
            "There the gradient points to the saddle and nowhere else: the path ends at it. A"
            " thousandth beside the ridge is enough to leave, but it takes its time.",
            "Add a little noise to the gradient, and start on the ridge again.",
            View("race", "x₂ = 0.001", f"{_SADDLE}-2.5,0.001", Claim(loss_below=-50)),
            View("race", "x₂ = 0", f"{_SADDLE}-2.5,0", Claim(loss_above=0)),
        ),
        Lesson(
            "plateau",
            "A plateau",
            "How can a path cross a plain without a slope?",
            "Gradient descent steps as far as the slope is steep: on the plain it stands still."
            " Adam divides the slope by its own size, and walks on.",
            "Find a rate at which gradient descent crosses the plain as well.",
            View(
                *("race", "Adam", "surface=plateau&optimizers=adam&num_steps=100"),
                Claim(loss_below=0.01),
            ),
            View(
                "race",
                "gradient descent",
                "surface=plateau&optimizers=gradient_descent&num_steps=100",
                Claim(loss_above=0.4),
            ),
        ),
        Lesson(
            "newton-maximum",
            "Newton's method and a maximum",
            "Does Newton's method look for minima?",
            "No: for points without a slope. From here the nearest is a maximum. With the sizes of"
            " the curvatures in place of the curvatures every step goes down.",
            "Move the start until both methods find the same minimum.",
            View(
                "race",
                "|H|",
                "surface=himmelblau&optimizers=absolute_newton&num_steps=10&start=0,0",
                Claim(loss_below=1e-20),
            ),
            View(
                "race",
                "H",
                "surface=himmelblau&optimizers=newton&num_steps=10&start=0,0",
                Claim(loss_above=181),
            ),
        ),
    ),
)
