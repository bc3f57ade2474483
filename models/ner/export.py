"""A trained network as plain arrays: what `persian_ie.taggers.network` reads.

usage: export.py VECTORS OUT.npz CHECKPOINT.pt [CHECKPOINT.pt …]        (several make an ensemble)
       VECTORS is a file that vectors.py wrote, or a model such as ner.npz: its word vectors.
"""

from __future__ import annotations

import json
import sys
from typing import Any, NamedTuple

import numpy as np
import torch

from persian_ie.taggers.features import BITS


def eighths(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as 8-bit integers and a scale each."""
    scale = np.abs(rows).max(1) / 127
    return np.round(rows / np.maximum(scale, 1e-9)[:, None]).astype(np.int8), scale.astype(np.float16)


class WordVectors(NamedTuple):
    """Words, and a table of their vectors in units of their spread, whose first row is for words that are unknown."""

    words: list[str]
    table: np.ndarray


def word_vectors(path: str) -> WordVectors:
    """The vectors of a file that vectors.py wrote, or of a model."""
    if path.endswith(".npz"):
        with np.load(path, allow_pickle=False) as model:
            words = model["words"].tobytes().decode("utf8").split("\n")
            return WordVectors(words, model["vectors"] * model["vector_scale"].astype(np.float32)[:, None])
    from gensim.models import KeyedVectors

    wv = KeyedVectors.load(path)
    scaled = wv.vectors / wv.vectors.std()
    unknown = scaled[-5000:].mean(0, keepdims=True)  # the mean of the rarest
    return WordVectors(wv.index_to_key, np.concatenate([unknown, scaled]).astype(np.float32))


def gates(weight: np.ndarray) -> np.ndarray:
    """Torch's gates (input, forget, cell, output) along the last axis as input, forget, output, cell; the sigmoid ones halved."""
    i, f, g, o = np.split(weight, 4, -1)
    return np.concatenate([i / 2, f / 2, o / 2, g], -1)


def member(saved: dict[str, Any]) -> dict[str, np.ndarray]:
    """The arrays of one network. The learned scale of the word vectors goes into the weights that read them."""
    state = {name: value.numpy() for name, value in saved["state"].items()}
    out = {
        "own": state["task.weight"],
        "letters": np.stack([state["ce.weight"] @ state["conv.weight"][:, :, k].T for k in range(3)]),
        "letters_bias": state["conv.bias"],
        "out": state["outs.0.weight"].T,
        "out_bias": state["outs.0.bias"],
        "transitions": state["trans.0"],
        "start": state["start.0"],
    }
    for n in range(saved["args"]["layers"]):
        sides = [f"rnn.{{}}_l{n}{side}" for side in ("", "_reverse")]
        out[f"input_{n}"] = np.concatenate([gates(state[s.format("weight_ih")].T) for s in sides], 1)
        out[f"bias_{n}"] = np.concatenate([gates(state[s.format("bias_ih")] + state[s.format("bias_hh")]) for s in sides])
        out[f"recurrent_{n}"] = np.stack([gates(state[s.format("weight_hh")].T) for s in sides])
    out["input_0"][: len(state["scale"])] *= state["scale"][:, None]
    return out


def main() -> None:
    vectors, path, *checkpoints = sys.argv[1:]
    known = word_vectors(vectors)
    members = [torch.load(checkpoint) for checkpoint in checkpoints]
    first = members[0]
    assert all(other[key] == first[key] for other in members for key in ("tvoc", "cvoc", "tags")), "trained on other sentences"
    eights, scale = eighths(known.table)
    arrays: dict[str, np.ndarray] = {
        "words": np.frombuffer("\n".join(known.words).encode(), np.uint8),
        "own_words": np.frombuffer("\n".join(first["tvoc"]).encode(), np.uint8),
        "vectors": eights,
        "vector_scale": scale,
    }
    for m, saved in enumerate(members):
        arrays |= {f"{m}/{name}": value.astype(np.float16) for name, value in member(saved).items()}
    layers = [saved["args"]["layers"] for saved in members]
    meta = {"bits": list(BITS), "labels": first["tags"], "letters": list(first["cvoc"]), "longest_word": 14, "layers": layers}
    arrays["meta"] = np.frombuffer(json.dumps(meta, ensure_ascii=False).encode(), np.uint8)
    np.savez_compressed(path, **arrays)


if __name__ == "__main__":
    main()
