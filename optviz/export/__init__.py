"""Pictures to print: a scene and its paths as files, drawn without a browser.

What there is stands in the stub beside this file. It is imported when it is first used: matplotlib
takes a quarter of a second, and most runs of a page draw nothing.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
