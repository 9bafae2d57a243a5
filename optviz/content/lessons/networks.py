"""Lessons on gradients in networks, and on the losses of classes."""

from optviz.content.lessons.lesson import Claim, Group, Lesson, View

_DEEP = "layers=4&optimizers=adam&num_steps=200&"

NETWORKS = Group(
    "networks",
    "Gradients in networks",
    (
        Lesson(
            "chain-rule",
            "A unit that no longer learns",
            "When does a sigmoid unit stop learning?",
            "Its slope is f(1 − f): 0.25 where its input is 0, and nearly 0 where f is close to 0"
            " or 1. Whatever the error says, hardly anything arrives at w.",
            "Find the w at which the gradient of b is a tenth of its largest.",
            View("backprop", "w = 0", "example=sigmoid", Claim(says="$f = 0.500000$")),
            View("backprop", "w = 5", "example=sigmoid&w=5", Claim(says="$f = 0.993307$")),
        ),
        Lesson(
            "two-layers",
            "A network by hand",
            "What do a hundred steps do to a whole network?",
            "Two inputs, two hidden units, two outputs, and every number of both passes. With"
            " η = 0.5 a hundred steps lower the loss from 0.298 to 0.006; with 0.05 they have"
            " hardly begun.",
            "Set the steps back to 0, and say which weight the first step moves most.",
            View(
                "backprop",
                "η = 0.5",
                "example=network&learning_rate=0.5&steps=100",
                Claim(says="0.006083131"),
            ),
            View(
                "backprop",
                "η = 0.05",
                "example=network&learning_rate=0.05&steps=100",
                Claim(says="0.126397927"),
            ),
        ),
        Lesson(
            "through-layers",
            "Through ten layers",
            "What is left of a gradient after ten layers?",
            "Every layer multiplies it by w f′(x). For the sigmoid f′ is at most 1/4: ten layers"
            " leave a millionth. ReLU lets it pass whole, where it lets it pass at all.",
            "Find the weight at which the sigmoid's gradient neither shrinks nor grows.",
            View("functions", "ReLU", "activations=relu", Claim(says="| ReLU | 1.0000 | 1 |")),
            View("functions", "sigmoid", "activations=sigmoid&x=0", Claim(says="9.54e-07")),
        ),
        Lesson(
            "vanishing",
            "Vanishing gradients",
            "Why do the first layers learn last?",
            "With sigmoids the gradient of the first layer is a small part of the last one's, and"
            " the border stays where it was; with tanh all layers learn from the first step on.",
            "Add layers, and see how far the gradients come.",
            View("network", "tanh", f"{_DEEP}activation=tanh", Claim()),
            View("network", "sigmoid", f"{_DEEP}activation=sigmoid", Claim()),
        ),
        Lesson(
            "first-weights",
            "First weights",
            "How large should the first weights be?",
            "So large that a layer's values are as spread as those before it. Far smaller ones make"
            " all layers say nearly nothing, and nearly nothing comes back.",
            "Compare with weights that are far too large.",
            View("network", "Xavier", f"{_DEEP}activation=tanh&init=xavier", Claim()),
            View("network", "0.01", f"{_DEEP}activation=tanh&init=small", Claim()),
        ),
        Lesson(
            "coin",
            "What a coin has shown",
            "Which probability of heads explains seven of ten?",
            "The negative log likelihood is least at the share that was seen, 0.7. It needs no"
            " formula for that: the loss says how badly a guess explains the data.",
            "Double heads and tails: what stays, and what does not?",
            View("functions", "θ = 0.7", "topic=coin&theta=0.7", Claim(says="6.1086")),
            View("functions", "θ = 0.5", "topic=coin&theta=0.5", Claim(says="6.9315")),
        ),
        Lesson(
            "softmax",
            "Softmax and its temperature",
            "When does softmax leave no choice?",
            "It turns differences into shares. At a low temperature the largest value takes all,"
            " and the derivatives vanish; at a high one all shares are alike.",
            "Find the temperature at which the second value gets a third.",
            View("functions", "T = 1", "topic=softmax", Claim(says="0.878878")),
            View("functions", "T = 0.2", "topic=softmax&temperature=0.2", Claim(says="0.999955")),
        ),
    ),
)

OVERFITTING = Group(
    "overfitting",
    "Learning too well",
    (
        Lesson(
            "model-size",
            "The size of a model",
            "Is a larger model better?",
            "Degree 5 can follow the truth behind the points; degree 20 follows their noise too."
            " The train loss falls on, the test loss rises.",
            "Find the degree with the lowest test loss.",
            View("regularize", "5", "experiment=model_size&degree=5", Claim(says="**Degree 5:**")),
            View(
                *("regularize", "20", "experiment=model_size&degree=20"),
                Claim(says="**Degree 20:**"),
            ),
        ),
        Lesson(
            "weight-decay",
            "Weight decay",
            "What holds weights that no example asks for?",
            "Twenty examples say nothing about 180 of 200 directions: there the weights stay as"
            " they were drawn, and the test loss with them, unless decay shrinks them.",
            "Find the λ with the lowest test loss.",
            View("regularize", "λ = 3", "weight_decay=3", Claim(says="‖w‖ = 0.3")),
            View("regularize", "λ = 0", "weight_decay=0", Claim(says="‖w‖ = 13.")),
        ),
        Lesson(
            "l1-l2",
            "L1 against L2",
            "Which penalty makes weights exactly 0?",
            "The lowest point within the diamond of L1 often is a corner, where a weight is 0; the"
            " circle of L2 has no corners. With a large radius neither reaches the axis.",
            "Find the largest radius at which the weight with L1 is 0.",
            View("regularize", "r = 1", "experiment=penalties&radius=1", Claim(says="exactly 0")),
            View("regularize", "r = 2", "experiment=penalties&radius=2", Claim()),
        ),
        Lesson(
            "decay-under-adam",
            "Decay under Adam",
            "Is weight decay the same as L2 under Adam?",
            "No: λw in the gradient is divided by its size like all of it, so that steep directions"
            " decay less. AdamW takes the decay out, and all directions shrink alike.",
            "Set λ to 0, and see which paths become one.",
            View("regularize", "λ = 0.1", "experiment=adam&weight_decay=0.1", Claim()),
            View("regularize", "λ = 2", "experiment=adam&weight_decay=2", Claim()),
        ),
    ),
)
