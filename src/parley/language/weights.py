"""Trained weights: where they are, and the ONNX Runtime sessions that run them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from parley.errors import WeightsError
from parley.language.boundaries import Boundaries
from parley.language.pieces import Pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FILES = ("reader.onnx", "relations.onnx", "tokenizer.json", "labels.json", "boundaries.json")
LAYERS = ("upos", "xpos", "feats", "deps", "names", "roles")


def packaged_weights() -> Path:
    """The folder of the weights in the package."""
    return Path(str(resources.files("parley.language"))) / "weights" / "en"


@dataclass(frozen=True)
class Weights:
    """Everything in a folder of weights, ready to run. ``labels`` lists each layer's labels by number."""

    pieces: Pieces
    boundaries: Boundaries
    labels: Mapping[str, Sequence[str]]
    reader: InferenceSession
    relations: InferenceSession

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> Weights:
        """Load a folder of weights. Raises WeightsError if a file is missing or does not fit."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise WeightsError(
                f"{folder} lacks {', '.join(missing)}: install the package again or train weights"
            )
        return cls(
            pieces=Pieces(folder),
            boundaries=Boundaries.load(folder / "boundaries.json"),
            labels=_labels(folder / "labels.json"),
            reader=session(folder / "reader.onnx", threads),
            relations=session(folder / "relations.onnx", threads),
        )


def _labels(path: Path) -> Mapping[str, Sequence[str]]:
    try:
        lists = json.loads(path.read_text(encoding="utf-8"))
        return {layer: tuple(lists[layer]) for layer in LAYERS}
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"{path} cannot be read as label lists: {error}") from error


def session(path: Path, threads: int = 1) -> InferenceSession:
    """The graph in a file, ready to run on the processor. Raises WeightsError where it cannot be run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Fusing the sums into the normalisation is four times slower on a CPU than leaving them apart.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # Waiting threads must not burn the processor that other documents are read on.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise WeightsError(
            f"{path} cannot be run by ONNX Runtime {onnxruntime.__version__}: {error}"
        ) from error


def run(session: InferenceSession, outputs: Sequence[str], inputs: dict[str, Any]) -> list[NDArray[Any]]:
    """Run a session on plain lists or arrays; lists become int64."""
    arrays = {
        name: value if isinstance(value, np.ndarray) else np.array(value, dtype=np.int64)
        for name, value in inputs.items()
    }
    return list(session.run(list(outputs), arrays))
