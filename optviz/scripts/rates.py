"""Schedules in plain lines: the learning rate of step t, as optax computes it."""

import math


def step_decay(t, learning_rate, decay_rate, transition_steps):
    """η₀ times γ for every T steps."""
    return learning_rate * decay_rate ** (t // transition_steps)


def exponential(t, learning_rate, decay_rate, transition_steps):
    """η₀ times γ to the power t / T."""
    return learning_rate * decay_rate ** (t / transition_steps)


def polynomial(t, learning_rate, end_value, power, transition_steps):
    """From η₀ to the end value in T steps, with the power p."""
    left = 1 - min(t / transition_steps, 1)
    return end_value + (learning_rate - end_value) * left**power


def cosine(t, learning_rate, end_value, transition_steps):
    """From η₀ to the end value in T steps, along half a wave."""
    wave = (1 + math.cos(math.pi * min(t / transition_steps, 1))) / 2
    return end_value + (learning_rate - end_value) * wave


def warmup(t, learning_rate, warmup_steps):
    """From 0 to η₀ in T₀ steps."""
    return learning_rate * min(t / warmup_steps, 1)


def warmup_cosine(t, learning_rate, end_value, warmup_steps, transition_steps):
    """From 0 to η₀ in T₀ steps, then in T to the end value along half a wave."""
    if t < warmup_steps:
        return learning_rate * t / warmup_steps
    wave = (1 + math.cos(math.pi * min((t - warmup_steps) / transition_steps, 1))) / 2
    return end_value + (learning_rate - end_value) * wave


def one_cycle(t, learning_rate, transition_steps, pct_start, div_factor, final_div_factor):
    """Up to the peak along half a wave, and down along another."""
    rising = max(1, int(pct_start * transition_steps))
    falling = max(1, transition_steps - rising)
    first, last = learning_rate / div_factor, learning_rate / (div_factor * final_div_factor)
    if t < rising:
        return first + (learning_rate - first) * (1 - math.cos(math.pi * t / rising)) / 2
    share = min((t - rising) / falling, 1)
    return last + (learning_rate - last) * (1 + math.cos(math.pi * share)) / 2
