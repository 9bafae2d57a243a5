"""A product that brings its own backward pass."""

import jax


@jax.custom_vjp
def multiply(x, y):
    """The product of two numbers."""
    return x * y


def forward(x, y):
    """Compute the product, and save what going back will need."""
    return multiply(x, y), (x, y)


def backward(saved, grad_z):
    """From the gradient that arrives at z = xy, make those of x and of y."""
    x, y = saved
    return grad_z * y, grad_z * x


multiply.defvjp(forward, backward)
