"""The learned coder: heads on the encoder that `language` already runs decide what is a move; rules fill its cells."""

from parley.coder.learned.coder import LearnedCoder

__all__ = ["LearnedCoder"]
