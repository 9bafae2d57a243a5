"""What cannot be written as a script, said in a sentence."""


class ScriptError(ValueError):
    """A path that cannot be written in a target's words.

    The message is an English sentence: `template` filled with `values`, so that it can be
    translated.
    """

    def __init__(self, template: str, **values: object):
        self.template = template
        self.values = values
        super().__init__(template.format(**values))
