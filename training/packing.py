"""Writes a learnt model: one byte a weight, and the card that names its parts and its SHA-256."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from training.lesson import Lesson
from warmdesk.coach.learnt.model import WEIGHTS, Part


def pack(lesson: Lesson, folder: Path = WEIGHTS) -> Path:
    """Train all parts and write them; the path of the card."""
    parts = {label: lesson.weights(label).part() for label in lesson.examples}
    for name, table in lesson.tables.items():
        parts[name] = Part(memoryview(bytes(table)).cast("b"), scale=1.0, bias=0.0)
    raw = b"".join(part.weights.tobytes() for part in parts.values())
    card = {
        "name": lesson.name,
        "sha256": sha256(raw).hexdigest(),
        "buckets": lesson.buckets,
        "rows": len(next(iter(lesson.examples.values()))),
        "parts": [
            {"label": label, "scale": part.scale, "bias": part.bias}
            for label, part in parts.items()
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lesson.name}.bin").write_bytes(raw)
    path = folder / f"{lesson.name}.json"
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return path
