"""A trained network as plain arrays: what `persian_ie.taggers.network` reads.

usage: export.py CHECKPOINT.pt VECTORS.kv OUT.npz
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
import torch
from gensim.models import KeyedVectors

from persian_ie.taggers.features import BITS


def eighths(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as 8-bit integers and a scale each."""
    scale = np.abs(rows).max(1) / 127
    return np.round(rows / np.maximum(scale, 1e-9)[:, None]).astype(np.int8), scale.astype(np.float16)


def gates(weight: np.ndarray) -> np.ndarray:
    """Torch's gates (input, forget, cell, output) along the last axis as input, forget, output, cell; the sigmoid ones halved."""
    i, f, g, o = np.split(weight, 4, -1)
    return np.concatenate([i / 2, f / 2, o / 2, g], -1)


def arrays(saved: dict[str, Any], wv: KeyedVectors, table: np.ndarray) -> dict[str, np.ndarray]:
    """All arrays of the model file."""
    state = {name: value.numpy() for name, value in saved["state"].items()}
    layers = saved["args"]["layers"]
    vectors, scale = eighths(table * state["scale"])
    out: dict[str, np.ndarray] = {
        "words": np.frombuffer("\n".join(wv.index_to_key).encode(), np.uint8),
        "own_words": np.frombuffer("\n".join(saved["tvoc"]).encode(), np.uint8),
        "vectors": vectors,
        "vector_scale": scale,
        "own_vectors": state["task.weight"],
        "letter_table": np.stack([state["ce.weight"] @ state["conv.weight"][:, :, k].T for k in range(3)]),
        "letter_bias": state["conv.bias"],
        "out": state["outs.0.weight"].T,
        "out_bias": state["outs.0.bias"],
        "transitions": state["trans.0"],
        "start": state["start.0"],
    }
    for n in range(layers):
        sides = [f"rnn.{{}}_l{n}{side}" for side in ("", "_reverse")]
        out[f"input_{n}"] = np.concatenate([gates(state[s.format("weight_ih")].T) for s in sides], 1)
        out[f"bias_{n}"] = np.concatenate([gates(state[s.format("bias_ih")] + state[s.format("bias_hh")]) for s in sides])
        out[f"recurrent_{n}"] = np.stack([gates(state[s.format("weight_hh")].T) for s in sides])
    meta = {"bits": list(BITS), "labels": saved["tags"], "letters": list(saved["cvoc"]), "longest_word": 14, "layers": layers}
    out["meta"] = np.frombuffer(json.dumps(meta, ensure_ascii=False).encode(), np.uint8)
    return {name: value.astype(np.float16) if value.dtype == np.float32 else value for name, value in out.items()}


def main() -> None:
    checkpoint, vectors, path = sys.argv[1:]
    wv = KeyedVectors.load(vectors)
    saved = torch.load(checkpoint)
    scaled = wv.vectors / wv.vectors.std()
    table = np.concatenate([scaled[-5000:].mean(0, keepdims=True), scaled]).astype(np.float32)
    np.savez_compressed(path, **arrays(saved, wv, table))


if __name__ == "__main__":
    main()
