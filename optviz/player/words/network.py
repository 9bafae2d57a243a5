"""The words of the Network page's pictures: they travel to the browser with the race."""

from optviz.i18n import Translate
from optviz.player.words.player import time_words


def network_words(t: Translate) -> dict[str, str]:
    """Return every sentence that the pictures show or say, translated."""
    return {
        **time_words(t),
        "paths": t("Paths"),
        "toggle": t("Show or hide this path"),
        "numbers": t("Numbers at this step"),
        "step": t("step"),
        "log_axis": t("log axis"),
        "linear_axis": t("linear axis"),
        "diverged": t("diverged at step {step}"),
        "curves": t("Loss and accuracy"),
        "train_loss": t("training loss"),
        "test_loss": t("test loss"),
        "train_accuracy": t("training accuracy"),
        "test_accuracy": t("test accuracy"),
        "tested": t("test {value}"),
        "objective": t("loss being minimized"),
        "map_of_step": t("at step {step}"),
        "fitted": t("Fitted curve"),
        "layers": t("Layer by layer"),
        "layer": t("layer"),
        "layer_number": t("layer {number}"),
        "layer_grad": t("gradient norm"),
        "layer_mean": t("mean of activations"),
        "layer_deviation": t("spread of activations"),
        "layer_flat": t("saturated share"),
        "layers_now": t(
            "At this step, depth by depth: the gradient of each layer's weights, the mean and the"
            " standard deviation of its activations, and the share of them that is saturated,"
            " where the activation's slope is below a tenth of its largest."
        ),
        "layers_history": t(
            "Gradient norm of each layer over time: the deeper the layer, the stronger the line."
        ),
        "inputs": t("inputs"),
        "weights": t("The network and its weights"),
        "network_of": t("Network of"),
        "weights_key": t(
            "Orange and solid: positive. Blue, dashed or with a minus: negative. The last row of"
            " each layer's weights are the biases; a unit's fill is its bias, too."
        ),
        "slice": t("A slice of the loss"),
        "distance": t("distance from the plane"),
        "in_plane": t("loss in the plane"),
        "true_and_slice": t("loss being minimized, and in the plane (pale)"),
        "held": t(
            "{share} % of the path's length lies in this plane. The paths are only projected "
            "onto it: where they are far from it, the loss below them is not theirs. The ring "
            "is at the first weights, which all share."
        ),
        **_descriptions(t),
    }


def _descriptions(t: Translate) -> dict[str, str]:
    """What the pictures say to those who do not see them."""
    return {
        "describe_binary": t(
            "Decision maps of {rules}: the color says which class the network sees and how "
            "surely, the line is where it is undecided. Filled points are for training, hollow"
            " ones for testing."
        ),
        "describe_squares": t(
            "The curves of {rules} over the data. Filled points are for training, hollow ones "
            "for testing."
        ),
        "describe_classes": t(
            "Digits that were not used for training, and what the networks of {rules} read."
        ),
        "describe_drawing": t("The network: circles are units, lines are weights."),
        "describe_weights": t("The weights of each layer as a picture, a column for each unit."),
        "describe_slice": t(
            "The loss on a plane through the parameters, with the paths of {rules}."
        ),
    }
