"""Compile what the pages with a player open with, so that JAX's cache on disk has it.

python -m deploy.warm, with JAX_COMPILATION_CACHE_DIR set
"""

from optviz import configure

configure()

from optviz.content.page_defaults import PAGES_WITH_PATHS  # noqa: E402
from optviz.player.live_socket import answer  # noqa: E402

for page in PAGES_WITH_PATHS:
    answer(f"0 {page}+scene critical=on")
