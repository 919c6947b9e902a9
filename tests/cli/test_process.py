"""What only a process of its own shows: signals, pipes, encodings of the terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.support import TALKS

from parley.record import Record

PARLEY = [sys.executable, "-m", "parley.cli"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_keeps_what_is_stored(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number:04}.txt").write_text(f"{TALKS}\nReport {number}.\n", encoding="utf-8")
    command = [*PARLEY, "read", ".", "--format", "json"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(2):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Stopped: " in err
    assert "stays in parley.db" in err
    assert "Traceback" not in err
    with Record.open(tmp_path / "parley.db", must_exist=True) as record:
        stored = sum(1 for _ in record.documents())
    assert 2 <= stored < 2000
    assert f"{stored} reports read" in err


def test_a_closed_pipe_is_quiet_and_encodings_do_not_matter(tmp_path: Path, kept: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [*PARLEY, "show", "--record", str(kept), "--format", "text"]
    closed = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, timeout=120)
    os.close(writing)
    assert (closed.returncode, closed.stderr) == (0, b"")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    plain = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, env=environment)
    assert plain.returncode == 0
    assert b"DR Congo \\u2192 M23" in plain.stdout
