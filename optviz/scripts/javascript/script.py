"""A path as a script of JavaScript with TensorFlow.js."""

from collections.abc import Mapping, Sequence

from optviz.refusal import ScriptError
from optviz.scripts import rates
from optviz.scripts.calls import with_arguments
from optviz.scripts.classes import PackageClass
from optviz.scripts.javascript.lines import JavaScript
from optviz.scripts.kinds import Numbers, assigned
from optviz.scripts.parts import Parts
from optviz.scripts.python.lines import indented, listed
from optviz.scripts.trees.expressions import assign, definition_of, names_in
from optviz.scripts.trees.objectives import Objective


def javascript_script(parts: Parts, package_class: PackageClass | None) -> list[str]:
    """Write a path for TensorFlow.js, as lines.

    `package_class` is the class that the rule is; without it the script has the rule's own lines.
    """
    own = package_class is None
    blocks = [
        ['const tf = require("@tensorflow/tfjs");'],
        _settings(parts) if own or not package_class.has_numbers else [],
        _data(parts),
        _schedule(*parts.schedule) if parts.schedule else [],
        _objective(parts.objective),
        [
            *(_gradient(parts) if own or parts.grad_tolerance else []),
            *_walk(parts, package_class),
        ],
    ]
    return [line for block in blocks if block for line in ["", *block]][1:]


def _settings(parts: Parts) -> list[str]:
    rest = [f"{name} = {value!r}" for name, value in parts.numbers.items()]
    return [f"const {', '.join(rest)};"] if rest else []


def _data(parts: Parts) -> list[str]:
    lines = []
    if parts.objective.data is not None:
        for name, values in zip("xy", parts.objective.data, strict=True):
            texts = [repr(float(value)) for value in values]
            lines += listed(f"const {name} = tf.tensor1d([", texts, "]);")
    if parts.batches is not None:
        lines += listed("const batches = [", list(map(str, parts.batches)), "];")
    return lines


def _schedule(id: str, values: Mapping[str, float]) -> list[str]:
    writer = JavaScript(Numbers({"t", *values}), set())
    lines = writer.statements(definition_of(getattr(rates, id)).body)
    arguments = ", ".join(f"{name} = {value!r}" for name, value in values.items())
    return [f"const schedule = (t, {arguments}) => {{", *indented(lines), "};"]


def _objective(objective: Objective) -> list[str]:
    if "where" in names_in(objective.value):
        raise ScriptError(
            "TensorFlow.js has no gradient for a formula with comparisons: use NumPy, optax or"
            " PyTorch."
        )
    writer = JavaScript(Numbers(objective.shape), set())
    lines = writer.statements([assign(target, value) for target, value in objective.lines])
    lines.append(f"return {writer.text(objective.value)};")
    if not objective.whole:
        names = objective.coordinates
        single = f"const {names[0]} = params.squeeze();"  # unstacking one number has no gradient
        lines.insert(
            0, single if len(names) == 1 else f"const [{', '.join(names)}] = tf.unstack(params);"
        )
    shape = "".join(f", {name} = {value!r}" for name, value in objective.shape.items())
    data = "" if objective.data is None else ", x, y"
    return [f"const objective = (params{data}{shape}) => {{", *indented(lines), "};"]


def _gradient(parts: Parts) -> list[str]:
    data = parts.everything
    if not data:
        return ["const gradient = tf.grad((params) => objective(params));"]
    inner = f"tf.grad((params) => objective(params{data}))(params)"
    return [f"const gradient = (params{data}) => {inner};"]


def _walk(parts: Parts, package_class: PackageClass | None) -> list[str]:
    """The start, the loop, and a row of a table for each point."""
    writer = JavaScript(Numbers(parts.hyperparameters), {"params"})
    point = f"tf.tensor1d([{', '.join(repr(float(x)) for x in parts.start)}])"
    if package_class is None:
        first = [f"let params = {point};", *_before(parts, writer)]
        first += writer.statements(with_arguments(parts.steps.first, parts))
        step = _own_step(parts, writer)
    else:
        first = [f"const params = tf.variable({point});"]
        made = package_class.call.replace("{rate}", "learning_rate")
        first.append(f"const optimizer = {made};")
        step = [*_stop(parts, f"gradient(params{_arguments(parts)})")]
        step.append(f"optimizer.minimize(() => objective(params{_arguments(parts)}));")
    value = f"objective(params{parts.everything}).arraySync()"
    row = f'console.log([{{}}, ...params.arraySync(), {value}].join("\\t"));'
    header = ", ".join(f'"{name}"' for name in ("step", *parts.objective.coordinates, "f"))
    step = [*_batch(parts), *step, row.format("i + 1")]
    lines = [*first, f'console.log([{header}].join("\\t"));', row.format(0)]
    if parts.value_tolerance:
        lines.append(f"let value = {value};")
        step.append(f"if (Math.abs({value} - value) <= {parts.value_tolerance!r}) break;")
        step.append(f"value = {value};")
    return [*lines, f"for (let i = 0; i < {parts.num_steps}; i++) {{", *indented(step), "}"]


def _before(parts: Parts, writer: JavaScript) -> list[str]:
    """The batch and the rate of the first step, for rules that need them before it."""
    lines = []
    if parts.batches is not None and parts.steps.begins_with("gradient"):
        lines.append("let batch = batches[0];")
    if parts.schedule and parts.steps.begins_with("learning_rate"):
        writer.numbers.names.add("learning_rate")
        lines.append("let learning_rate = schedule(0);")
    return lines


def _own_step(parts: Parts, writer: JavaScript) -> list[str]:
    lines = ["const learning_rate = schedule(i);"] if parts.schedule else []
    body = with_arguments(parts.steps.body, parts)
    renewed = any("grad" in {name for name, _ in assigned(line)} for line in body)
    word = "let" if renewed else "const"
    lines.append(f"{word} grad = gradient(params{_arguments(parts)});")
    inner = JavaScript(writer.numbers, {*writer.declared, "grad"})
    return [*lines, *_stop(parts, "grad"), *inner.statements(body)]


def _batch(parts: Parts) -> Sequence[str]:
    return () if parts.batches is None else ("const batch = batches[i % batches.length];",)


def _stop(parts: Parts, grad: str) -> list[str]:
    if not parts.grad_tolerance:
        return []
    return [f"if (tf.norm({grad}).arraySync() <= {parts.grad_tolerance!r}) break;"]


def _arguments(parts: Parts) -> str:
    return parts.arguments.replace("[batch]", ".gather(batch)")
