"""The tagger's network in torch: word vectors, learned words, letters and facts, a bidirectional LSTM, and a CRF a corpus."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, relu
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

OWN, LETTER, FILTERS = 32, 24, 64  # sizes: of what is learned of a word, of a letter, and the number of letter filters


class Batch(NamedTuple):
    """Sentences side by side: rows of the vector table, of learned words and of spellings; facts; labels; what is no padding."""

    words: Tensor
    own: Tensor
    spellings: Tensor
    facts: Tensor
    labels: Tensor
    mask: Tensor


class Settings(NamedTuple):
    """Sizes and rates."""

    hidden: int
    layers: int
    drop: float
    drop_words: float
    drop_named: float


class Tagger(nn.Module):
    """Scores of labels; one output layer and CRF for each corpus with labels of its own."""

    def __init__(self, vectors: Tensor, spellings: Tensor, sizes: tuple[int, int, int, int], heads: int, settings: Settings) -> None:
        super().__init__()
        own, letters, facts, labels = sizes
        self.vectors, self.codes, self.settings = vectors, spellings, settings
        self.task = nn.Embedding(own, OWN)
        nn.init.normal_(self.task.weight, 0, 0.3)
        self.ce = nn.Embedding(letters, LETTER, padding_idx=0)
        self.conv = nn.Conv1d(LETTER, FILTERS, 3, padding=1)
        width, hidden = vectors.shape[1] + OWN + FILTERS + facts, settings.hidden
        inner = settings.drop if settings.layers > 1 else 0.0
        self.rnn = nn.LSTM(width, hidden, settings.layers, batch_first=True, bidirectional=True, dropout=inner)
        for name, value in self.rnn.named_parameters():
            if name.startswith("bias"):
                value.data.zero_()
            if name.startswith("bias_ih"):
                value.data[hidden : 2 * hidden] = 1  # remember, until told to forget
        self.outs = nn.ModuleList([nn.Linear(2 * hidden, labels) for _ in range(heads)])
        self.trans = nn.ParameterList([nn.Parameter(torch.zeros(labels, labels)) for _ in range(heads)])
        self.start = nn.ParameterList([nn.Parameter(torch.zeros(labels)) for _ in range(heads)])
        self.scale = nn.Parameter(torch.ones(vectors.shape[1]))

    def scores(self, batch: Batch, head: int = 0) -> Tensor:
        """Scores of labels. In training, words go unknown: more of those inside entities, for entities of new texts are unknown more."""
        words, own, facts = batch.words, batch.own, batch.facts
        kinds, inverse = batch.spellings.unique(return_inverse=True)
        letters = relu(self.conv(self.ce(self.codes[kinds]).transpose(1, 2))).max(2)[0][inverse]
        if self.training:
            rate = torch.where(batch.labels > 0, self.settings.drop_named, self.settings.drop_words)
            unknown = torch.rand(words.shape) < rate
            words = words.masked_fill(unknown, 0)
            own = own.masked_fill(unknown | (torch.rand(words.shape) < 0.05), 0)
            facts = facts * (torch.rand(facts.shape[0], 1, 1) >= 0.03)
        inputs = torch.cat([self.vectors[words] * self.scale, self.task(own), letters, facts], 2)
        inputs = dropout(inputs, self.settings.drop * 0.75, self.training)
        packed = pack_padded_sequence(inputs, batch.mask.sum(1), batch_first=True, enforce_sorted=False)
        hidden = pad_packed_sequence(self.rnn(packed)[0], batch_first=True)[0]
        return self.outs[head](dropout(hidden, self.settings.drop, self.training))  # type: ignore[no-any-return]

    def loss(self, batch: Batch, head: int) -> Tensor:
        """The negative log-likelihood of the labels, a token."""
        scores, steps, labels, mask = self.scores(batch, head), self.trans[head], batch.labels, batch.mask
        forward = scores[:, 0] + self.start[head]
        gold = forward.gather(1, labels[:, :1])[:, 0]
        for t in range(1, scores.shape[1]):
            after = torch.logsumexp(forward[:, :, None] + steps[None], 1) + scores[:, t]
            forward = torch.where(mask[:, t : t + 1], after, forward)
        path = steps[labels[:, :-1], labels[:, 1:]] + scores[:, 1:].gather(2, labels[:, 1:, None])[:, :, 0]
        gold = gold + (path * mask[:, 1:]).sum(1)
        return (torch.logsumexp(forward, 1) - gold).sum() / mask.sum()
