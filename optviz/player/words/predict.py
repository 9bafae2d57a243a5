"""The words of the questions that a player asks, and of a poll."""

from optviz.i18n import Translate


def predict_words(t: Translate) -> dict[str, str]:
    """Return every sentence of the questions, and of a poll on them, translated."""
    return {
        "predict": t("Predict"),
        "predict_path": t("Path"),
        "predict_ahead": t("Steps ahead"),
        "predict_guess": t("Your guess"),
        "predict_reveal": t("Reveal"),
        "predict_next": t("Next"),
        "predict_again": t("Begin at step 0"),
        "predict_ask": t("Where will the next point of {path} be, at step {step}?"),
        "predict_later": t("Where will {path} be {count} steps later, at step {step}?"),
        "predict_how": t("Click in the picture or enter {symbols}."),
        "predict_keys": t("The arrow keys up and down move the guess, Enter reveals the point."),
        "predict_over": t("Nothing is left to predict: the path of {path} ends at step {step}."),
        "predict_lost": t(
            "Nothing is left to predict: after step {step}, {path} has no finite point."
        ),
        "predict_hidden": t("All paths are hidden: show one to predict it."),
        "predict_score": t("Score {score}."),
        "predict_truth": t("Step {step} is at {point}."),
        "predict_outside": t("That is outside the picture."),
        "predict_none": t("Without a guess there is no score."),
        "predict_distance": t("The guess is {distance} away from it; the path moved by {moved}."),
        "predict_widths": t("Both are in widths of the window, whose axes have different scales."),
        "predict_still": t("A path that does not move leaves nothing to score by."),
        "predict_measure": t("The score is 100 · (1 − {distance} / {moved})."),
        "predict_far": t("Farther off than the path moved: the score is 0."),
        "predict_mean": t("Predictions scored: {count}; mean score: {mean}."),
        "predict_words": t("Will {path} converge, oscillate or diverge by step {step}?"),
        "predict_end": t("Play to the end"),
        "predict_outcome": t("By step {step}: {outcome}."),
        "poll_ask": t("Ask the class"),
        "poll_end": t("End the poll"),
        "poll_address": t("Answer on a phone: {address}"),
        "poll_near": t("(Phones need this computer's name or address in place of {host}.)"),
        "poll_full": t("Too many people are voting on this server just now."),
        "poll_unread": t("This view cannot be used for a poll."),
        "poll_voted": t("Your answer counts; until the end is shown you can change it."),
    }


def ballot_words(t: Translate) -> dict[str, str]:
    """Return what a phone shows while there is no question, translated."""
    return {
        "coming": t("Waiting for the question …"),
        "closed": t("There is no such poll: it has ended, or the code is wrong."),
        "full": t("Too many people are voting on this server just now."),
        "lost": t("The connection is lost; reconnecting …"),
    }
