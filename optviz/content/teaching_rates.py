"""Learning rates for surfaces on which a rule's default diverges: a stored sweep."""

TEACHING_RATES: dict[str, dict[str, float]] = {}
