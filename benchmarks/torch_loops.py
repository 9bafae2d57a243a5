"""The same paths with torch.optim and autograd, in float64: what most notebooks do."""

import math

import torch

from surfaces.data_fits import GABOR_X, GABOR_Y

X, Y = torch.tensor(GABOR_X), torch.tensor(GABOR_Y)


def gabor(p):
    u = p[0] + 0.06 * p[1] * X
    errors = torch.sin(u) * torch.exp(-(u**2) / 32) - Y
    return errors @ errors


OBJECTIVES = {
    "parabola": lambda p: p[0] ** 2,
    "x_cos": lambda p: p[0] * torch.cos(0.15 * math.pi * p[0]),
    "ravine": lambda p: 0.1 * p[0] ** 2 + 2 * p[1] ** 2,
    "rosenbrock": lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2,
    "himmelblau": lambda p: (p[0] ** 2 + p[1] - 11) ** 2 + (p[0] + p[1] ** 2 - 7) ** 2,
    "gabor": gabor,
}

OPTIMIZERS = {
    "gradient_descent": lambda p, learning_rate: torch.optim.SGD(p, learning_rate),
    "momentum": lambda p, learning_rate, decay: torch.optim.SGD(p, learning_rate, decay),
    "nesterov": lambda p, learning_rate, decay: torch.optim.SGD(
        p, learning_rate, decay, nesterov=True
    ),
    "adagrad": lambda p, learning_rate, eps: torch.optim.Adagrad(p, learning_rate, eps=eps),
    "rmsprop": lambda p, learning_rate, decay, eps: torch.optim.RMSprop(
        p, learning_rate, decay, eps
    ),
    "adam": lambda p, learning_rate, b1, b2, eps: torch.optim.Adam(p, learning_rate, (b1, b2), eps),
}


def loop(surface, spec, hyperparameters, num_steps):
    """Return a function that runs the path and returns its points, values and gradients."""
    objective, make = OBJECTIVES[surface.id], OPTIMIZERS[spec.id]

    def path():
        params = torch.tensor(surface.start, dtype=torch.float64, requires_grad=True)
        optimizer = make([params], **hyperparameters)
        points, values, grads = [], [], []
        for _ in range(num_steps + 1):
            optimizer.zero_grad()
            value = objective(params)
            value.backward()
            points.append(params.detach().clone())
            values.append(value.detach())
            grads.append(params.grad.clone())
            optimizer.step()
        return [torch.stack(rows).numpy() for rows in (points, values, grads)]

    return path


def network_loop(loss, hyperparameters, num_steps):
    """Return a function that trains a 2-8-8-1 network with tanh by Adam, and keeps every step.

    Its parameters are one flat vector, the views of which are the layers' weights and biases.
    """
    torch.set_num_threads(1)  # more of them only wait for each other at this size
    x, y = torch.tensor(loss.data.x), torch.tensor(loss.data.y)
    layers = [(layer.first, layer.biases, layer.end) for layer in loss.network.layers]
    shapes = [(layer.inputs, layer.units) for layer in loss.network.layers]

    def outputs(params):
        h = x
        for k, ((first, biases, end), shape) in enumerate(zip(layers, shapes, strict=True)):
            h = h @ params[first:biases].view(shape) + params[biases:end]
            if k < len(layers) - 1:
                h = torch.tanh(h)
        return h[:, 0]

    def path():
        params = torch.tensor(loss.start, dtype=torch.float64, requires_grad=True)
        optimizer = OPTIMIZERS["adam"]([params], **hyperparameters)
        points, values, grads = [], [], []
        for _ in range(num_steps + 1):
            optimizer.zero_grad()
            value = torch.nn.functional.binary_cross_entropy_with_logits(outputs(params), y)
            value.backward()
            points.append(params.detach().clone())
            values.append(value.detach())
            grads.append(params.grad.clone())
            optimizer.step()
        return [torch.stack(rows).numpy() for rows in (points, values, grads)]

    return path
