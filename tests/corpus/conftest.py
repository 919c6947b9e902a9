from __future__ import annotations

from typing import Any

import pytest

from parley.corpus import CodedReport

TEXT = (
    "Talks stall in Porto Verde\n\n"
    "The Blue Valley Front refused on Monday to free 40 prisoners unless the siege of Anda is lifted. "
    "“They refused before,” a minister told Radio Porto. Both sides will meet again on 9 May."
)


@pytest.fixture
def coded() -> dict[str, Any]:
    """A coded report as its file has it."""
    return {
        "id": "porto-1",
        "codebook": "1",
        "coder": "first",
        "date": "2026-11-01",
        "document": {"published": "2019-05-07", "style": "wire", "conflict": "invented-porto", "text": TEXT},
        "tags": ["condition-phrase"],
        "moves": [
            {
                "type": "reject",
                "actors": ["Blue Valley Front"],
                "issues": ["prisoners"],
                "terms": {
                    "quantities": [{"min": 40, "max": 40, "unit": "prisoners"}],
                    "when": "2019-05-06",
                    "condition": "unless the siege of Anda is lifted",
                },
                "modality": "asserted",
                "evidence": "The Blue Valley Front refused on Monday to free 40 prisoners",
                "also": ["They refused before"],
                "words": {"act": "refused", "actors": ["The Blue Valley Front"]},
            },
            {
                "type": "meet",
                "issues": ["process"],
                "terms": {"when": "2019-05-09"},
                "modality": "planned",
                "repeated": True,
                "evidence": {"exact": "meet again", "prefix": "will "},
            },
        ],
    }


@pytest.fixture
def report(coded: dict[str, Any]) -> CodedReport:
    return CodedReport.model_validate(coded)
