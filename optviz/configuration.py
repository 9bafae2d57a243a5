"""What an application of its own may ask of JAX for the whole process."""

import os

from platformdirs import user_cache_path


def configure() -> None:
    """Let JAX compute in 64 bit, in the caller's thread and with quick loops, for all the process.

    To be called before the first computation, by programs that are optviz and nothing else: the
    app, the command line, tests and benchmarks. Libraries and notebooks need not: paths,
    surfaces and critical points are computed in 64 bit without it, and the rest of the program is
    left alone.
    """
    # XLA runs a loop as one native function only while it judges its body small; beyond that it
    # interprets the body kernel by kernel, several times slower. The flag raises that limit;
    # results do not depend on it.
    os.environ.setdefault(
        "XLA_FLAGS",
        "--xla_backend_extra_options=xla_cpu_small_while_loop_byte_threshold=1000000",
    )
    import jax

    jax.config.update("jax_enable_x64", True)
    # A path takes microseconds: handing it to another thread costs more than computing it.
    jax.config.update("jax_cpu_enable_async_dispatch", False)


def keep_programs() -> None:
    """Keep what is compiled in the reader's cache folder: the next start has nothing to compile.

    JAX gives up those used longest ago beyond 32 MB; Race and Network as they open need half of
    one. Where there is no such folder nothing is kept. An environment that names another folder, as
    `JAX_COMPILATION_CACHE_DIR`, says all else, too.
    """
    if "JAX_COMPILATION_CACHE_DIR" in os.environ:
        return
    try:
        folder = user_cache_path("optviz") / "programs"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # the second is platformdirs': this user has no home
        return
    if not os.access(folder, os.W_OK):
        return
    import jax

    jax.config.update("jax_compilation_cache_dir", str(folder))
    jax.config.update("jax_compilation_cache_max_size", 32 << 20)
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
