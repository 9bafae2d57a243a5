"""What tells several experiments apart, and what they have in common, in the words of the code."""

from collections.abc import Sequence

from optviz.settings.experiment import Experiment, words_of_conditions, words_of_runs

# A rule and one of its arguments, as it is written in a call.
_Arguments = dict[tuple[str, str], str]


def names_and_common(experiments: Sequence[Experiment]) -> tuple[list[str], str]:
    """What each of the experiments has of its own, and what is common to all, a line each.

    An argument of a rule is common if it has one value wherever the rule is.
    """
    arguments = [_arguments(experiment) for experiment in experiments]
    rest = [[*words_of_runs(e), *words_of_conditions(e)] for e in experiments]
    values: dict[tuple[str, str], set[str]] = {}
    for given in arguments:
        for argument, value in given.items():
            values.setdefault(argument, set()).add(value)
    calls: dict[str, list[str]] = {}
    for (rule, name), known in values.items():
        calls.setdefault(rule, []).extend(f"{name}={value}" for value in known if len(known) == 1)
    whole = {entry.called for one in experiments for entry in one.entries if not entry.given}
    common = [f"{rule}({', '.join(given)})" for rule, given in calls.items() if given]
    common += [f"{rule}()" for rule in sorted(whole)]
    common += [text for text in rest[0] if all(text in other for other in rest)]
    own = [
        _own(experiment, experiments, {a: v for a, v in given.items() if len(values[a]) > 1})
        + [text for text in said if text not in common]
        for experiment, given, said in zip(experiments, arguments, rest, strict=True)
    ]
    return ["; ".join(parts) for parts in own], ";  ".join(common)


def _arguments(experiment: Experiment) -> _Arguments:
    return {
        (entry.called, name): text
        for entry in experiment.entries
        for name, text in entry.given.items()
    }


def _own(experiment: Experiment, all: Sequence[Experiment], arguments: _Arguments) -> list[str]:
    """The surface, the rules, the values of their arguments and the step where they differ."""
    words = []
    if len({other.surface.name for other in all}) > 1:
        words.append(experiment.surface.name)
    rules = [entry.called for entry in experiment.entries]
    if any([entry.called for entry in other.entries] != rules for other in all):
        words.append(", ".join(rules))
    for (rule, name), value in arguments.items():
        words.append(f"{name}={value}" if len(rules) == 1 else f"{rule}: {name}={value}")
    steps = {other.num_steps if other.step is None else other.step for other in all}
    if experiment.step is not None and len(steps) > 1:
        words.append(f"step {experiment.step}")
    return words
