"""Optimizer trajectories: the rules, their paths, and the pictures of them."""

# Importing the surfaces first switches JAX to 64 bit before anything is computed.
import surfaces as surfaces
