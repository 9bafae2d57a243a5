"""The words of the explanation of a step."""

from optviz.i18n import Translate


def explained_words(t: Translate) -> dict[str, str]:
    """What is said of one step: its arrows, its film and the views along it."""
    return {
        "explain": t("Why this step?"),
        "explained_path": t("Explained path"),
        "arrows": t("Arrows"),
        "arrow_downhill": t("downhill"),
        "arrow_momentum": t("momentum"),
        "arrow_look_ahead": t("look-ahead"),
        "arrow_gradient": t("gradient"),
        "arrow_unscaled": t("unscaled"),
        "arrow_scaling": t("scaling"),
        "arrow_model": t("quadratic model"),
        "arrow_trials": t("trial points"),
        "arrow_update": t("step"),
        "film": t("Film"),
        "film_of_step": t("Film of this step"),
        "stop": t("Stop"),
        "stop_film": t("Stop the film"),
        "zoom": t("Zoom"),
        "zoom_to_step": t("Zoom to this step"),
        "explain_further": t("Along the step ↓"),
        "film_downhill": t("Downhill is against the gradient, at right angles to the contour."),
        "film_momentum": t("What is left of the earlier steps: the momentum, a little decayed."),
        "film_look_ahead": t("Where momentum alone would lead: the look-ahead point."),
        "film_gradient": t("The gradient's own part is added to it."),
        "film_unscaled": t("The step if every coordinate had the same learning rate."),
        "film_scaling": t(
            "Each coordinate gets a rate of its own: less where gradients were large."
        ),
        "film_model": t("The quadratic model of the surface here; the step leads to its middle."),
        "film_trials": t("The search tries points along the line until one is good enough."),
        "film_update": t("This is the step that is taken."),
        "film_taken": t("Step {step}: the loss goes from {before} to {after}."),
        "no_step": t("From step {step} on, {path} is at no point: no step can be explained."),
        "no_lines": t("This rule comes from another library: only its update is known here."),
        "along": t("loss along the step"),
        "in_steps": t("steps"),
        "effective_rates": t("effective learning rate"),
        "measured_rates": t("update ÷ gradient"),
        "constant_rates": t("{rates}, the same at every step: {each}."),
        "describe_along": t(
            "The loss on the line through the current point, at 0, and the next one, at 1, with the"
            " slope at the point."
        ),
        "describe_rates": t("The effective learning rate of each coordinate, step by step."),
    }
