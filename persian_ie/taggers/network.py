"""A bidirectional LSTM with a linear-chain CRF over word vectors, letters and lexicon facts, run with numpy.

The weights are learned with torch (see ``models/ner/train.py``) and kept as plain arrays. Sentences of a text run side by
side, the longest first, so that a step of the recurrence is one product of matrices for all that are still going on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from persian_ie.errors import DataError
from persian_ie.taggers.features import BITS, word_key

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

_REMEMBERED = 6_000  # words whose row is kept ready, at most (7 kB each)
_AT_ONCE = 32  # sentences run side by side, at most
_NEVER = np.float32(-1e4)
# OpenBLAS runs a product of more multiplications than this on several threads, which cost more than they bring in products
# as small as ours, and far more where other programs use the cores. Source: GEMM_MULTITHREAD_THRESHOLD of its interface/gemm.c.
_ONE_THREAD = 4 * 65536


class _Member:
    """One network of the ensemble: its own word and letter tables, its layers and its scores."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], layers: int) -> None:
        values = {name: array.astype(np.float32) for name, array in arrays.items()}
        self.own, self.letters, self.letters_bias = values["own"], values["letters"], values["letters_bias"]
        facts = len(BITS)
        self.word_inputs, self.fact_inputs = values["input_0"][:-facts], values["input_0"][-facts:]
        self.bias = values["bias_0"]
        self.recurrent = [values[f"recurrent_{n}"] for n in range(layers)]
        self.upper = [(values[f"input_{n}"], values[f"bias_{n}"]) for n in range(1, layers)]
        self.out, self.out_bias = values["out"], values["out_bias"]
        self.transitions, self.start = values["transitions"], values["start"]

    def of_words(self, vectors: Floats, own: Sequence[int], codes: Indices) -> Floats:
        """The first layer's product for words: their vectors, what was learned of the word itself, and its letters."""
        sums = self.letters[0][codes[:, :-2]] + self.letters[1][codes[:, 1:-1]] + self.letters[2][codes[:, 2:]]
        spelled = np.maximum(sums.max(1) + self.letters_bias, 0.0)
        return _product(np.concatenate([vectors, self.own[own], spelled], 1), self.word_inputs) + self.bias

    def scores(self, projected: Floats, packing: _Packing) -> Floats:
        """A score for each token and label."""
        hidden = _recur(projected, self.recurrent[0], packing)
        for (inputs, bias), recurrent in zip(self.upper, self.recurrent[1:], strict=True):
            hidden = _recur(_product(hidden, inputs) + bias, recurrent, packing)
        return _product(hidden, self.out) + self.out_bias


class Network:
    """The tagger's weights and their use; read-only but for what it remembers of words met.

    It is a small ensemble: the scores of its members are averaged before the best label sequence is sought.

    Parameters
    ----------
    path : Path
        The model file: an ``npz`` archive of plain arrays.
    """

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path, allow_pickle=False) as archive:
                arrays: dict[str, NDArray[Any]] = {name: archive[name] for name in archive.files}
            meta = json.loads(arrays["meta"].tobytes())
            words, own_words = (arrays[name].tobytes().decode("utf8").split("\n") for name in ("words", "own_words"))
        except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
            raise DataError(f"{path.name} is no model of this version: {error}") from None
        if meta["bits"] != list(BITS):
            raise DataError(f"{path.name} was trained for other features: train it again")
        self.labels: list[str] = meta["labels"]
        self._word = {word: row for row, word in enumerate(words, 1)}
        self._own = {word: row for row, word in enumerate(own_words, 1)}
        self._letter: dict[str, int] = {letter: i for i, letter in enumerate(meta["letters"], 2)}
        self._longest: int = meta["longest_word"]
        self._vectors, self._scale = arrays["vectors"], arrays["vector_scale"].astype(np.float32)
        self._members = [
            _Member({name.removeprefix(f"{m}/"): array for name, array in arrays.items() if name.startswith(f"{m}/")}, layers)
            for m, layers in enumerate(meta["layers"])
        ]
        transitions = np.mean([member.transitions for member in self._members], 0)
        self._transitions, self._start = _allowed(self.labels, transitions, np.mean([member.start for member in self._members], 0))
        self._facts = np.concatenate([member.fact_inputs for member in self._members], 1)
        self._table = np.zeros((0, self._facts.shape[1]), np.float32)
        self._rows: dict[str, int] = {}

    def tag(self, sentences: Sequence[tuple[Sequence[str], Sequence[Sequence[int]]]]) -> list[list[str]]:
        """The IOB2 labels of sentences, each given as its words' norms and their facts (see `persian_ie.taggers.features.bits`)."""
        answers: dict[object, list[str]] = {}  # what a text repeats without end is read once
        keys = [(tuple(norms), tuple(map(tuple, rows))) for norms, rows in sentences]
        order = sorted(dict(zip(keys, range(len(keys)), strict=True)).values(), key=lambda i: -len(sentences[i][0]))
        order = [i for i in order if sentences[i][0]]
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            for i, path in zip(some, self._run([sentences[i] for i in some]), strict=True):
                answers[keys[i]] = [self.labels[label] for label in path]
        return [answers.get(key, []) for key in keys]

    def _run(self, sentences: Sequence[tuple[Sequence[str], Sequence[Sequence[int]]]]) -> list[list[int]]:
        lengths = np.array([len(norms) for norms, _ in sentences])
        projected = self._project([norm for norms, _ in sentences for norm in norms], [row for _, rows in sentences for row in rows])
        packing = _Packing(lengths)
        scores = np.zeros((len(projected), len(self.labels)), np.float32)
        at = 0
        for member in self._members:
            width = member.bias.shape[0]
            scores += member.scores(projected[:, at : at + width], packing)
            at += width
        return self._best(scores / np.float32(len(self._members)), packing)

    def _project(self, norms: Sequence[str], bits: Sequence[Sequence[int]]) -> Floats:
        """The first layer's product for each token: that of its word, which is remembered, and that of its facts."""
        rows = self._rows
        if len(rows) > _REMEMBERED:
            rows.clear()
        new = [norm for norm in dict.fromkeys(norms) if norm not in rows]
        if new:
            made = self._word_inputs(new)
            used = len(rows)
            if used + len(new) > len(self._table):
                grown = np.empty((max(2 * len(self._table), used + len(new), 1024), made.shape[1]), np.float32)
                grown[:used] = self._table[:used]
                self._table = grown
            self._table[used : used + len(new)] = made
            rows.update(zip(new, range(used, used + len(new)), strict=True))
        facts = np.zeros((len(norms), len(BITS)), np.float32)
        counts = [len(row) for row in bits]
        facts[np.repeat(np.arange(len(norms)), counts), [bit for row in bits for bit in row]] = 1.0
        projected: Floats = self._table[[rows[norm] for norm in norms]]
        projected += _product(facts, self._facts)
        return projected

    def _word_inputs(self, norms: Sequence[str]) -> Floats:
        keys = [word_key(norm) for norm in norms]
        known = [self._word.get(key, 0) for key in keys]
        vectors = self._vectors[known] * self._scale[known][:, None]
        own = [self._own.get(key, 0) for key in keys]
        codes = self._codes(keys)
        return np.concatenate([member.of_words(vectors, own, codes) for member in self._members], 1)

    def _codes(self, keys: Sequence[str]) -> Indices:
        """The letters of words as numbers, with nothing before and behind; of a long word the beginning and the end."""
        longest, letter = self._longest, self._letter
        codes = np.zeros((len(keys), longest + 2), np.int64)
        for i, key in enumerate(keys):
            if len(key) > longest:
                key = key[: longest - 6] + key[-6:]
            codes[i, 1 : len(key) + 1] = [letter.get(c, 1) for c in key]
        return codes

    def _best(self, scores: Floats, packing: _Packing) -> list[list[int]]:
        """The best label sequence of each sentence (Viterbi), all sentences side by side."""
        transitions = self._transitions.T[None]
        steps, offsets = packing.running, packing.offsets
        best = scores[offsets] + self._start
        ends: list[Floats] = []
        back: list[Indices] = []
        for t in range(1, len(steps)):
            n = steps[t]
            if n < len(best):
                ends.extend(reversed(best[n:]))
                best = best[:n]
            paths = best[:, None, :] + transitions
            choice = paths.argmax(2)
            back.append(choice)
            best = np.take_along_axis(paths, choice[:, :, None], 2)[:, :, 0] + scores[offsets[:n] + t]
        ends.extend(reversed(best))
        ends.reverse()
        out = []
        for i, length in enumerate(packing.lengths.tolist()):
            label = int(ends[i].argmax())
            path = [label]
            for t in range(length - 2, -1, -1):
                label = int(back[t][i, label])
                path.append(label)
            out.append(path[::-1])
        return out


class _Packing:
    """Where the tokens of sentences, which follow one another longest first, are at each step of the recurrence."""

    def __init__(self, lengths: Indices) -> None:
        self.lengths = lengths
        self.offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self.running: list[int] = (lengths[None, :] > np.arange(int(lengths[0]))[:, None]).sum(1).tolist()
        self.last = self.offsets + lengths - 1


def _allowed(labels: Sequence[str], transitions: Floats, start: Floats) -> tuple[Floats, Floats]:
    """Learned scores with what IOB2 forbids made impossible: an ``I-`` label behind another entity or none."""
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            start[j] = _NEVER
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    transitions[i, j] = _NEVER
    return transitions, start


def _product(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, in pieces that one thread works on."""
    inner, width = right.shape
    columns = min(width, max(16, _ONE_THREAD // (8 * inner)))
    rows = max(1, _ONE_THREAD // (inner * columns))
    padded = np.zeros((-(-len(left) // rows) * rows, inner), np.float32)
    padded[: len(left)] = left
    pieces = padded.reshape(-1, rows, inner)
    out = np.empty((len(pieces), rows, width), np.float32)
    for at in range(0, width, columns):
        np.matmul(pieces, np.ascontiguousarray(right[:, at : at + columns]), out=out[:, :, at : at + columns])
    return out.reshape(-1, width)[: len(left)]


def _recur(projected: Floats, recurrent: Floats, packing: _Packing) -> Floats:
    """Both directions of an LSTM layer. ``projected`` has the gates' inputs of both; gates stand as input, forget, output, cell.

    The weights of the three sigmoid gates are halved in the file, so one hyperbolic tangent serves all four.
    """
    size = recurrent.shape[1]
    gates = 4 * size
    offsets, last = packing.offsets, packing.last
    out = np.empty((len(projected), 2 * size), np.float32)
    rows = max(1, _ONE_THREAD // (size * gates))  # sentences in a piece of the product
    room = -(-len(offsets) // rows) * rows
    hidden = np.zeros((2, room, size), np.float32)
    cell = np.zeros((2, len(offsets), size), np.float32)
    weights = recurrent[:, None]
    ahead, behind = projected[:, :gates], projected[:, gates:]
    for t, n in enumerate(packing.running):
        if n < cell.shape[1]:
            room = -(-n // rows) * rows
            hidden, cell = np.ascontiguousarray(hidden[:, :room]), cell[:, :n]
        here, there = offsets[:n] + t, last[:n] - t
        z = np.matmul(hidden.reshape(2, -1, rows, size), weights).reshape(2, room, gates)[:, :n]
        z[0] += ahead[here]
        z[1] += behind[there]
        np.tanh(z, out=z)
        sigmoid = z[:, :, : 3 * size]
        sigmoid *= 0.5
        sigmoid += 0.5
        cell = z[:, :, size : 2 * size] * cell + z[:, :, :size] * z[:, :, 3 * size :]
        np.multiply(z[:, :, 2 * size : 3 * size], np.tanh(cell), out=hidden[:, :n])
        out[here, :size] = hidden[0, :n]
        out[there, size:] = hidden[1, :n]
    return out
