"""What tutorials get wrong: each misprint as a race against the correct rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from optviz.content.page_defaults import PageDefaults


@dataclass(frozen=True)
class Pitfall:
    """A misprint, where it shows, and its correction.

    `defaults` is the race in which it shows: the wrong rule first, the correct one second, then
    others worth comparing. `lesson` says what goes wrong; `correction` names the source of the
    correct rule. `in_packages` says which package makes it real, if one does: a sentence, and the
    link to its path on the page of dialects.
    """

    id: str
    title: str
    lesson: str
    correction: str
    defaults: PageDefaults
    in_packages: tuple[str, Mapping[str, str]] | None = None


PITFALLS: dict[str, Pitfall] = {
    pitfall.id: pitfall
    for pitfall in (
        Pitfall(
            id="adam_power",
            title="Adam without the power t",
            lesson="A code listing divides by 1 − β instead of 1 − βᵗ at every step. That is not a"
            " correction but a constant: but for ε the path is that of Adam without any correction"
            " at √(1 − β₂)/(1 − β₁) = 0.316 times the learning rate, as the third path shows. It"
            " prints (0.131652, 0.447787) after 20 steps; correct Adam is at (−1.980, 0.398).",
            correction="Kingma and Ba 2015, algorithm 1",
            in_packages=(
                "MLX leaves out Adam's correction unless bias_correction is on: its first step"
                " is 3.16 η.",
                {"family": "adam"},
            ),
            defaults=PageDefaults(
                2,
                "ravine",
                ("adam_constant_correction", "adam", "adam_without_correction"),
                20,
                {
                    "adam_constant_correction.learning_rate": 0.16,
                    "adam.learning_rate": 0.16,
                    "adam_without_correction.learning_rate": 0.16 * 0.001**0.5 / 0.1,
                },
            ),
        ),
        Pitfall(
            id="adam_times_gradient",
            title="Adam times the gradient",
            lesson="Some notes multiply Adam's step by g once more and forget the hats. The step"
            " then grows with the gradient instead of being freed from its size: where the slope"
            " is steep it overshoots, the slope gets steeper, and the path diverges.",
            correction="Kingma and Ba 2015, algorithm 1",
            in_packages=(
                "Thinc cuts every gradient to length 1 before Adam sees it.",
                {"family": "adam"},
            ),
            defaults=PageDefaults(
                2,
                "ravine",
                ("adam_times_gradient", "adam"),
                20,
                {"adam_times_gradient.learning_rate": 1.0, "adam.learning_rate": 1.0},
            ),
        ),
        Pitfall(
            id="adagrad_without_gradient",
            title="AdaGrad without the gradient",
            lesson="Without the factor g nothing says which way is down: every coordinate decreases"
            " at every step, whatever the slope. From this start that leads away from the minimum,"
            " and never ends; move the start to the other side and the path walks past it.",
            correction="Duchi, Hazan and Singer 2011",
            in_packages=(
                "Optax's adadelta called without a rate climbs, and TensorFlow.js's adadelta"
                " is plain gradient descent.",
                {"family": "adadelta", "set": "defaults"},
            ),
            defaults=PageDefaults(
                2,
                "ravine",
                ("adagrad_without_gradient", "adagrad"),
                40,
            ),
        ),
        Pitfall(
            id="nesterov_point",
            title="Nesterov's look-ahead at the wrong point",
            lesson="The first printing looks ahead by ηm, although the momentum part of the next"
            " step is only ηβm. At learning rate 0.6 and β = 0.5 the printed form diverges on the"
            " ravine where the corrected one converges.",
            correction="Prince, Understanding Deep Learning, errata of equation 6.12",
            in_packages=(
                "Chainer's NesterovAG has the new buffer in a formula that was written for the"
                " old one.",
                {"family": "nesterov"},
            ),
            defaults=PageDefaults(
                2,
                "ravine",
                ("nesterov_as_printed", "nesterov_average"),
                20,
                {
                    "nesterov_as_printed.learning_rate": 0.6,
                    "nesterov_as_printed.decay": 0.5,
                    "nesterov_average.learning_rate": 0.6,
                    "nesterov_average.decay": 0.5,
                },
            ),
        ),
        Pitfall(
            id="eps_inside",
            title="ε inside or outside the root",
            lesson="√(g² + ε) and √(g²) + ε look alike but are not: inside the root ε acts like its"
            " square root, 0.2 instead of 0.04 here. Far from the minimum both take steps of about"
            " one learning rate; near it the inside form shrinks its steps much earlier and settles"
            " where the other goes on zigzagging. Both are in use, so results can be compared only"
            " when the form is named.",
            correction="Prince, Understanding Deep Learning, equation 6.14",
            in_packages=(
                "In RMSprop some packages have ε inside the root, some outside.",
                {"family": "rmsprop"},
            ),
            defaults=PageDefaults(
                2,
                "gaussian_well",
                ("normalized_eps_inside", "normalized_gradient"),
                60,
                {
                    "normalized_eps_inside.learning_rate": 0.08,
                    "normalized_eps_inside.eps": 0.04,
                    "normalized_gradient.learning_rate": 0.08,
                    "normalized_gradient.eps": 0.04,
                },
            ),
        ),
        Pitfall(
            id="sgd_is_not_adam",
            title="“SGD is Adam with β = γ = 0”",
            lesson="With both decays at 0 Adam divides the gradient by its own size: only the sign"
            " is left. The path is that of sign descent, not of gradient descent. What does lead"
            " to gradient descent is β₁ = 0 and a very large ε with η = εη₀.",
            correction="Choi et al. 2019, On Empirical Comparisons of Optimizers",
            in_packages=(
                "A rule by a famous name may even stand still: one package's RAdam waits for"
                " five steps.",
                {"family": "radam"},
            ),
            defaults=PageDefaults(
                2,
                "ravine",
                ("gradient_descent", "sign_descent", "adam"),
                60,
                {
                    "sign_descent.learning_rate": 0.15,
                    "adam.learning_rate": 0.15,
                    "adam.b1": 0.0,
                    "adam.b2": 0.0,
                },
            ),
        ),
        Pitfall(
            id="momentum_conventions",
            title="Three conventions of momentum",
            lesson="No misprint, but a trap: the same two slider values mean steps of different"
            " size. For a constant learning rate the accumulating and the velocity form give the"
            " same path, and the averaging form gives it at the learning rate η/(1 − β), ten times"
            " as much for β = 0.9. Under a schedule the velocity form goes its own way, because its"
            " velocity remembers the old rates: choose a schedule below and see.",
            correction="Goodfellow et al. 2016, algorithm 8.2; Prince, equation 6.11",
            in_packages=(
                "Autograd's sgd averages, others accumulate: ten times the step by the same"
                " two numbers.",
                {"family": "momentum"},
            ),
            defaults=PageDefaults(
                2,
                "ravine",
                ("momentum", "momentum_average", "momentum_velocity"),
                50,
            ),
        ),
    )
}
