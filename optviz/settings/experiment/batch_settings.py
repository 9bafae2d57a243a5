"""The settings of batches, which depend on how many examples there are."""

from collections.abc import Mapping

from optviz.settings.kinds import Choices, Groups, Number
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS


def batch_settings(examples: int, usual_size: int, *, listed: bool = True) -> Mapping[str, Setting]:
    """The settings of batches of so many examples; `usual_size` is the page's, 0 for no batches.

    Unless they can be `listed` or drawn with replacement, they are those of epochs.
    """
    size, index = Number(1, examples, whole=True), Number(0, examples - 1, whole=True)
    batching = SETTINGS["batching"].but(default="epochs" if usual_size else "full")
    default = min(usual_size or 1, examples)
    of_size = SETTINGS["batch_size"].but(kind=size, default=default)
    if not listed:
        names = {id: batching.names[id] for id in ("full", "epochs")}
        batching = batching.but(kind=Choices(tuple(names)), names=names)
        return {"batching": batching, "batch_size": of_size}
    batches = SETTINGS["batches"].but(kind=Groups(index, (1, examples), (1, 2001)))
    return {"batching": batching, "batch_size": of_size, "batches": batches}
