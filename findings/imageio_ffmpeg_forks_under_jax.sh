#!/usr/bin/env bash
# imageio-ffmpeg 0.8.1 beside JAX 0.10.2: writing a film forks the Python process. `write_frames` starts
# ffmpeg with `preexec_fn`, for which CPython's subprocess cannot use vfork or posix_spawn and calls its
# own fork, with Python code run in the child. JAX, whose threads are running by then, registers a hook
# at fork and warns of a deadlock; a test suite that turns warnings into errors fails at the first
# frame. The same ffmpeg started by `subprocess.Popen` without `preexec_fn` gives no warning.
# Seen: a RuntimeWarning ("os.fork() was called ... JAX is multithreaded") from write_frames, none from
# Popen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  imageio-ffmpeg==0.8.1 jax==0.10.2 jaxlib==0.10.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import warnings

import imageio_ffmpeg
import jax
import jax.numpy as jnp
import numpy as np

jax.jit(lambda x: x + 1)(jnp.zeros(3)).block_until_ready()
frame = np.zeros((64, 64, 3), np.uint8)


def warned(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()
    return [str(w.message) for w in caught if issubclass(w.category, RuntimeWarning)]


def by_write_frames():
    writer = imageio_ffmpeg.write_frames("a.mp4", (64, 64))
    writer.send(None)
    for _ in range(3):
        writer.send(frame)
    writer.close()


def by_popen():
    told = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x64", "-r", "10", "-i", "-", "b.mp4"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", *told]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as running:
        for _ in range(3):
            running.stdin.write(frame.tobytes())


forked, spawned = warned(by_write_frames), warned(by_popen)
print("write_frames:", forked)
print("Popen:", spawned)
assert any("fork" in text and "JAX" in text for text in forked)
assert spawned == []
PYTHON
