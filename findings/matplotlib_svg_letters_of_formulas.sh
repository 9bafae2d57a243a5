#!/usr/bin/env bash
# Matplotlib 3.11.2: with svg.fonttype "none" text is kept as text, but with the fonts of Computer
# Modern (mathtext.fontset "cm") the letters of a formula are other letters: each character is the
# place that the sign has in an old font (cmmi10, cmsy10) that readers do not have. A viewer then shows
# a micro sign for theta, and search and copying find it. One would expect text, in whatever font.
# With "stix" or "dejavusans" the same formula has its own letters.
# Seen for theta, epsilon, less or equal, minus: cm ['µ', '"', '∙', '¡'], stix ['θ', 'ε', '≤', '−'].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check matplotlib==3.11.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
import re

import matplotlib as mpl
from matplotlib.figure import Figure

letters = {}
for fontset in ("cm", "stix", "dejavusans"):
    with mpl.rc_context({"svg.fonttype": "none", "mathtext.fontset": fontset}):
        figure, file = Figure(), io.StringIO()
        figure.text(0.5, 0.5, r"$\theta \leq \varepsilon - 1$")
        figure.savefig(file, format="svg")
    letters[fontset] = set(re.findall(r"<tspan[^>]*>([^<])</tspan>", file.getvalue())) - {"1"}
    print(fontset, sorted(letters[fontset]))
assert letters["cm"] == {"\u00b5", '"', "\u2219", "\u00a1"}
assert letters["stix"] == letters["dejavusans"] == {"\u03b8", "\u03b5", "\u2264", "\u2212"}
print("matplotlib", mpl.__version__, "as described")
PYTHON
