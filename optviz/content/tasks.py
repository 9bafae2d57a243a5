"""What to look for on each page and each of its topics, and one small thing to try there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """What to look for, and what to try: a sentence each."""

    look: str
    attempt: str


# By the name of a page, or of a page and a topic of it.
TASKS = {
    "race": Task(
        "Look at how each path takes the valley: across it, along it, or past its end.",
        "Raise gradient descent's rate until it bounces between the walls.",
    ),
    "maps": Task(
        "Look at where the runs converge, and how sharp the edge of that region is.",
        "Click a cell just beyond the edge, and watch what its run does.",
    ),
    "maps:race": Task(
        "Look at how far apart the curves are when every rule has its own best setting.",
        "Ask for a smaller share of the loss, and see whose order changes.",
    ),
    "maps:seeds": Task(
        "Look at how wide the bands are: that much of a single run is luck.",
        "Lower the learning rate until the runs end closer together.",
    ),
    "curve": Task(
        "Look at where the next point lies on the curve: before the minimum, beyond it, or higher.",
        "Find the rate from which on every step goes up.",
    ),
    "fit": Task(
        "Look at the point on the map and the curve beside it: they are one model.",
        "Move the start into another valley.",
    ),
    "network": Task(
        "Look at the border between the colors: it shows what a network has learned by this step.",
        "Set two layers to one unit each, and see what the border can no longer do.",
    ),
    "pitfalls": Task(
        "Look at where the paths of the two rules part.",
        "Find the line of the formula that does it.",
    ),
    "dialects": Task(
        "Look at which packages share a path, and where the others leave it.",
        "Choose each package's defaults, and see how many paths are left together.",
    ),
    "backprop:multiply": Task(
        "Look at what comes back along each edge: the incoming gradient times the other factor.",
        "Set y to 0, and say before you step which gradient vanishes.",
    ),
    "backprop:sigmoid": Task(
        "Look at how values go right and gradients come back, one node at a step.",
        "Work out ∂f/∂w before the last step shows it.",
    ),
    "backprop:line": Task(
        "Look at where w and b get their gradients from: three of them arrive, and are added.",
        "Raise the learning rate until a step of descent makes the loss larger.",
    ),
    "backprop:network": Task(
        "Look at the gradients on their way back: they shrink from layer to layer.",
        "Take a step of descent, and see by how much each weight moves.",
    ),
    "backprop:formula": Task(
        "Look at how a formula falls into operations, each of which knows its own derivative.",
        "Write a formula in which x occurs twice, and find both ways back to it.",
    ),
    "backprop:shapes": Task(
        "Look at the shape of each derivative: first the value's, then the argument's.",
        "Predict the shape of the derivative of a matrix with respect to a vector.",
    ),
    "functions:activations": Task(
        "Look at the slopes: where one is near 0, no gradient gets through.",
        "Move x to −4, and find the activations that still let one pass.",
    ),
    "functions:softmax": Task(
        "Look at how the largest value takes its share from all others.",
        "Lower the temperature until one bar has everything.",
    ),
    "functions:regression": Task(
        "Look at the slopes: one grows with the error, the other does not.",
        "Make one prediction far off, and see which mean follows it.",
    ),
    "functions:coin": Task(
        "Look at where the loss is least: at the share of heads that was seen.",
        "Double heads and tails, and see what stays and what grows steeper.",
    ),
    "functions:nll": Task(
        "Look at the entries with a mark: only these make the loss.",
        "Change a true class, and find the number that takes part now.",
    ),
    "functions:ce": Task(
        "Look at the gradient: the probabilities, less 1 at the true class, over the rows.",
        "Make the logit of a true class 10, and see its row of the gradient vanish.",
    ),
    "functions:binary": Task(
        "Look at the gradients: each is a probability less its target, over the examples.",
        "Give the example with the target 1 the logit −8, and see how hard it is corrected.",
    ),
    "functions:information": Task(
        "Look at the cross-entropy: it is never below the entropy.",
        "Make q equal to p, and see the divergence vanish.",
    ),
    "regularize:weight_decay": Task(
        "Look at the test loss with decay and without it (λ = 0): the train loss tells nothing.",
        "Find the λ with the lowest test loss.",
    ),
    "regularize:penalties": Task(
        "Look at where the minimum lies: often in a corner of the diamond; the circle has none.",
        "Shrink the radius until a weight with L1 is exactly 0.",
    ),
    "regularize:adam": Task(
        "Look at where each path ends: AdamW's does not end at the minimum with the penalty.",
        "Set λ to 0, and see which paths become one.",
    ),
    "regularize:dropout": Task(
        "Look at the averages over many masks: they lie on the numbers themselves.",
        "Raise p, and see what grows: not the averages, but their spread.",
    ),
    "regularize:dropout_network": Task(
        "Look at the test loss with dropout and without it (p = 0).",
        "Find the rate from which on the network cannot follow the truth.",
    ),
    "regularize:model_size": Task(
        "Look at both losses: beyond some degree only the train loss still falls.",
        "Find the degree with the lowest test loss, then double the examples.",
    ),
}
