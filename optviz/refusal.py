"""What cannot be done, said in a sentence that can be translated."""

from collections.abc import Callable


class RefusalError(ValueError):
    """Something that cannot be used: an English sentence, `template` filled with `values`."""

    def __init__(self, template: str, **values: object):
        self.template, self.values = template, values
        super().__init__(template.format(**values))

    def in_words(self, t: Callable[[str], str]) -> str:
        """The sentence, with its template in the language of `t`."""
        return t(self.template).format(**self.values)


class ExportError(RefusalError):
    """A file, or the look of one, that cannot be drawn or read."""


class MapError(RefusalError):
    """Runs that a map, a race or a fan cannot be made of."""


class ScriptError(RefusalError):
    """A path that cannot be written in a target's words."""
