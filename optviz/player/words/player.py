"""The player's own words: they travel to the browser with the scene."""

from optviz.i18n import Translate
from optviz.player.words.explained import explained_words
from optviz.player.words.heat import heat_words
from optviz.player.words.predict import predict_words


def player_words(t: Translate) -> dict[str, str]:
    """Return every sentence that the player shows or says, translated."""
    return {
        **time_words(t),
        **heat_words(t),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "fit": t("Show the whole window"),
        "fit_paths": t("Fit the view to the paths"),
        "grown": t("fitted to the paths"),
        "paths": t("Paths"),
        "start_hint": t("drag to move the start"),
        "tools": t("View tools"),
        "toggle": t("Show or hide this path"),
        "numbers": t("Numbers at this step"),
        "step": t("step"),
        "steps": t("step"),
        "loss": t("loss"),
        "grad_norm": t("gradient norm"),
        "log_axis": t("log axis"),
        "evaluations": t("evaluations"),
        "by_evaluations": t("Against evaluations"),
        "linear_axis": t("linear axis"),
        "rate": t("learning rate"),
        "left": t("left at step {step}, now |{point}| = {norm}"),
        "diverged": t("diverged at step {step}"),
        "not_finite": t("not finite from step {step}"),
        "no_gradient": t("ends at step {step}: no gradient there"),
        "undefined": t("undefined here"),
        "free_axes": t("axes to different scales"),
        "free_axes_described": t(
            "The axes have different scales: arrows of different directions cannot be compared in"
            " length, and the gradient is not at right angles to the contours."
        ),
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
        **predict_words(t),
        **explained_words(t),
        **_screen_words(t),
        **_pad_words(t),
        **_space_words(t),
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


def _screen_words(t: Translate) -> dict[str, str]:
    return {
        "projector": t("Projector"),
        "pin": t("Pin this run"),
        "pinned": t("Faint: the pinned run, with {settings}."),
        "pinned_same": t("Pinned: change a setting, and this run stays as a faint path."),
        "start": t("start"),
        "full_screen": t("Full screen"),
        "keys": t("Keys"),
        "close": t("Close"),
        "key_step": t("One step back or forward"),
        "key_ten": t("Ten steps forward or back"),
        "key_ends": t("To the start or the end"),
        "key_view": t("Zoom in, zoom out, show the whole window"),
        "key_turn": t("Turn the landscape, in 3-D"),
        "key_undo": t("Undo or redo a setting, as the browser's back and forward do"),
    }


def _pad_words(t: Translate) -> dict[str, str]:
    return {
        "pad": t("Drag pad"),
        "pad_across": t("Across"),
        "pad_up": t("Up"),
        "pad_name": t("{rule}: {name}"),
        "pad_nothing": t("nothing"),
    }


def _event_words(t: Translate) -> dict[str, str]:
    return {
        "events": t("Events"),
        "event_marks": t(
            "Under the timeline each path has a row of marks: a small stroke where its loss rises"
            " or a coordinate turns back, its own sign where it leaves the window, diverges, ends,"
            " passes a saddle, enters a bowl or its averages have warmed up. A click goes there."
        ),
        "event_before": t("Previous event"),
        "event_after": t("Next event"),
        "event_rise": t("the loss rises"),
        "event_swing": t("{coordinate} turns back"),
        "event_left": t("leaves the window"),
        "event_diverged": t("diverges"),
        "event_no_gradient": t("ends where there is no gradient"),
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
        "edge": t("lowest point, at the edge"),
        "count_minimum": t("minima: {count}"),
        "count_saddle": t("saddles: {count}"),
        "count_maximum": t("maxima: {count}"),
        "count_degenerate": t("degenerate points: {count}"),
        "count_edge": t("lower than these at the edge: {count}"),
        "none_found": t("none found in this window"),
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
        "edge_told": t("{kind} at {point}: value {value}; no minimum in the window is as low"),
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


def _space_words(t: Translate) -> dict[str, str]:
    return {
        "space": t("3-D"),
        "height_linear": t("height: value"),
        "height_bent": t("height: value, the low ones stretched"),
        "height_cut": t("cut open at the top"),
        "height_cut_below": t("cut open at the bottom"),
        "space_description": t(
            "{surface} in three dimensions with the paths of {paths}, turned by {azimuth}°, seen"
            " from {elevation}° above the ground. Drag, or press the arrow keys with Shift, to"
            " turn it; plus and minus zoom, 0 turns it back. What the surface hides is faint."
            " The numbers of the current step are in the table below."
        ),
    }
