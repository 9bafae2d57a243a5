"""Experiments on overfitting and on what is done against it: every number is computed anew."""
