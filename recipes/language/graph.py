"""A small builder of ONNX graphs: nodes with generated names, and weights stored as int8 or float16."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
Array = NDArray[Any]
# Rows are scaled to whole numbers from -MOST to MOST and stored as bytes around MOST + 1. With 63 the sums of
# two products of a byte (at most 127) and an int8 weight fit the 16 bits in which processors without VNNI add
# them, so every processor finds the same. In an early trial, 127 scored some 0.3 LAS higher.
MOST = 63


class Graph:
    """Collects nodes and weights. Values are known by their names."""

    def __init__(self, inputs: dict[str, tuple[int, list[int | str]]]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._inputs = [
            helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()
        ]
        self._count = 0
        self._constants: dict[tuple[Any, ...], str] = {}

    def name(self, what: str) -> str:
        """A name that is not used yet."""
        self._count += 1
        return f"{what}_{self._count}"

    def add(self, operator: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        """Add a node; returns its output's name, or a list of names if it has several."""
        names = [self.name(operator) for _ in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def weight(self, value: Array) -> str:
        """Store an array as it is."""
        name = self.name("weight")
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def integers(self, *values: int) -> str:
        """A constant vector of integers (shapes, axes)."""
        return self._shared(("integers", *values), np.array(values, dtype=np.int64))

    def half(self, value: Array) -> str:
        """Store an array as float16; it is widened once, when the session is made."""
        return str(self.add("Cast", self.weight(value.astype(np.float16)), to=TensorProto.FLOAT))

    def rows(self, table: Array, numbers: str) -> str:
        """Look up rows of an int8 table with a scale for every row."""
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        whole = np.round(table / scale).astype(np.int8)
        picked = self.add("Cast", self.add("Gather", self.weight(whole), numbers), to=TensorProto.FLOAT)
        scales = self.add("Gather", self.weight(scale.astype(np.float32)), numbers)
        return str(self.add("Mul", picked, scales))

    def product(self, value: str, matrix: Array, bits: int = 8) -> str:
        """``value @ matrix`` (matrix: inputs, outputs). ``bits`` 8: whole numbers; 16: float16 stored.

        With 8 bits every row of ``value`` gets its own scale (its largest size becomes MOST) and every column
        of ``matrix`` too, so no row's result depends on another row: a sentence reads the same in any
        company.
        """
        if bits == 16:
            return str(self.add("MatMul", value, self.half(matrix)))
        largest = self.add("ReduceMax", self.add("Abs", value), axes=[-1], keepdims=1)
        # A row of zeros must not divide by zero.
        largest = self.add("Max", largest, self._scalar(1e-6))
        scaled = self.add("Mul", value, self.add("Div", self._scalar(MOST), largest))
        whole = self.add("QuantizeLinear", scaled, self._scalar(1.0), self._middle())
        scale = np.maximum(np.abs(matrix).max(0), 1e-10) / 127
        columns = np.round(matrix / scale).astype(np.int8)
        factors = (self._scalar(1.0), self.weight((scale / MOST).astype(np.float32)), self._middle())
        product = self.add("MatMulIntegerToFloat", whole, self.weight(columns), *factors, domain=MICROSOFT)
        return str(self.add("Mul", product, largest))

    def _scalar(self, number: float) -> str:
        return self._shared(("scalar", number), np.array(number, dtype=np.float32))

    def _middle(self) -> str:
        return self._shared(("middle",), np.array(MOST + 1, dtype=np.uint8))

    def _shared(self, key: tuple[Any, ...], value: Array) -> str:
        if key not in self._constants:
            self._constants[key] = self.weight(value)
        return self._constants[key]

    def linear(self, value: str, matrix: Array, bias: Array, bits: int = 8) -> str:
        """``value @ matrix + bias``."""
        return str(self.add("Add", self.product(value, matrix, bits), self.weight(bias)))

    def save(self, path: Path, outputs: dict[str, tuple[str, int, list[int | str]]]) -> None:
        """Check and write the graph; ``outputs`` maps public names to (value, type, shape)."""
        for name, (value, _, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [value], [name]))
        infos = [
            helper.make_tensor_value_info(name, kind, shape) for name, (_, kind, shape) in outputs.items()
        ]
        graph = helper.make_graph(self.nodes, path.stem, self._inputs, infos, self.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        made = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="parley")
        onnx.checker.check_model(made)
        onnx.save(made, str(path))
