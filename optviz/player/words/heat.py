"""The words of a map beside the player."""

from optviz.i18n import Translate


def heat_words(t: Translate) -> dict[str, str]:
    """Return every sentence that a map shows or says, translated."""
    return {
        "heat": t("Map of runs"),
        "heat_hint": t(
            "Click a cell to set it and play its run; the arrow keys go from cell to cell, Enter"
            " sets one, plus and minus zoom, 0 shows all."
        ),
        "heat_converged": t("converged at step {step}"),
        "heat_stuck": t("came to rest elsewhere"),
        "heat_oscillating": t("still oscillates"),
        "heat_under_way": t("still under way"),
        "heat_diverged": t("diverged at step {step}"),
        "heat_undefined": t("diverged"),
        "heat_reached": t("minimum {number} at ({x}, {y})"),
        "heat_loss": t("loss {loss}"),
        "heat_fragile": t("depends on the last digit"),
        "heat_corrected": t("its own run decides: computed beside others, it ended differently"),
        "heat_coming": t("The map is being computed …"),
        "heat_steps": t("steps"),
        "legend_converged": t("converged"),
        "legend_stuck": t("at rest elsewhere"),
        "legend_oscillating": t("oscillating"),
        "legend_under_way": t("under way"),
        "legend_diverged": t("diverged"),
        "legend_fragile": t("depends on the last digit"),
        "legend_bound": t("stability bound"),
        "legend_best": t("best in theory"),
        "legend_present": t("present setting"),
    }
