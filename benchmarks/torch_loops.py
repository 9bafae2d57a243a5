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
    """Return a function that trains a network with tanh by Adam, and keeps every step as a row."""
    torch.set_num_threads(1)  # more of them only wait for each other at this size
    x, y = torch.tensor(loss.data.x), torch.tensor(loss.data.y)

    def model():
        parts = []
        for layer in loss.network.layers:
            linear = torch.nn.Linear(layer.inputs, layer.units, dtype=torch.float64)
            weights = loss.start[layer.first : layer.biases].reshape(layer.inputs, layer.units)
            linear.weight.data = torch.tensor(weights.T.copy())
            linear.bias.data = torch.tensor(loss.start[layer.biases : layer.end])
            parts += [linear, torch.nn.Tanh()]
        return torch.nn.Sequential(*parts[:-1])

    def flat(tensors):
        """The layers' numbers in our order: torch's weights are `(units, inputs)`."""
        return torch.cat([tensor.T.reshape(-1) for tensor in tensors])

    def path():
        network = model()
        params = list(network.parameters())
        optimizer = OPTIMIZERS["adam"](params, **hyperparameters)
        points, values, grads = [], [], []
        for _ in range(num_steps + 1):
            optimizer.zero_grad()
            value = torch.nn.functional.binary_cross_entropy_with_logits(network(x)[:, 0], y)
            value.backward()
            points.append(flat(param.detach() for param in params))
            values.append(value.detach())
            grads.append(flat(param.grad for param in params))
            optimizer.step()
        return [torch.stack(rows).numpy() for rows in (points, values, grads)]

    return path
