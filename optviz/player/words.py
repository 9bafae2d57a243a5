"""The player's own words: they travel to the browser with the scene."""

from optviz.i18n import Translate


def player_words(t: Translate) -> dict[str, str]:
    """Return every sentence that the player shows or says, translated."""
    return {
        "play": t("Play"),
        "pause": t("Pause"),
        "first": t("To the start"),
        "back": t("Step back"),
        "forward": t("Step forward"),
        "last": t("To the end"),
        "speed": t("Speed"),
        "per_second": t("{rate} steps/s"),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "fit": t("Show the whole window"),
        "timeline": t("Time and view"),
        "paths": t("Paths"),
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
        "stopped_gradient": t("stopped at step {step}: small gradient"),
        "stopped_value": t("stopped at step {step}: loss hardly changes"),
        "description": t(
            "{surface} with the paths of {paths}. Drag the circle to move the start, drag"
            " elsewhere to pan. Space plays, the arrow keys step, plus and minus zoom. The numbers"
            " of the current step are in the table below."
        ),
    }
