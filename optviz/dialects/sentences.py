"""What is said of more than one dialect, in the same words."""

RATE_INSIDE = (
    "The learning rate is inside the buffer: old steps keep the rate that they were made with."
)
EPS_INSIDE = "ε is under the root: √(v + ε) in place of √v + ε."
EPS_UNCORRECTED = (
    "ε is uncorrected: the corrections are part of the rate, so that ε counts"
    " as ε / √(1 - β₂ᵗ), 32 times as much in step 1."
)
STARTED = "The sum of the squares starts at 0.1, not at 0."
FOLDED = "The stored point is the looked-ahead one: step 1 is 1.9 η g."
RMSPROP_SLOW = "ρ is 0.99 where most have 0.9: step 1 is 10 η."
LOOK_AHEAD = (
    "The gradient is taken at the looked-ahead point, and the unshifted point is stored:"
    " step 1 is η g."
)
WITHOUT_MOMENTUM = "There is no momentum unless one asks for it."
LARGEST_RAW = "AMSGrad keeps the largest uncorrected v."
NO_CORRECTION = "The averages are not corrected for their start at 0."
SLOW_DEFAULT = "The default learning rate 0.001 is a thousandth of the paper's."
TWO_AVERAGES_START = "Both averages start at 1e-6, the first one too."
RATE_IGNORED = (
    "The learning rate is ignored: min(0.01, 1 / √t) takes its place unless relative_step is off."
)
CAPPED = "The learning rate is at most 1 / √t."
NO_SHAPE_FACTOR = "The step has no factor for the shape of the matrix."
VECTOR_ADAMW = "A parameter that is no matrix gets AdamW."
CLIPPED = "The gradient is first cut to the length grad_clip, 1 by default."
SM3_VECTOR = (
    "For a vector it is AdaGrad through a running mean with momentum 0.9: step 1 is a tenth of η."
)
B2_SMALL = "β₂ is 0.99 where most have 0.999."
DECAY_ZERO = "The default decay is 0: it is Adam."
NADAM_SLOW = "ψ is 0.004: μ needs some 4 200 steps to get half the way to β₁."
RADAM_EPS = "ε stands beside the uncorrected root."
EPS_DIVIDING = "ε is added to u when dividing."
EPS_IN_MAXIMUM = "ε is added to |g| inside the maximum."
NO_WARMING = "The momentum does not warm up: it is β₁ from step 1 on."
BOUNDS_LATE = "In the first steps the bounds do not bind: it is Adam with uncorrected ε."
DECAY_TENTH = "The parameter shrinks by η λ, with λ 0.1 by default."
GRADIENT_POINT = "The path is that of the gradient point y; the evaluation point is kept apart."
EVALUATION_POINT = "The path is that of the evaluation point x; the gradients are taken at y."
IN_BFLOAT16 = "Newton-Schulz runs in bfloat16 even for a parameter in double precision."
