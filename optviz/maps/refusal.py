"""What no map can be made of, said in a sentence."""


class MapError(ValueError):
    """Runs that a map, a race or a fan cannot be made of.

    The message is an English sentence: `template` filled with `values`, so that it can be
    translated.
    """

    def __init__(self, template: str, **values: object):
        self.template = template
        self.values = values
        super().__init__(template.format(**values))
