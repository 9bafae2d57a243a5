"""What cannot be drawn or read, said in a sentence."""


class ExportError(ValueError):
    """A file, or the look of one, that cannot be used.

    The message is an English sentence: `template` filled with `values`, so that it can be
    translated.
    """

    def __init__(self, template: str, **values: object):
        self.template = template
        self.values = values
        super().__init__(template.format(**values))
