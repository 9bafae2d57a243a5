"""Networks in training, and what can be seen of them."""
