"""The player's own words: they travel to the browser with the scene."""

from optviz.i18n import Translate


def player_words(t: Translate) -> dict[str, str]:
    """Return every sentence that the player shows or says, translated."""
    return {
        **time_words(t),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "fit": t("Show the whole window"),
        "paths": t("Paths"),
        "tools": t("Ways of looking"),
        "toggle": t("Show or hide this path"),
        "numbers": t("Numbers at this step"),
        "step": t("step"),
        "loss": t("loss"),
        "grad_norm": t("gradient norm"),
        "log_axis": t("log axis"),
        "linear_axis": t("linear axis"),
        "rate": t("learning rate"),
        "left": t("left at step {step}, now |θ| = {norm}"),
        "diverged": t("diverged at step {step}"),
        "not_finite": t("not finite from step {step}"),
        "undefined": t("undefined here"),
        "hatched": t("Where it is hatched, the surface is undefined."),
        "stopped_gradient": t("stopped at step {step}: small gradient"),
        "stopped_value": t("stopped at step {step}: loss hardly changes"),
        "data_and_model": t("Data and model"),
        "batch_loss": t("Loss of this step's batch"),
        "losses_there": t("loss {loss}, this batch {batch}"),
        "epoch_and_batch": t("epoch {epoch} · batch {batch} of {batches}"),
        "iteration": t("iteration {iteration}"),
        "cloud_all": t("dots: the next point after each of the {total} possible batches"),
        "cloud_some": t("dots: the next point after {drawn} of the {total} possible batches"),
        "describe_data": t(
            "The data and, at the current step, the model's curves of {paths}. Filled points are in"
            " this step's batch, hollow ones are not."
        ),
        "describe_batch": t(
            "The loss of the current step's batch alone, over the same parameters as the large"
            " picture, with the paths of {paths}."
        ),
        "description": t(
            "{surface} with the paths of {paths}. Drag the circle to move the start, drag"
            " elsewhere to pan. Space plays, the arrow keys step, plus and minus zoom. The numbers"
            " of the current step are in the table below."
        ),
        **_event_words(t),
        **_critical_words(t),
        **_curvature_words(t),
    }


def time_words(t: Translate) -> dict[str, str]:
    """The words of the controls of time."""
    return {
        "play": t("Play"),
        "pause": t("Pause"),
        "first": t("To the start"),
        "back": t("Step back"),
        "forward": t("Step forward"),
        "last": t("To the end"),
        "speed": t("Speed"),
        "per_second": t("{rate} steps/s"),
        "timeline": t("Time and view"),
    }


def _event_words(t: Translate) -> dict[str, str]:
    return {
        "events": t("Events"),
        "event_before": t("Previous event"),
        "event_after": t("Next event"),
        "event_rise": t("the loss rises"),
        "event_swing": t("{coordinate} turns back"),
        "event_left": t("leaves the window"),
        "event_diverged": t("diverges"),
        "event_bowl": t("from here on the surface curves up in every direction"),
        "event_saddle": t("passes a saddle"),
        "event_warm": t("the average of the gradient has warmed up"),
        "event_stopped": t("stops"),
    }


def _critical_words(t: Translate) -> dict[str, str]:
    return {
        "critical": t("Critical points"),
        "minimum": t("minimum"),
        "saddle": t("saddle"),
        "maximum": t("maximum"),
        "degenerate": t("degenerate point"),
        "count_minimum": t("minima: {count}"),
        "count_saddle": t("saddles: {count}"),
        "count_maximum": t("maxima: {count}"),
        "count_degenerate": t("degenerate points: {count}"),
        "complete": t(
            "The gradient's winding number around the window, {winding}, agrees with this count."
        ),
        "incomplete": t(
            "The list may be incomplete: it does not account for the gradient's winding number"
            " around the window, {winding}."
        ),
        "complete_ends": t("The slopes at the ends of the window agree with this count."),
        "incomplete_ends": t(
            "The list may be incomplete: the slopes at the ends of the window do not agree with it."
        ),
        "unchecked": t(
            "The list may be incomplete: the gradient vanishes, is undefined or changes too fast"
            " somewhere on the window's border."
        ),
        "convex": t("No negative curvature in the window: as far as a grid can tell, convex."),
        "not_convex": t("Not convex: the lowest curvature in the window is {lowest}."),
        "choose_point": t("Choose a point"),
        "point_told": t("{kind} at {point}: value {value}, eigenvalues {eigenvalues}"),
        "tip_told": t("{kind} at {point}: value {value}; a tip, where there is no gradient"),
        "critical_description": t("Marked critical points: {counts}."),
    }


def _curvature_words(t: Translate) -> dict[str, str]:
    return {
        "curvature": t("Curvature at this step"),
        "direction": t("direction {number}"),
        "degrees": t("λ = {value} at {angle}°"),
        "regime": t("{curvature}: {regime}"),
        "bound": t("2/λmax"),
        "own_bound": t("this rule's bound"),
        "flat": t("flat"),
        "monotone": t("monotone"),
        "oscillating": t("oscillating"),
        "diverging": t("diverging"),
        "away": t("moves away (negative curvature)"),
        "like_descent": t("what gradient descent would do at this rate"),
    }
