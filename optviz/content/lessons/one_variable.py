"""Lessons on one number to choose: the learning rate, on functions of one variable."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_TEN = "num_steps=10&"  # as many as in the books that print these numbers
_RATE = "gradient_descent.learning_rate="
_WAVES = "surface=x_cos&"

ONE_VARIABLE = Group(
    "one-variable",
    "One variable, one learning rate",
    (
        Lesson(
            "rate",
            "A learning rate that works",
            "How far may a step go?",
            "On x² each step multiplies x by 1 − 2η: by 0.6 for η = 0.2, so x shrinks; by −1.2 for"
            " η = 1.1, so it changes sides and grows.",
            "Find the rate at which the first step already ends at the minimum.",
            View("curve", "η = 0.2", f"{_TEN}{_RATE}0.2", Claim(end=("0.060466",))),
            View("curve", "η = 1.1", f"{_TEN}{_RATE}1.1", Claim(end=("61.917364",))),
        ),
        Lesson(
            "rate-too-small",
            "A learning rate that is too small",
            "What does caution cost?",
            "With η = 0.05 each step takes off a tenth of x only: after ten steps more than a third"
            " of the way is left. Nothing goes wrong, but every step has to be paid for.",
            "Count the steps that η = 0.05 needs until |x| is below 0.1.",
            View("curve", "η = 0.2", f"{_TEN}{_RATE}0.2", Claim(loss_below=0.01)),
            View("curve", "η = 0.05", f"{_TEN}{_RATE}0.05", Claim(end=("3.486784",))),
        ),
        Lesson(
            "rate-beyond",
            "Beyond the minimum",
            "With η = 0.9, on which side of the minimum is the next point?",
            "The factor is 1 − 2 · 0.9 = −0.8: the point jumps to the other side, but not as far"
            " out. At η = 1 it is −1, and the point jumps to and fro for ever.",
            "Guess the next three points in a row.",
            View(
                *("curve", "η = 0.9", f"{_TEN}{_RATE}0.9&step=2&predict=1"),
                Claim(end=("1.073742",)),
            ),
            View("curve", "η = 1", f"{_TEN}{_RATE}1&step=2&predict=1", Claim(end=("10",))),
        ),
        Lesson(
            "local-minimum",
            "A local minimum",
            "Does a larger rate find the better minimum?",
            "x·cos(cx) has a minimum in every wave, the deeper the farther out. From x = 10 small"
            " steps end in the nearest; large ones leap over it, into a wave that is less deep.",
            "Move the start, and find a third minimum.",
            View(
                *("curve", "η = 0.5", f"{_WAVES}{_RATE}0.5&num_steps=20"),
                Claim(loss_below=-6.9, end=("7.269388",)),
            ),
            View(
                *("curve", "η = 2", f"{_TEN}{_WAVES}{_RATE}2"),
                Claim(loss_above=-1.2, end=("-1.528166",)),
            ),
        ),
        Lesson(
            "newton-uphill",
            "Newton's method can go uphill",
            "Where does Newton's method go?",
            "It goes to the next point without a slope, and where the curve bends down that is a"
            " maximum. Half a step ends in a minimum here, but that is luck.",
            "Choose the method with |H| in place of H, and see where it goes.",
            View(
                "curve",
                "η = 0.5",
                f"{_TEN}{_WAVES}optimizers=newton&newton.learning_rate=0.5",
                Claim(loss_below=-6.9, end=("7.2699",)),
            ),
            View(
                "curve",
                "η = 1",
                f"{_TEN}{_WAVES}optimizers=newton&newton.learning_rate=1",
                Claim(loss_above=26, end=("26.8341",)),
            ),
        ),
        Lesson(
            "three-points",
            "Three points, one parameter",
            "What is minimized when a line is fitted?",
            "The slope is known, the intercept is not: the loss is a parabola, and so are the"
            " losses of single points.",
            "Drag the start to the intercept that you think best, then play.",
            View(
                "fit",
                "η = 0.05",
                f"surface=intercept_fit&optimizers=gradient_descent&{_RATE}0.05&batching=full"
                "&num_steps=20&step=3",
                Claim(end=("1.165",)),
            ),
            View(
                "fit",
                "η = 0.4",
                f"surface=intercept_fit&optimizers=gradient_descent&{_RATE}0.4&batching=full"
                "&num_steps=20",
                Claim(diverges=True),
            ),
        ),
    ),
)
