"""How many threads to train with on a machine that others use too."""

from __future__ import annotations

from pathlib import Path

import torch


class Threads:
    """Keeps to the free processors: two threads of which one must wait are slower than one alone.

    With ``most`` above 0 the number is fixed. With 0 it follows how many other processes want to run (Linux
    only).
    """

    def __init__(self, most: int, processors: int = 2) -> None:
        self._adapt, self._processors, self._others = most == 0, processors, 0.5
        torch.set_num_threads(most or processors)

    def adapt(self) -> None:
        """Look at the load between two steps and choose the number of threads for the next."""
        if not self._adapt:
            return
        running = int(Path("/proc/loadavg").read_text(encoding="ascii").split()[3].split("/")[0])
        self._others = 0.85 * self._others + 0.15 * (running - 1)
        free = max(1, self._processors - round(self._others))
        if free != torch.get_num_threads():
            torch.set_num_threads(free)
