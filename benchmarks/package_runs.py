"""The real optimizers of packages, run on small problems; needs the one package that is asked for.

Reads a job from the standard input, as JSON: `package`, `problem`, `num_steps` and `cases`, each
with the `dialect` and the `arguments` of a call; writes a list with the points of each case.
"""

import json
import operator
import os
import sys

import numpy as np
from package_job import Job


def run_torch(job, optimizers=None, prepared=None):
    """Run `torch.optim`, or another collection of optimizers for torch."""
    import torch

    torch.set_default_dtype(torch.float64)
    params = torch.nn.Parameter(torch.tensor(job.first()))
    groups = prepared(params) if prepared else [params]
    optimizer = getattr(optimizers or torch.optim, job.name)(groups, **job.arguments)
    for _ in range(job.num_steps):
        params.grad = torch.tensor(job.gradient(params.detach().numpy()))
        optimizer.step()
        if job.use == "average":
            yield optimizer.state[params]["ax"].numpy()
        elif job.use == "evaluation":
            optimizer.eval()
            yield params.detach().numpy().copy()
            optimizer.train()
        else:
            yield params.detach().numpy()


def run_pytorch_optimizer(job):
    """Run pytorch_optimizer."""
    import pytorch_optimizer

    def for_muon(params):
        return [{"params": [params], "use_muon": True}]

    return run_torch(job, pytorch_optimizer, for_muon if job.name == "Muon" else None)


def _jax():
    import jax

    jax.config.update("jax_enable_x64", True)
    return jax


def run_optax(job):
    """Run optax and optax.contrib."""
    jax = _jax()
    import optax

    make = operator.attrgetter(job.name)(optax)
    optimizer = optax.with_extra_args_support(make(**job.arguments))
    params = jax.numpy.array(job.first())
    state = optimizer.init(params)
    for _ in range(job.num_steps):
        grad = jax.numpy.array(job.gradient(params))
        told = dict(value=job.value(params), obj_fn=job.value)
        update, state = optimizer.update(grad, state, params, **told)
        params = optax.apply_updates(params, update)
        mean = job.use == "evaluation"
        yield optax.contrib.schedule_free_eval_params(state, params) if mean else params


def run_jax_example(job):
    """Run jax.example_libraries.optimizers."""
    jax = _jax()
    from jax.example_libraries import optimizers

    init, update, get_params = getattr(optimizers, job.name)(**job.arguments)
    state = init(jax.numpy.array(job.first()))
    for step in range(job.num_steps):
        state = update(step, jax.numpy.array(job.gradient(get_params(state))), state)
        yield get_params(state)


def run_keras(job):
    """Run keras.optimizers on the jax backend."""
    os.environ["KERAS_BACKEND"] = "jax"
    _jax()
    import keras

    keras.config.set_floatx("float64")
    params = keras.Variable(job.first(), dtype="float64")
    optimizer = getattr(keras.optimizers, job.name)(**job.arguments)
    optimizer.build([params])
    for _ in range(job.num_steps):
        grad = keras.ops.convert_to_tensor(job.gradient(np.array(params.value)))
        optimizer.apply([grad], [params])
        yield params.value


def run_pennylane(job):
    """Run pennylane.optimize."""
    import pennylane

    optimizer = getattr(pennylane, job.name)(**job.arguments)
    params = pennylane.numpy.array(job.first(), requires_grad=True)
    for _ in range(job.num_steps):
        params = optimizer.step(
            lambda params: job.value(params), params, grad_fn=lambda params: job.gradient(params)
        )
        yield params


def run_river(job):
    """Run river.optim."""
    from river import optim

    optimizer = getattr(optim, job.name)(**job.arguments)
    params = dict(enumerate(job.start))
    for _ in range(job.num_steps):
        if job.name == "NesterovMomentum" and job.use != "without_look_ahead":
            params = optimizer.look_ahead(params)
        grad = dict(enumerate(job.gradient([params[0], params[1]])))
        params = optimizer.step(params, grad)
        yield params[0], params[1]


def run_sklearn(job):
    """Run the optimizers behind scikit-learn's networks."""
    from sklearn.neural_network import _stochastic_optimizers as optimizers

    params = job.first()
    optimizer = getattr(optimizers, job.name)([params], **job.arguments)
    for _ in range(job.num_steps):
        optimizer.update_params([params], [job.gradient(params)])
        yield params


def run_autograd(job):
    """Run autograd.misc.optimizers, whose callback sees the point before each step."""
    from autograd.misc import optimizers

    seen = []
    minimize = getattr(optimizers, job.name)
    told = dict(callback=lambda params, *_: seen.append(params), num_iters=job.num_steps + 1)
    minimize(lambda params, _: job.gradient(params), job.first(), **told, **job.arguments)
    return seen[1:]


def run_thinc(job):
    """Run thinc.optimizers, in single precision."""
    import thinc.optimizers

    optimizer = getattr(thinc.optimizers, job.name)(**job.arguments)
    params = job.first(np.float32)
    for _ in range(job.num_steps):
        grad = job.gradient(params).astype(np.float32)
        params, _ = optimizer((0, "params"), params, grad)
        yield optimizer.averages[(0, "params")] if job.use == "averages" else params


def run_qiskit(job):
    """Run qiskit_algorithms.optimizers, asked for the point after each number of steps."""
    from qiskit_algorithms import optimizers

    for count in range(1, job.num_steps + 1):
        optimizer = getattr(optimizers, job.name)(maxiter=count, **job.arguments)
        yield optimizer.minimize(job.value, job.first(), jac=job.gradient).x


def run_paddle(job):
    """Run paddle.optimizer."""
    import paddle

    params = paddle.create_parameter([2], "float64")
    params.set_value(paddle.to_tensor(job.first()))
    optimizer = getattr(paddle.optimizer, job.name)(parameters=[params], **job.arguments)
    for _ in range(job.num_steps):
        slope = paddle.to_tensor(job.gradient(params.numpy()))
        (params * slope).sum().backward()
        optimizer.step()
        optimizer.clear_grad()
        yield params.numpy()


def run_tinygrad(job):
    """Run tinygrad.nn.optim with states in double precision."""
    os.environ |= {"OPTIM_DTYPE": "float64", "DEFAULT_FLOAT": "FLOAT64", "DEV": "PYTHON"}
    from tinygrad import Tensor, dtypes
    from tinygrad.helpers import Context
    from tinygrad.nn import optim

    params = Tensor(job.first(), dtype=dtypes.float64)
    with Context(TRAINING=1):
        optimizer = getattr(optim, job.name)([params], **job.arguments)
        for _ in range(job.num_steps):
            params.grad = Tensor(job.gradient(params.numpy()), dtype=dtypes.float64)
            optimizer.step()
            yield params.numpy()


def run_mlx(job):
    """Run mlx.optimizers on the processor, with a learning rate in double precision."""
    import mlx.core as mx
    from mlx import optimizers

    mx.set_default_device(mx.cpu)
    params = mx.array(job.first(), dtype=mx.float64)
    optimizer = getattr(optimizers, job.name)(**job.arguments)
    if job.use != "as_shipped" and "learning_rate" in job.arguments:
        optimizer.state["learning_rate"] = mx.array(job.arguments["learning_rate"], mx.float64)
    for _ in range(job.num_steps):
        grad = mx.array(job.gradient(np.array(params)), dtype=mx.float64)
        params = optimizer.apply_gradients({"p": grad}, {"p": params})["p"]
        yield np.array(params)


def run_chainer(job):
    """Run chainer.optimizers."""
    import chainer

    link = chainer.Link()
    with link.init_scope():
        link.point = chainer.Parameter(job.first())
    optimizer = getattr(chainer.optimizers, job.name)(**job.arguments).setup(link)
    for _ in range(job.num_steps):
        link.point.grad = job.gradient(link.point.data)
        optimizer.update()
        yield link.point.data


RUNS = {name[4:]: run for name, run in globals().items() if name.startswith("run_")}


def main():
    """Answer one job."""
    told = json.load(sys.stdin)
    answers, run = [], RUNS[told["package"]]
    for case in told["cases"]:
        job = Job(told["problem"], told["num_steps"], case["dialect"], case["arguments"])
        try:
            points = [np.ravel(point).astype(float).tolist() for point in run(job)]
            answers.append({"points": points})
        except Exception as error:  # the package's own refusal is an answer too
            answers.append({"error": f"{type(error).__name__}: {error}"})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
