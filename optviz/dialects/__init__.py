"""Dialects: what packages understand by the name of an optimizer.

`DIALECTS` has each one by its id, `package/Name`, and `package/Name:use` where one optimizer is
used in several ways. `run` takes it with the package's own arguments; a `Dialect` says its
`defaults`, its `rules`, its `differences` in words, and how closely the run follows the package:

    run(surface, DIALECTS["keras/RMSprop"], {"learning_rate": 0.1, "centered": True})

`FAMILIES` has the dialects of one name, to be compared. At equal settings, in optax's words, and
with the paths that coincide put together:

    family = FAMILIES["adam"]
    paths = {
        member.dialect.id: run(surface, member.dialect, set_alike(member, family.settings)).params
        for member in family.members
    }
    groups = coinciding(paths)  # [["torch/Adam", "optax/adam", ...], ["mlx/Adam"], ...]

`set_to_defaults(member, family.settings)` gives each package's own defaults instead; only what
must be given, `member.dialect.required`, is taken from the settings. The reference that the
differences speak of is `OPTIMIZERS[family.rule]` with `family.settings`.
"""

from optviz.dialects.comparison import Family, Member, coinciding, set_alike, set_to_defaults
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.families import FAMILIES
from optviz.dialects.precision import Precision
from optviz.dialects.registry import DIALECTS

__all__ = [
    "DIALECTS",
    "FAMILIES",
    "Dialect",
    "Family",
    "Form",
    "Member",
    "Precision",
    "coinciding",
    "set_alike",
    "set_to_defaults",
]
