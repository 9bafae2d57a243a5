"""A path as a script of Python."""

from collections.abc import Sequence

from optviz.scripts.calls import with_arguments
from optviz.scripts.classes import PackageClass
from optviz.scripts.parts import Parts
from optviz.scripts.python.functions import (
    gradient_lines,
    hessian_lines,
    objective_lines,
    schedule_lines,
)
from optviz.scripts.python.lines import (
    chained,
    in_words,
    indented,
    listed,
    statements_in,
    text_of,
)
from optviz.scripts.targets import Target
from optviz.scripts.trees.expressions import call, expression


def python_script(parts: Parts, target: Target, package_class: PackageClass | None) -> list[str]:
    """Write a path in the words of a package of Python, as lines.

    `package_class` is the class that the rule is; without it the script has the rule's own lines.
    """
    own = package_class is None
    functions = []
    if own or "gradient" in "".join(target.class_grad):
        functions.append(gradient_lines(parts.objective, target))
    if own and parts.steps.uses("rounded"):
        functions.append(list(target.defined))
    if own and parts.steps.uses("hessian"):
        functions.append(hessian_lines(parts.objective, target))
    named_in_a_line = [block[0] for block in functions if len(block) == 1]
    blocks = [
        _settings(parts) if own or not package_class.has_numbers else [],
        _data(parts, target),
        schedule_lines(*parts.schedule, target) if parts.schedule else [],
        objective_lines(parts.objective, target),
        *(block for block in functions if len(block) > 1),
        [*named_in_a_line, *_walk(parts, target, package_class)],
    ]
    lines = [line for block in blocks if block for line in ["", *block]]
    used = not own or f"{target.id}." in "".join(lines)
    lines = [*(target.imports if used else target.imports_of_own), *lines]
    return ["import math", *lines] if "math." in "".join(lines) else lines


def _settings(parts: Parts) -> list[str]:
    """The numbers of the rule: the learning rate, unless it has a schedule, and all others."""
    others = dict(parts.numbers)
    lines = []
    if "learning_rate" in others:
        lines.append(f"learning_rate = {others.pop('learning_rate')!r}")
    if others:
        lines.append(f"{', '.join(others)} = {', '.join(map(repr, others.values()))}")
    return lines


def _data(parts: Parts, target: Target) -> list[str]:
    lines = []
    if parts.objective.data is not None:
        opening, closing = target.array.split("{}")
        for name, values in zip("xy", parts.objective.data, strict=True):
            texts = [repr(float(value)) for value in values]
            lines += listed(f"{name} = {opening}[", texts, f"]{closing}")
    if parts.batches is not None:
        lines += listed("batches = [", list(map(str, parts.batches)), "]")
    return lines


def _walk(parts: Parts, target: Target, package_class: PackageClass | None) -> list[str]:
    """The start, the loop, and a row of a table for each point."""
    value = target.number.format(f"objective(params{parts.everything})")
    row = f'print({{}}, *params.tolist(), {value}, sep="\\t")'
    numbers = set(parts.hyperparameters)
    start = ", ".join(repr(float(x)) for x in parts.start)
    first = ["params = " + target.array.format(f"[{start}]")]
    if package_class is None:
        lines = with_arguments(parts.steps.first, parts)
        first += _before(parts, target)
        first += chained(statements_in(lines, target.words, numbers))
        step = _own_step(parts, target, numbers)
    else:
        first += _of_class(target.class_first, parts, package_class)
        step = _class_step(parts, target, package_class)
    header = ", ".join(f'"{name}"' for name in ("step", *parts.objective.coordinates, "f"))
    lines = [*first, f'print({header}, sep="\\t")', row.format(0)]
    if parts.value_tolerance:
        lines.append(f"value = {value}")
    lines += [f"for i in range({parts.num_steps}):", *indented([*step, row.format("i + 1")])]
    if parts.value_tolerance:
        stop = f"    if abs({value} - value) <= {parts.value_tolerance!r}:"
        lines += [stop, "        break", f"    value = {value}"]
    return lines


def _before(parts: Parts, target: Target) -> list[str]:
    """The batch and the rate of the first step, for rules that need them before it."""
    lines = []
    if parts.batches is not None and parts.steps.begins_with("gradient"):
        lines.append("batch = " + target.indices.format("batches[0]"))
    if parts.schedule and parts.steps.begins_with("learning_rate"):
        lines.append("learning_rate = schedule(0)")
    return lines


def _own_step(parts: Parts, target: Target, numbers: set[str]) -> list[str]:
    lines = _batch(parts, target)
    if parts.schedule:
        lines.append("learning_rate = schedule(i)")
    lines.append(f"grad = gradient(params{parts.arguments})")
    lines += _stop(parts, target, "grad")
    lines += statements_in(with_arguments(parts.steps.body, parts), target.words, numbers)
    return lines + ([target.settle] if target.settle else [])


def _class_step(parts: Parts, target: Target, package_class: PackageClass) -> list[str]:
    lines = _batch(parts, target)
    if parts.schedule:
        lines += _of_class([target.class_rate], parts, package_class, "schedule(i)")
    lines += _of_class(target.class_grad, parts, package_class)
    lines += _stop(parts, target, target.grad)
    return lines + _of_class(target.class_move, parts, package_class)


def _batch(parts: Parts, target: Target) -> list[str]:
    if parts.batches is None:
        return []
    return ["batch = " + target.indices.format("batches[i % len(batches)]")]


def _stop(parts: Parts, target: Target, grad: str) -> list[str]:
    if not parts.grad_tolerance:
        return []
    norm = text_of(in_words(call("norm", expression(grad)), target.words))
    return [f"if {norm} <= {parts.grad_tolerance!r}:", "    break"]


def _of_class(
    lines: Sequence[str], parts: Parts, package_class: PackageClass, rate: str = "schedule(0)"
) -> list[str]:
    """Lines of a package's class, filled in; `rate` is the learning rate if there is a schedule."""
    data, fill = parts.arguments, {"{call}": package_class.call, "{known}": package_class.known}
    fill["{rate}"] = rate if parts.schedule else "learning_rate"
    fill["{objective}"] = f"lambda params: objective(params{data})" if data else "objective"
    fill["{data}"] = data
    filled = list(lines)
    for place, text in fill.items():
        filled = [line.replace(place, text) for line in filled]
    return filled
