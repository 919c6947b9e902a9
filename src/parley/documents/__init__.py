"""Reads reports: the original, the repaired text with its way back, and what was wrong."""

from parley.documents.document import Block, Dateline, Defect, DefectKind, Document
from parley.documents.fields import FieldMap
from parley.documents.offsets import Offsets
from parley.documents.paths import read_paths
from parley.documents.read import read_text

__all__ = [
    "Block",
    "Dateline",
    "Defect",
    "DefectKind",
    "Document",
    "FieldMap",
    "Offsets",
    "read_paths",
    "read_text",
]
