"""Write the trained network as ONNX graphs: ``reader.onnx`` (encoder and what needs no tree), ``relations.onnx``
(relation labels given heads, roles given predicates), ``triggers.onnx`` and ``moves.onnx`` (words that tell moves;
parts and cells of a move given such a word and its type)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from recipes.language.graph import MICROSOFT, Array, Graph
from recipes.language.network import (
    ARC_WIDTH,
    ATTENTION_HEADS,
    EPSILON,
    LABEL_WIDTH,
    LAYERS,
    MIXES,
    MOVE_WIDTH,
    SHAPE_WIDTH,
    WIDTH,
    distance_buckets,
)

LONG, FLOAT = TensorProto.INT64, TensorProto.FLOAT
# The heads' matrices may be kept in float16 (16), which gained nothing on the development sets.
HEAD_BITS = 8
# Distances between words are looked up in a table for offsets of up to this many words on either side.
FARTHEST = 400


class Weights:
    """The network's weights as arrays; matrices as (inputs, outputs)."""

    def __init__(self, state: dict[str, torch.Tensor]) -> None:
        self._state = {name: value.float().numpy() for name, value in state.items()}

    def __getitem__(self, name: str) -> Array:
        return self._state[name]

    def linear(self, *names: str) -> tuple[Array, Array]:
        """Matrix and bias of one or several linear layers side by side."""
        matrix = np.concatenate([self._state[f"{name}.weight"].T for name in names], axis=1)
        return matrix, np.concatenate([self._state[f"{name}.bias"] for name in names])


def export(state: dict[str, torch.Tensor], out: Path, head_bits: int = HEAD_BITS) -> None:
    """Write all graphs into ``out``."""
    weights = Weights(state)
    _reader(weights, out / "reader.onnx", head_bits)
    _relations(weights, out / "relations.onnx", head_bits)
    _triggers(weights, out / "triggers.onnx", head_bits)
    _moves(weights, out / "moves.onnx", head_bits)


def _encoder(graph: Graph, weights: Weights) -> list[str]:
    """All seven levels, each (1, pieces, WIDTH)."""
    length = graph.add("Shape", "pieces")
    zero = graph.integers(0)
    places = graph.add("Slice", graph.half(weights["encoder.positions.weight"]), zero, length, zero)
    total = graph.add("Add", graph.rows(weights["encoder.words.weight"], "pieces"), places)
    shape = graph.add("Gather", graph.half(weights["encoder.shapes.weight"]), "shapes")
    gamma, beta = (graph.weight(weights[f"encoder.norm.{part}"]) for part in ("weight", "bias"))
    states = graph.add(
        "LayerNormalization", graph.add("Add", total, shape), gamma, beta, axis=-1, epsilon=EPSILON
    )
    levels = [graph.add("Unsqueeze", states, zero)]
    for number in range(LAYERS):
        levels.append(_layer(graph, weights, f"encoder.layers.{number}", levels[-1]))
    return levels


def _layer(graph: Graph, weights: Weights, name: str, states: str) -> str:
    three = graph.add("Split", graph.linear(states, *weights.linear(f"{name}.qkv")), outputs=3, axis=-1)
    mixed = graph.add("MultiHeadAttention", *three, domain=MICROSOFT, num_heads=ATTENTION_HEADS)
    matrix, bias = weights.linear(f"{name}.out")
    states = _normalised(graph, weights, f"{name}.norm1", states, graph.product(mixed, matrix), bias)
    matrix, bias = weights.linear(f"{name}.up")
    lifted = graph.add("BiasGelu", graph.product(states, matrix), graph.weight(bias), domain=MICROSOFT)
    matrix, bias = weights.linear(f"{name}.down")
    return _normalised(graph, weights, f"{name}.norm2", states, graph.product(lifted, matrix), bias)


def _normalised(graph: Graph, weights: Weights, name: str, states: str, added: str, bias: Array) -> str:
    parts = [graph.weight(weights[f"{name}.{part}"]) for part in ("weight", "bias")]
    total = graph.add("Add", graph.add("Add", added, graph.weight(bias)), states)
    return str(graph.add("LayerNormalization", total, *parts, axis=-1, epsilon=EPSILON))


def _words(graph: Graph, weights: Weights, levels: list[str]) -> list[str]:
    """The word states (words, WIDTH) of every mix: the mean of first and last piece, mixed over the
    levels."""
    stacked = graph.add("Concat", *levels, axis=0)
    ends = [graph.add("Gather", stacked, place, axis=1) for place in ("first", "last")]
    flat = graph.add("Reshape", graph.add("Add", *ends), graph.integers(LAYERS + 1, -1))
    share = torch.from_numpy(weights["mix"]).softmax(-1).numpy() / 2
    mixed = graph.add("MatMul", graph.weight(share.astype(np.float32)), flat)
    mixed = graph.add("Reshape", mixed, graph.integers(len(MIXES), -1, WIDTH))
    parts = graph.add("Split", mixed, outputs=len(MIXES), axis=0)
    return [graph.add("Squeeze", part, graph.integers(0)) for part in parts]


def _gelu(graph: Graph, value: str, weights: Weights, *names: str, bits: int) -> str:
    matrix, bias = weights.linear(*names)
    return str(
        graph.add("BiasGelu", graph.product(value, matrix, bits), graph.weight(bias), domain=MICROSOFT)
    )


def _reader(weights: Weights, path: Path, bits: int) -> None:
    graph = Graph(
        {"pieces": (LONG, ["P"]), "shapes": (LONG, ["P"]), "first": (LONG, ["W"]), "last": (LONG, ["W"])}
    )
    tags, trees, names, roles, moves = _words(graph, weights, _encoder(graph, weights))
    word_shapes = graph.add(
        "Gather", graph.half(weights["shapes.weight"]), graph.add("Gather", "shapes", "first")
    )
    tags, names, roles, moves = (
        graph.add("Concat", value, word_shapes, axis=-1) for value in (tags, names, roles, moves)
    )
    sizes = [weights[f"{name}.bias"].shape[0] for name in ("upos", "xpos", "feats")]
    all_tags = graph.linear(tags, *weights.linear("upos", "xpos", "feats"), bits)
    three = graph.add("Split", all_tags, graph.integers(*sizes), outputs=3, axis=-1)
    outputs = {
        name: (graph.add("ArgMax", value, axis=-1, keepdims=0), LONG, ["W"])
        for name, value in zip(("upos", "xpos", "feats"), three, strict=True)
    }
    lifted = _gelu(
        graph, trees, weights, "arc_dependent", "arc_head", "label_dependent", "label_head", bits=bits
    )
    parts = graph.integers(ARC_WIDTH, ARC_WIDTH, 2 * LABEL_WIDTH)
    dependent, head, label_parts = graph.add("Split", lifted, parts, outputs=3, axis=-1)
    arcs = graph.add("Gemm", graph.product(dependent, weights["arc_weight"], bits), head, transB=1)
    bias = graph.add("Transpose", graph.linear(head, *weights.linear("arc_bias"), 16), perm=[1, 0])
    hidden = _gelu(graph, names, weights, "name_hidden", bits=16)
    predicates = graph.linear(roles, *weights.linear("predicate"), 16)
    outputs |= {
        "arcs": (graph.add("Add", arcs, bias), FLOAT, ["W", "W"]),
        "names": (
            graph.linear(hidden, *weights.linear("name"), 16),
            FLOAT,
            ["W", weights["name.bias"].shape[0]],
        ),
        "predicates": (graph.add("Squeeze", predicates, graph.integers(1)), FLOAT, ["W"]),
        "label_parts": (label_parts, FLOAT, ["W", 2 * LABEL_WIDTH]),
        "role_states": (roles, FLOAT, ["W", WIDTH + SHAPE_WIDTH]),
        "move_states": (moves, FLOAT, ["W", WIDTH + SHAPE_WIDTH]),
    }
    graph.save(path, outputs)


def _triggers(weights: Weights, path: Path, bits: int) -> None:
    graph = Graph({"states": (FLOAT, ["W", WIDTH + SHAPE_WIDTH])})
    hidden = _gelu(graph, "states", weights, "moves.trigger_hidden", bits=bits)
    scores = graph.linear(hidden, *weights.linear("moves.trigger"), bits)
    graph.save(path, {"triggers": (scores, FLOAT, ["W", weights["moves.trigger.bias"].shape[0]])})


def _moves(weights: Weights, path: Path, bits: int) -> None:
    """``triggers`` are places in the sentence (0 is the root), ``types`` numbers of types."""
    graph = Graph(
        {
            "states": (FLOAT, ["W", WIDTH + SHAPE_WIDTH]),
            "triggers": (LONG, ["K"]),
            "types": (LONG, ["K"]),
        }
    )
    words = graph.linear("states", *weights.linear("moves.word", "moves.word_product"), bits)
    plain, product = graph.add("Split", words, outputs=2, axis=-1)
    chosen = graph.add("Gather", "states", "triggers")
    told = graph.linear(chosen, *weights.linear("moves.told", "moves.told_product"), bits)
    own, own_product = graph.add("Split", told, outputs=2, axis=-1)
    own = graph.add("Add", own, graph.add("Gather", graph.half(weights["moves.kind.weight"]), "types"))
    one = graph.integers(1)
    own, own_product = (graph.add("Unsqueeze", value, one) for value in (own, own_product))
    total = graph.add("Add", graph.add("Add", plain, own), _distances(graph, weights, "moves.distance"))
    total = graph.add(
        "Gelu", graph.add("Add", total, graph.add("Mul", product, own_product)), domain=MICROSOFT
    )
    spans = graph.linear(total, *weights.linear("moves.spans"), bits)
    # The root takes part neither in the attention nor as a word.
    inner = graph.add("Slice", total, graph.integers(1), graph.integers(FARTHEST * 2), graph.integers(1))
    weight = graph.add("Softmax", graph.linear(inner, *weights.linear("moves.attention"), 16), axis=1)
    pooled = graph.add("ReduceSum", graph.add("Mul", weight, inner), graph.integers(1), keepdims=0)
    row = graph.add("Unsqueeze", graph.add("Unsqueeze", "triggers", one), one)
    row = graph.add("Expand", row, graph.integers(1, 1, MOVE_WIDTH))
    at_trigger = graph.add("Squeeze", graph.add("GatherElements", total, row, axis=1), one)
    cells = graph.linear(
        graph.add("Concat", pooled, at_trigger, axis=-1), *weights.linear("moves.cells"), bits
    )
    graph.save(
        path,
        {
            "spans": (spans, FLOAT, ["K", "W", weights["moves.spans.bias"].shape[0]]),
            "cells": (cells, FLOAT, ["K", weights["moves.cells.bias"].shape[0]]),
        },
    )


def _distances(graph: Graph, weights: Weights, name: str) -> str:
    """The embedding of each word's distance from each trigger (triggers, words, width)."""
    length = graph.add("Slice", graph.add("Shape", "states"), graph.integers(0), graph.integers(1))
    length = graph.add("Squeeze", length, graph.integers(0))
    zero, one = (graph.weight(np.array(number, dtype=np.int64)) for number in (0, 1))
    row = graph.add("Unsqueeze", graph.add("Range", zero, length, one), graph.integers(0))
    offset = graph.add("Sub", row, graph.add("Unsqueeze", "triggers", graph.integers(1)))
    buckets = distance_buckets(torch.arange(-FARTHEST, FARTHEST + 1)).numpy()
    limits = [graph.weight(np.array(number, dtype=np.int64)) for number in (-FARTHEST, FARTHEST)]
    shifted = graph.add("Add", graph.add("Clip", offset, *limits), limits[1])
    return str(graph.add("Gather", graph.half(weights[f"{name}.weight"][buckets]), shifted))


def _relations(weights: Weights, path: Path, bits: int) -> None:
    graph = Graph(
        {
            "label_parts": (FLOAT, ["W", 2 * LABEL_WIDTH]),
            "heads": (LONG, ["W"]),
            "role_states": (FLOAT, ["W", WIDTH + SHAPE_WIDTH]),
            "predicates": (LONG, ["K"]),
        }
    )
    labels = _label_scores(graph, weights, bits)
    roles = _role_scores(graph, weights, bits)
    outputs = {
        "labels": (graph.add("ArgMax", labels, axis=-1, keepdims=0), LONG, ["W"]),
        "roles": (roles, FLOAT, ["K", "W", weights["role.bias"].shape[0]]),
    }
    graph.save(path, outputs)


def _label_scores(graph: Graph, weights: Weights, bits: int) -> str:
    dependent, head = graph.add("Split", "label_parts", outputs=2, axis=-1)
    head = graph.add("Gather", head, "heads")
    count = weights["label_bias.bias"].shape[0]
    product = graph.product(dependent, weights["label_weight"], bits)
    product = graph.add("Reshape", product, graph.integers(-1, count, LABEL_WIDTH))
    product = graph.add("MatMul", product, graph.add("Unsqueeze", head, graph.integers(2)))
    pair = graph.add("Concat", dependent, head, axis=-1)
    plain = graph.linear(pair, *weights.linear("label_bias"), bits)
    return str(graph.add("Add", graph.add("Squeeze", product, graph.integers(2)), plain))


def _role_scores(graph: Graph, weights: Weights, bits: int) -> str:
    chosen = graph.add("Gather", "role_states", "predicates")
    words = graph.linear("role_states", *weights.linear("role_word", "role_word_product"), bits)
    places = graph.linear(chosen, *weights.linear("role_predicate", "role_predicate_product"), bits)
    plain, product = graph.add("Split", words, outputs=2, axis=-1)
    mine, mine_product = graph.add(
        "Split", graph.add("Unsqueeze", places, graph.integers(1)), outputs=2, axis=-1
    )
    length = graph.add("Squeeze", graph.add("Shape", "heads"), graph.integers(0))
    zero, one = (graph.weight(np.array(number, dtype=np.int64)) for number in (0, 1))
    row = graph.add("Unsqueeze", graph.add("Range", zero, length, one), graph.integers(0))
    offset = graph.add("Sub", row, graph.add("Unsqueeze", "predicates", graph.integers(1)))
    buckets = distance_buckets(torch.arange(-FARTHEST, FARTHEST + 1)).numpy()
    table = weights["role_distance.weight"][buckets]
    limits = [graph.weight(np.array(number, dtype=np.int64)) for number in (-FARTHEST, FARTHEST)]
    shifted = graph.add("Add", graph.add("Clip", offset, *limits), limits[1])
    distance = graph.add("Gather", graph.half(table), shifted)
    total = graph.add("Add", graph.add("Add", plain, mine), distance)
    total = graph.add("Add", total, graph.add("Mul", product, mine_product))
    return graph.linear(str(graph.add("Gelu", total, domain=MICROSOFT)), *weights.linear("role"), bits)
