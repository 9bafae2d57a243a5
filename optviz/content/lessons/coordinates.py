"""Lessons on rules that give each coordinate a rate of its own."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_WELL = "surface=gaussian_well&start=-0.7,-0.9&"
_DESCENT = "optimizers=gradient_descent&gradient_descent.learning_rate="
_ADAGRAD = "optimizers=adagrad_eps_inside&adagrad_eps_inside.learning_rate="
_RMSPROP = "optimizers=rmsprop_eps_inside&rmsprop_eps_inside.learning_rate="
_TURNED = "surface=quadratic&optimizers=adagrad&adagrad.learning_rate=1&num_steps=40&"

COORDINATES = Group(
    "coordinates",
    "A rate for each coordinate",
    (
        Lesson(
            "adagrad",
            "AdaGrad",
            "Why can AdaGrad take such a large rate?",
            "It divides by the root of all squared gradients so far, so the first step is η long"
            " in every coordinate, and steps get ever shorter. With η = 0.4 they are short before"
            " the minimum is near.",
            "Find the rate with which 20 steps come closest.",
            View(
                *("race", "η = 2", f"{_ADAGRAD}2&num_steps=20"),
                Claim(end=("-0.002295", "0.000000")),
            ),
            View(
                *("race", "η = 0.4", f"{_ADAGRAD}0.4&num_steps=20"),
                Claim(end=("-2.382563", "-0.158591")),
            ),
        ),
        Lesson(
            "adagrad-turned",
            "A ravine across the axes",
            "What if the ravine lies across the axes?",
            "A rate for each coordinate helps only where the valley runs along a coordinate. Turned"
            " by 45° both coordinates see the same gradients, and get the same rate.",
            "Turn the valley slowly, and watch the loss at the end.",
            View("race", "0°", f"{_TURNED}quadratic.rotation=0", Claim(loss_below=1e-3)),
            View("race", "45°", f"{_TURNED}quadratic.rotation=45", Claim(loss_above=0.3)),
        ),
        Lesson(
            "rmsprop",
            "RMSProp",
            "What if old gradients are forgotten?",
            "An average in place of AdaGrad's sum: steps do not die away. With η = 0.4 twenty steps"
            " are enough; with 0.05 all of them are too short.",
            "Make γ larger, and see the first steps grow.",
            View(
                *("race", "η = 0.4", f"{_RMSPROP}0.4&num_steps=20"),
                Claim(end=("-0.010599", "0.000000")),
            ),
            View(*("race", "η = 0.05", f"{_RMSPROP}0.05&num_steps=20"), Claim(loss_above=2)),
        ),
        Lesson(
            "rmsprop-rest",
            "A path that never rests",
            "Why does RMSProp not come to rest?",
            "Near the minimum it divides a small gradient by a small average: every step is about"
            " η long, however near it is. A schedule that lowers η brings it to rest.",
            "Choose another schedule, and see how long it takes.",
            View(
                "race",
                "decaying rate",
                "optimizers=rmsprop&rmsprop.learning_rate=0.4&num_steps=100"
                "&schedule=exponential&schedule.transition_steps=10",
                Claim(loss_below=1e-4),
            ),
            View(
                "race",
                "constant rate",
                "optimizers=rmsprop&rmsprop.learning_rate=0.4&num_steps=100",
                Claim(loss_above=0.1),
            ),
        ),
        Lesson(
            "adam-pitfall",
            "Adam, and a slip in its code",
            "What is wrong with 1 − β in place of 1 − βᵗ?",
            "Dividing by 1 − β at every step is a constant, no correction: the path is that of"
            " another rate. After 20 steps the slip is at (0.131652, 0.447787), Adam itself at"
            " (−1.980, 0.398).",
            "Find the line of the formula in which the two differ.",
            View(
                *("race", "Adam", "optimizers=adam&adam.learning_rate=0.16&num_steps=20"),
                Claim(end=("-1.980180", "0.398413")),
            ),
            View(
                *("pitfalls", "1 − β", "pitfall=adam_power"),
                Claim(path="adam_constant_correction", end=("0.131652", "0.447787")),
            ),
        ),
        Lesson(
            "adam-memory",
            "Adam's two memories",
            "Does Adam need so much momentum?",
            "On a ravine β₁ = 0.9 lets the path swing past the minimum, as momentum does; with 0.5"
            " it comes to rest. With noisy gradients the longer memory is worth its swinging.",
            "Add noise to the gradient, and compare again.",
            View(
                "race",
                "β₁ = 0.5",
                "optimizers=adam&adam.learning_rate=0.5&adam.b1=0.5&num_steps=60",
                Claim(loss_below=1e-12),
            ),
            View(
                *("race", "β₁ = 0.9", "optimizers=adam&adam.learning_rate=0.5&num_steps=60"),
                Claim(loss_above=1e-3),
            ),
        ),
        Lesson(
            "sign-descent",
            "“SGD is Adam with both β = 0”",
            "What is Adam without any memory?",
            "Each gradient is divided by its own size: only the sign is left, and every step is η"
            " long. It ends jumping to and fro beside the minimum; gradient descent comes to rest.",
            "Race both with sign descent, and see which paths are one.",
            View("race", "gradient descent", f"{_DESCENT}0.4&num_steps=60", Claim(loss_below=1e-3)),
            View(
                "race",
                "β₁ = β₂ = 0",
                "optimizers=adam&adam.learning_rate=0.15&adam.b1=0&adam.b2=0&num_steps=60",
                Claim(loss_above=0.02),
            ),
        ),
        Lesson(
            "figure-6.9a",
            "Figure 6.9a: a small learning rate",
            "How long does a plain take?",
            "Where the surface is flat the steps are short: it takes 200 of them to come near the"
            " minimum.",
            "Find the step at which half of the way is done.",
            View(*("race", "200", f"{_WELL}{_DESCENT}0.08&num_steps=200"), Claim(loss_below=1e-3)),
            View(*("race", "40", f"{_WELL}{_DESCENT}0.08&num_steps=40"), Claim(loss_above=0.05)),
        ),
        Lesson(
            "figure-6.9b",
            "Figure 6.9b: a large learning rate",
            "May a rate be fast on the plain and calm in the valley?",
            "Fast across the plain, but it swings from side to side where the valley is narrow.",
            "Find the largest rate at which the swinging dies away.",
            View(
                *("race", "η = 0.4", f"{_WELL}{_DESCENT}0.4&num_steps=40"), Claim(loss_below=1e-3)
            ),
            View(*("race", "η = 1", f"{_WELL}{_DESCENT}1.0&num_steps=40"), Claim(loss_above=0.05)),
        ),
        Lesson(
            "figure-6.9c",
            "Figure 6.9c: the normalized gradient",
            "What if only the sign of the gradient counts?",
            "Every step has the same length in both coordinates, however steep the surface: "
            "the path goes straight ahead, and then to and fro around the minimum.",
            "Say how far from the minimum it ends, before you measure it.",
            View(
                "race",
                "η = 0.08",
                f"{_WELL}optimizers=normalized_gradient&num_steps=40"
                "&normalized_gradient.learning_rate=0.08",
                Claim(loss_below=0.01),
            ),
            View(
                "race",
                "η = 0.3",
                f"{_WELL}optimizers=normalized_gradient&num_steps=40"
                "&normalized_gradient.learning_rate=0.3",
                Claim(loss_above=0.1),
            ),
        ),
        Lesson(
            "figure-6.9d",
            "Figure 6.9d: Adam",
            "How do even steps come to rest?",
            "The averages of the gradient and of its square: even steps that come to rest. At a"
            " tenth of the rate they are a tenth as long, whatever the slope.",
            "Say how long the first step is, before you look.",
            View(
                "race",
                "η = 0.05",
                f"{_WELL}optimizers=adam&num_steps=60&adam.learning_rate=0.05&adam.b2=0.99",
                Claim(loss_below=0.01),
            ),
            View(
                "race",
                "η = 0.005",
                f"{_WELL}optimizers=adam&num_steps=60&adam.learning_rate=0.005&adam.b2=0.99",
                Claim(loss_above=0.5),
            ),
        ),
    ),
)
