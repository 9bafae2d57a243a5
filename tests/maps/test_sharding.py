"""Runs shared out over devices: the same to the last bit, on virtual devices and in processes."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = Path(__file__).with_name("sharded_runs.py")


def started(devices: int, *arguments: str) -> subprocess.Popen:
    """The script in a process that has so many devices."""
    flags = f"--xla_force_host_platform_device_count={devices}"
    surroundings = {**os.environ, "XLA_FLAGS": flags, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finished(*processes: subprocess.Popen) -> None:
    try:
        for process in processes:
            told, _ = process.communicate(timeout=300)
            assert process.returncode == 0, told[-3000:]
    finally:
        for process in processes:
            process.kill()


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    file = tmp_path_factory.mktemp("alone") / "alone.npz"
    finished(started(1, str(file)))
    return np.load(file)


def expect_equal(file: Path, alone, devices: list[int]) -> None:
    found = np.load(file)
    assert found["devices"].tolist() == devices
    assert set(found) == set(alone)
    for name in set(alone) - {"devices"}:
        assert found[name].tobytes() == alone[name].tobytes(), name


def test_eight_devices_find_what_one_finds_to_the_last_bit(alone, tmp_path):
    assert alone["devices"].tolist() == [1, 1]
    assert len(np.unique(alone["reached"])) >= 4
    file = tmp_path / "eight.npz"
    finished(started(8, str(file)))
    expect_equal(file, alone, [8, 8])


def test_two_processes_find_what_one_finds_to_the_last_bit(alone, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    files = [tmp_path / f"{k}.npz" for k in range(2)]
    finished(*(started(2, str(file), address, "2", str(k)) for k, file in enumerate(files)))
    for file in files:
        expect_equal(file, alone, [4, 2])
