"""What is said of more than one dialect, in the same words; and what each rule says of itself."""

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
DAMPED = "dampening takes part of the gradient away from step 1 on."
DAMPED_LATER = "dampening takes part of the gradient away, but not in step 1."
ONE_POWER_SHORT = "m is corrected with 1 - β₁ᵗ, one power short: step 1 is 1.9 η."

# The ways in which a rule leaves the reference form of its family, for every dialect that it is.
OF_RULE = {
    "momentum_velocity": (RATE_INSIDE,),
    "momentum_dampened": (DAMPED,),
    "momentum_dampened_later": (DAMPED_LATER,),
    "nesterov": (LOOK_AHEAD,),
    "nesterov_torch": (FOLDED,),
    "nesterov_folded": (FOLDED, RATE_INSIDE),
    "adagrad_eps_inside": (EPS_INSIDE,),
    "adagrad_started": (EPS_INSIDE,),
    "rmsprop_eps_inside": (EPS_INSIDE,),
    "rmsprop_momentum": (EPS_INSIDE, RATE_INSIDE),
    "rmsprop_centered": (EPS_INSIDE, RATE_INSIDE),
    "adam_l2": ("weight_decay is added to the gradient.",),
    "adam_uncorrected_eps": (EPS_UNCORRECTED,),
    "adam_clipped": (CLIPPED, EPS_UNCORRECTED),
    "adamw_unscaled": (EPS_UNCORRECTED,),
    "amsgrad": (LARGEST_RAW,),
    "amsgrad_uncorrected_eps": (LARGEST_RAW, EPS_UNCORRECTED),
    "amsgrad_corrected": ("AMSGrad keeps the largest corrected v̂, which falls from step 1 on.",),
    "adamax": (EPS_IN_MAXIMUM,),
    "adamax_eps_outside": (EPS_DIVIDING,),
    "adamax_eps_remembered": ("ε is added to β₂u inside the maximum.",),
    "adamax_without_correction": (EPS_DIVIDING,),
    "nadam_constant": (NO_WARMING,),
    "nadam_one_power": (NO_WARMING, ONE_POWER_SHORT),
    "radam": (RADAM_EPS,),
    "radam_corrected_eps": ("ε stands beside the corrected root.",),
    "radam_shifted": (CLIPPED,),
    "rprop": ("Every move is made one step late: step 1 does not move.",),
    "clipped_gradient": (CLIPPED,),
    "averaged_descent": (CLIPPED,),
    "adabound": (BOUNDS_LATE,),
    "diffgrad": (EPS_UNCORRECTED,),
    "yogi": (TWO_AVERAGES_START,),
    "adafactor_capped": (CAPPED,),
    "adafactor_single_means": (CAPPED,),
    "muon_bfloat16": (IN_BFLOAT16,),
    "schedule_free_sgd": (GRADIENT_POINT,),
    "schedule_free_adamw": (GRADIENT_POINT,),
    "schedule_free_sgd_average": (EVALUATION_POINT,),
    "schedule_free_adamw_average": (EVALUATION_POINT,),
}
