"""Coroutines in tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def finished(coroutine):
    """What a coroutine returns, run in a thread: the browser tests have a loop in this one."""
    return ThreadPoolExecutor(1).submit(asyncio.run, coroutine).result()
