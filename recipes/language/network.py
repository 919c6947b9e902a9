"""The network: a MiniLM-L6 encoder (plain torch) that also reads word shapes, and a head for every layer."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, ATTENTION_HEADS, FEED_FORWARD, POSITIONS = 6, 384, 12, 1536, 512
EPSILON = 1e-12
# Which states each group of heads mixes from the layers.
MIXES = ("tags", "trees", "names", "roles", "moves")
SHAPE_WIDTH = 32
ARC_WIDTH, LABEL_WIDTH, NAME_WIDTH, ROLE_WIDTH, MOVE_WIDTH = 256, 128, 192, 256, 256
# Distances between a word and its predicate, in buckets of growing size on both sides.
NEAREST_BUCKETS, LAST_BUCKET = 8, 14


def distance_buckets(distance: Tensor) -> Tensor:
    """Signed word distances as bucket numbers 0 to 2 * LAST_BUCKET (exact up to 8, then doubling)."""
    size = distance.abs().clamp(max=400)
    far = NEAREST_BUCKETS + torch.floor(torch.log2(size.clamp(min=1).float() / NEAREST_BUCKETS)).long()
    bucket = torch.where(size <= NEAREST_BUCKETS, size, far + 1).clamp(max=LAST_BUCKET)
    return torch.where(distance < 0, -bucket, bucket) + LAST_BUCKET


def shared_dropout(states: Tensor, share: float) -> Tensor:
    """Dropout that leaves out the same numbers at every place of a sentence: as good, and much cheaper to
    draw."""
    if not share:
        return states
    kept = torch.rand(states.shape[0], *[1] * (states.dim() - 2), states.shape[-1]) >= share
    return states * (kept.to(states.dtype) / (1 - share))


class Layer(nn.Module):
    """One transformer layer, as in BERT (normalisation after each sum)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, FEED_FORWARD)
        self.down = nn.Linear(FEED_FORWARD, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = dropout

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """``states`` (sentences, pieces, WIDTH); ``mask`` (sentences, 1, 1, pieces), very low where there is
        no piece."""
        batch, length, _ = states.shape
        parts = self.qkv(states).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        drop = self.dropout if self.training else 0.0
        query, key, value = parts.unbind(0)
        # For sentences this short plain products are faster than fused attention. No dropout here: it is slow
        # too.
        weight = (query @ key.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5 + mask).softmax(-1)
        mixed = (weight.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm1(states + shared_dropout(self.out(mixed), drop))
        lifted = self.down(functional.gelu(self.up(states)))
        return self.norm2(states + shared_dropout(lifted, drop))


class Encoder(nn.Module):
    """Pieces and shapes to the states of all seven levels (embeddings and six layers)."""

    def __init__(self, vocabulary: int, shapes: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(shapes, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """``pieces`` and ``shapes`` (sentences, pieces) to seven tensors (sentences, pieces, WIDTH)."""
        positions = self.positions.weight[: pieces.shape[1]]
        states = self.norm(self.words(pieces) + positions + self.shapes(shapes))
        levels = [shared_dropout(states, self.dropout if self.training else 0.0)]
        hidden = (~mask[:, None, None, :]).to(torch.bfloat16) * -1e4
        for layer in self.layers:
            levels.append(layer(levels[-1], hidden))
        return levels

    def load(self, file: Path, kept: list[int]) -> None:
        """Take the pretrained weights; ``kept`` are the vocabulary rows that stay."""
        given = load_file(file)
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"][kept])
            # There is only one kind of text, so its embedding joins the positions.
            kind = given["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(given["embeddings.position_embeddings.weight"] + kind)
            _copy(self.norm, given, "embeddings.LayerNorm")
            for index, layer in enumerate(self.layers):
                name = f"encoder.layer.{index}."
                for part in ("weight", "bias"):
                    rows = [
                        given[f"{name}attention.self.{which}.{part}"] for which in ("query", "key", "value")
                    ]
                    getattr(layer.qkv, part).copy_(torch.cat(rows))
                _copy(layer.out, given, f"{name}attention.output.dense")
                _copy(layer.norm1, given, f"{name}attention.output.LayerNorm")
                _copy(layer.up, given, f"{name}intermediate.dense")
                _copy(layer.down, given, f"{name}output.dense")
                _copy(layer.norm2, given, f"{name}output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])


class MoveHeads(nn.Module):
    """Which words tell a move of which type, and, given such a word and type, the spans and cells of the move."""

    def __init__(self, wide: int, sizes: dict[str, int]) -> None:
        super().__init__()
        self.trigger_hidden = nn.Linear(wide, MOVE_WIDTH)
        self.trigger = nn.Linear(MOVE_WIDTH, sizes["types"])
        self.kind = nn.Embedding(sizes["types"], MOVE_WIDTH)
        self.word = nn.Linear(wide, MOVE_WIDTH)
        self.word_product = nn.Linear(wide, MOVE_WIDTH)
        self.told = nn.Linear(wide, MOVE_WIDTH)
        self.told_product = nn.Linear(wide, MOVE_WIDTH)
        self.distance = nn.Embedding(2 * LAST_BUCKET + 1, MOVE_WIDTH)
        self.spans = nn.Linear(MOVE_WIDTH, sizes["spans"])
        self.attention = nn.Linear(MOVE_WIDTH, 1)
        self.cells = nn.Linear(2 * MOVE_WIDTH, sizes["issues"] + sizes["modalities"] + 1)

    def triggers(self, wide: Tensor, drop: Callable[[Tensor], Tensor]) -> Tensor:
        """A score above 0 where a word tells a move of a type (sentences, 1 + words, types)."""
        return self.trigger(drop(functional.gelu(self.trigger_hidden(wide))))

    def frames(
        self, wide: Tensor, frames: Tensor, mask: Tensor, drop: Callable[[Tensor], Tensor]
    ) -> tuple[Tensor, Tensor]:
        """Scores of span labels (frames, 1 + words, labels) and of cells (frames, issues + modalities + repeated).

        ``frames`` (frames, 3) are sentence, word and type numbers; ``mask`` (sentences, 1 + words) has the words.
        """
        sentence, place, kind = frames.unbind(1)
        told = wide[sentence, place]
        places = torch.arange(wide.shape[1], device=wide.device)
        distance = self.distance(distance_buckets(places[None] - place[:, None]))
        own = (self.told(told) + self.kind(kind))[:, None]
        product = self.word_product(wide)[sentence] * self.told_product(told)[:, None]
        total = drop(functional.gelu(self.word(wide)[sentence] + own + distance + product))
        words = mask.clone()
        words[:, 0] = False  # the root is no word
        weight = self.attention(total).squeeze(-1).float().masked_fill(~words[sentence], -1e4).softmax(-1)
        pooled = (weight[..., None].to(total.dtype) * total).sum(1)
        at_trigger = total[torch.arange(len(frames)), place]
        return self.spans(total), self.cells(torch.cat([pooled, at_trigger], -1))


class Network(nn.Module):
    """Encoder and heads. ``sizes`` gives the number of labels of each layer and of vocabulary and shapes."""

    def __init__(self, sizes: dict[str, int], dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        super().__init__()
        self.encoder = Encoder(sizes["vocabulary"], sizes["shapes"], dropout)
        self.mix = nn.Parameter(torch.zeros(len(MIXES), LAYERS + 1))
        self.head_dropout = head_dropout
        self.shapes = nn.Embedding(sizes["shapes"], SHAPE_WIDTH)
        wide = WIDTH + SHAPE_WIDTH
        self.upos = nn.Linear(wide, sizes["upos"])
        self.xpos = nn.Linear(wide, sizes["xpos"])
        self.feats = nn.Linear(wide, sizes["feats"])
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_weight = nn.Parameter(torch.randn(ARC_WIDTH, ARC_WIDTH) / math.sqrt(ARC_WIDTH) / 4)
        self.arc_bias = nn.Linear(ARC_WIDTH, 1)
        self.label_dependent = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_weight = nn.Parameter(torch.randn(LABEL_WIDTH, sizes["deps"] * LABEL_WIDTH) / LABEL_WIDTH)
        self.label_bias = nn.Linear(2 * LABEL_WIDTH, sizes["deps"])
        self.name_hidden = nn.Linear(wide, NAME_WIDTH)
        self.name = nn.Linear(NAME_WIDTH, sizes["names"])
        self.predicate = nn.Linear(wide, 1)
        self.role_word = nn.Linear(wide, ROLE_WIDTH)
        self.role_predicate = nn.Linear(wide, ROLE_WIDTH)
        self.role_word_product = nn.Linear(wide, ROLE_WIDTH)
        self.role_predicate_product = nn.Linear(wide, ROLE_WIDTH)
        self.role_distance = nn.Embedding(2 * LAST_BUCKET + 1, ROLE_WIDTH)
        self.role = nn.Linear(ROLE_WIDTH, sizes["roles"])
        self.moves = MoveHeads(wide, sizes)

    def states(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The word states of every mix (sentences, 1 + words, WIDTH); place 0 is the root ([CLS])."""
        levels = torch.stack(self.encoder(batch["pieces"], batch["shapes"], batch["piece_mask"]))
        levels = levels.float().flatten(2)  # levels, sentences, pieces * WIDTH
        mixed = torch.einsum("ml,lbx->mbx", self.mix.softmax(-1), levels)
        mixed = mixed.view(len(MIXES), *batch["pieces"].shape, WIDTH)
        row = torch.arange(mixed.shape[1], device=mixed.device)[:, None]
        words = (mixed[:, row, batch["first"]] + mixed[:, row, batch["last"]]) / 2
        words = self._drop(words.flatten(0, 1)).view(words.shape)
        return dict(zip(MIXES, words, strict=True))

    def with_shape(self, states: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Put the embedding of the word's shape beside its state."""
        return torch.cat([states, self.shapes(batch["word_shapes"])], -1)

    def tags(self, states: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Scores of UPOS, XPOS and features (sentences, 1 + words, labels)."""
        wide = self.with_shape(states["tags"], batch)
        return {"upos": self.upos(wide), "xpos": self.xpos(wide), "feats": self.feats(wide)}

    def arcs(self, states: dict[str, Tensor]) -> Tensor:
        """Scores of arcs (sentences, dependent, head)."""
        dependent = self._lift(self.arc_dependent, states["trees"])
        head = self._lift(self.arc_head, states["trees"])
        return dependent @ self.arc_weight @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)

    def labels(self, states: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of relation labels given each word's head (sentences, 1 + words, labels)."""
        dependent = self._lift(self.label_dependent, states["trees"])
        head = self._lift(self.label_head, states["trees"])
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, LABEL_WIDTH))
        product = (dependent @ self.label_weight).unflatten(-1, (-1, LABEL_WIDTH)) @ head[..., None]
        return product.squeeze(-1) + self.label_bias(torch.cat([dependent, head], -1))

    def names(self, states: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
        """Scores of BIO name labels (sentences, 1 + words, labels)."""
        return self.name(self._lift(self.name_hidden, self.with_shape(states["names"], batch)))

    def predicates(self, states: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
        """A score above 0 where a word is a predicate (sentences, 1 + words)."""
        return self.predicate(self.with_shape(states["roles"], batch)).squeeze(-1)

    def roles(self, states: dict[str, Tensor], batch: dict[str, Tensor], frames: Tensor) -> Tensor:
        """Scores of BIO roles (frames, 1 + words, labels); ``frames`` (frames, 2) are sentence and word
        numbers."""
        wide = self.with_shape(states["roles"], batch)
        word = torch.cat([self.role_word(wide), self.role_word_product(wide)], -1)[frames[:, 0]]
        chosen = wide[frames[:, 0], frames[:, 1]]
        places = torch.arange(wide.shape[1], device=wide.device)
        distance = self.role_distance(distance_buckets(places[None] - frames[:, 1:]))
        plain, product = word.chunk(2, -1)
        total = plain + self.role_predicate(chosen)[:, None] + distance
        total = total + product * self.role_predicate_product(chosen)[:, None]
        return self.role(self._drop(functional.gelu(total)))

    def triggers(self, states: dict[str, Tensor], batch: dict[str, Tensor]) -> Tensor:
        """Scores of move types (sentences, 1 + words, types)."""
        return self.moves.triggers(self.with_shape(states["moves"], batch), self._drop)

    def move_frames(
        self, states: dict[str, Tensor], batch: dict[str, Tensor], frames: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Scores of spans and cells of moves, see `MoveHeads.frames`."""
        wide = self.with_shape(states["moves"], batch)
        return self.moves.frames(wide, frames, batch["word_mask"], self._drop)

    def _lift(self, linear: nn.Linear, states: Tensor) -> Tensor:
        return self._drop(functional.gelu(linear(states)))

    def _drop(self, states: Tensor) -> Tensor:
        return shared_dropout(states, self.head_dropout if self.training else 0.0)
