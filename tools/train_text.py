"""Learn the weights of plain-text recognition: a linear-chain conditional random field over what the rules notice.

    python tools/train_text.py CORPUS --out src/tuireader/extract/weights/text.json
    python tools/train_text.py CORPUS --folds 5 --out FOLDER        one file a fold, publishers never parted

CORPUS holds text/truth.jsonl (`file`, `url`, `labels`: one for each line that is not blank), the files beside it, and feeds/, whose
stories are learned from too (spliced.py), as are the pages beside this script (written.py). A label with "?" is not sure:
furniture stays what it is, anything else is left open (the chain is summed over all that it may be). Needs numpy and scipy;
the program itself needs neither.
"""

import argparse
import collections
import json
import pathlib
import sys

import numpy as np
import scipy.optimize
import scipy.sparse
from labelled import FIRST, LAWFUL, Corpus
from pastes import TEXT
from publishers import fold_of

from tuireader.extract import label as chain
from tuireader.extract.rules import caption, credit, furniture, headline, live, place, quote
from tuireader.extract.rules.agency import SIGNATURE

PLACES, KINDS = chain.PLACES, chain.KINDS
S, K = len(PLACES), len(KINDS)
# What the corpus cannot teach, because nothing in it was made by hand: agency lines have no label of their own there, gaps are
# never wider than one line, there are no letters and hardly a live blog in it, and menus far above a story are not learned from.
# Log odds set by judgement; the learned weights stand beside them.
GIVEN = {
    f"{SIGNATURE}, at the end of the text": {"agency": 18.0},
    "set apart from the text by a wider gap": {"standfirst": 8.0},
    "minutes of reading": {"time": 3.0},
    headline.KNOWN: {"headline": 20.0},
    quote.ANSWERED: {"quote": 8.0},
    quote.SPOKEN: {"quote": -3.0},
    credit.BRACKETED: {"credit": 3.0},
    "words around a letter, and nothing else": {"furniture": 4.0},
    "words around a letter, at the start": {"furniture": 4.0},
    live.STAMP: {"time": 8.0},
    live.TOLD: {"paragraph": 4.0, "subhead": 4.0},
    place.OUT_OF_SIGHT: {"headline": -25.0},
    place.UNBEGUN: dict.fromkeys(("headline", *TEXT), -25.0),
}
# What a reason that can hardly be mistaken says where few pages show it: the weight that learning starts from, and that
# the penalty holds it to. Log odds, set by judgement.
JUDGED = {
    "has the form of a credit": {"credit": 1.0},
    "a credit and a bar before it": {"caption": 4.0},
    "a credit comes with it": {"caption": 1.0},
    "says who stands on which side": {"caption": 2.0},
    caption.LABELLED: {"caption": 4.0},
    "begins with “by” and a name": {"byline": 2.0},
    "minutes of reading and nothing else": {"time": 4.0},
    "minutes of reading": {"time": 1.0},
    "a skip link, and nothing else": {"furniture": 3.0},
    "a skip link, at the start": {"furniture": 2.0},
    "words of sharing, and nothing else": {"furniture": 2.0},
    "words of an account, and nothing else": {"furniture": 2.0},
    "words around a letter, and nothing else": {"furniture": 5.0},
    "words around a letter, at the start": {"furniture": 5.0},
    furniture.ADDRESS: {"furniture": 3.0},
    "a bullet before it": {"list_item": 2.0},
    "a post from a network": {"quote": 2.0},
    "marked as quoted": {"quote": 2.0},
    "cells parted by tabs": {"table_row": 1.0},
}
# Of a page's first line: there are too few menus at the top of pages that begin with their text to tell, and every paste
# here begins with its headline, which would make headlines of sites' names.
FIRST_LINE = {"body": -6.0, "head": -1.5}
BUDGET = 198_500  # bytes of the file
FREE = 0.02  # penalty of moves: there are few of them
# What it costs to miss a label, in log odds: rare ones are worth more than their number (softmax margin).
COST = {"headline": 3.0, "standfirst": 3.0, "byline": 2.5, "caption": 2.0, "credit": 2.0, "time": 1.0, "subhead": 1.5, "quote": 2.5,
        "list_item": 1.5, "table_row": 0.6, "code": 1.0, "paragraph": 0.5, "agency": 1.0, "furniture": 0.45}  # fmt: skip
ONTO = np.array([[float(kind in p.kinds) for kind in KINDS] for p in PLACES])


class Chain:
    """The batch of all sequences, longest first, so that step t works on a prefix."""

    def __init__(self, corpus, chosen, vocabulary):
        chosen = sorted(chosen, key=lambda d: -len(corpus.noticed[d]))
        self.lengths = np.array([len(corpus.noticed[d]) for d in chosen])
        self.worth = np.repeat([corpus.worth[d] for d in chosen], self.lengths)
        starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.steps = [starts[: int((self.lengths > t).sum())] + t for t in range(self.lengths[0])]
        indices, indptr = [], [0]
        for d in chosen:
            for reasons in corpus.noticed[d]:
                indices.extend(sorted(vocabulary[w] for w in reasons if w in vocabulary))
                indptr.append(len(indices))
        self.x = scipy.sparse.csr_matrix(
            (np.ones(len(indices), np.float64), indices, indptr), (len(indptr) - 1, len(vocabulary))
        )
        self.xt = self.x.T.tocsr()
        self.allowed = np.concatenate([corpus.allowed[d] for d in chosen])
        worth = np.array([COST[str(p.label)] for p in PLACES])
        least = np.where(self.allowed, worth, np.inf).min(1, keepdims=True)
        self.cost = np.where(self.allowed, 0.0, least) * (self.allowed.sum(1, keepdims=True) < S)

    def expectations(self, e, t, first, mask):
        """log Z, place marginals (N × S), move counts (S × S), of the chain under `mask`."""
        n = len(e)
        top = np.where(mask, e, -np.inf).max(1, keepdims=True)
        p = np.maximum(np.exp(np.minimum(e - top, 0.0)), 1e-30) * mask
        m = np.exp(t) * LAWFUL
        alpha, scale = np.zeros((n, S)), np.ones(n)
        rows = self.steps[0]
        a = np.exp(first) * FIRST * p[rows]
        for i, rows in enumerate(self.steps):
            if i:
                a = (alpha[self.steps[i - 1][: len(rows)]] @ m) * p[rows]
            z = a.sum(1)
            alpha[rows], scale[rows] = a / z[:, None], z
        beta = np.ones((n, S))
        moves = np.zeros((S, S))
        for i in range(len(self.steps) - 1, 0, -1):
            rows, before = self.steps[i], self.steps[i - 1][: len(self.steps[i])]
            b = p[rows] * beta[rows] / scale[rows][:, None]
            moves += (alpha[before] * self.worth[before][:, None]).T @ b
            beta[before] = b @ m.T
        gamma = alpha * beta * self.worth[:, None]
        return (self.worth * (np.log(scale) + top[:, 0])).sum(), gamma, moves * m


def learn(corpus, chosen, penalty, least, rounds, cost=1.0):
    """-> weights as the program reads them."""
    support = collections.defaultdict(set)
    for d in chosen:
        for reasons in corpus.noticed[d]:
            for why in reasons:
                support[why].add(corpus.publishers[d])
    shown = (why for why, p in support.items() if len(p) >= (3 * least if "“" in why else least))
    vocabulary = {why: i for i, why in enumerate(sorted(shown))}
    batch = Chain(corpus, chosen, vocabulary)
    f = len(vocabulary)

    def unpack(v):
        return v[: f * K].reshape(f, K), v[f * K : f * K + S * S].reshape(S, S), v[f * K + S * S :]

    everything = np.ones_like(batch.allowed)
    weight = np.full(f * K + S * S + S, penalty)
    weight[f * K :] = FREE
    prior = np.zeros(f * K + S * S + S)
    for why in JUDGED.keys() & vocabulary.keys():
        for kind, odds in JUDGED[why].items():
            prior[vocabulary[why] * K + KINDS.index(kind)] = odds

    def loss(v):
        w, t, first = unpack(v)
        e = (batch.x @ w) @ ONTO.T
        z1, g1, m1 = batch.expectations(e + cost * batch.cost, t, first, everything)
        z0, g0, m0 = batch.expectations(e, t, first, batch.allowed)
        g = g1 - g0
        gw = batch.xt @ (g @ ONTO)
        gf = g[batch.steps[0]].sum(0)
        off = v - prior
        value = z1 - z0 + weight @ (off * off)
        return value, np.concatenate([gw.ravel(), (m1 - m0).ravel(), gf]) + 2 * weight * off

    found = scipy.optimize.minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    print(f"{len(chosen)} pages, {f} reasons, {found.nit} rounds, loss {found.fun:.0f}", file=sys.stderr)
    w, t, first = unpack(found.x)
    return freeze(vocabulary, np.asarray(batch.x.sum(0)).ravel(), w, t, first)


def freeze(vocabulary, counts, w, t, first):
    """The weights as the file holds them: those that move most lines most, as many as the file may hold."""
    worth = np.abs(w) * np.sqrt(counts)[:, None]
    low, high = 0.0, float(worth.max())
    for _ in range(24):
        least = (low + high) / 2
        frozen = _frozen(vocabulary, np.where((worth >= least) & (np.abs(w) >= 0.02), w, 0.0), t, first)
        if len(text_of(frozen).encode()) > BUDGET:
            low = least
        else:
            high = least
    return _frozen(vocabulary, np.where((worth >= high) & (np.abs(w) >= 0.02), w, 0.0), t, first)


def _frozen(vocabulary, w, t, first):
    votes = collections.defaultdict(dict)
    for name, i in vocabulary.items():
        where, why = chain.placed(name)
        votes[why][where] = w[i]
    for why in (why for why in JUDGED if why not in vocabulary):
        votes[why][chain.HERE] = np.array([JUDGED[why].get(kind, 0.0) for kind in KINDS])
    for why, row in GIVEN.items():
        votes[why][chain.HERE] = votes[why].get(chain.HERE, 0.0) + np.array([row.get(kind, 0.0) for kind in KINDS])
    rows = {why: {at: row for at, w in places.items() if (row := _hundredths(w))} for why, places in votes.items()}
    moves = {
        str(b): {str(a): round(float(t[i, j]), 2) for j, a in enumerate(PLACES) if LAWFUL[i, j]}
        for i, b in enumerate(PLACES)
    }
    begin = {str(p): round(float(first[i]) + FIRST_LINE.get(p.room, 0.0), 2) for i, p in enumerate(PLACES) if FIRST[i]}
    return {
        "kinds": KINDS,
        "votes": {why: row for why, row in rows.items() if row},
        "moves": moves,
        "first": {"line": begin},
    }


def _hundredths(w):
    """A row of weights as whole hundredths, the noughts at its end left out."""
    row = [round(float(x) * 100) for x in w]
    while row and not row[-1]:
        row.pop()
    return row


def text_of(frozen):
    """One reason a line, so that a change can be read."""
    parts = [f'"kinds":{json.dumps(frozen["kinds"])}']
    for part in ("votes", "moves", "first"):
        inner = ",\n".join(
            f"{json.dumps(key, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
            for key, row in frozen[part].items()
        )
        parts.append(f'"{part}":{{\n{inner}\n}}')
    return "{" + ",\n".join(parts) + "}\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("--out", type=pathlib.Path, required=True)
    ap.add_argument("--folds", type=int, default=0)
    ap.add_argument("--only", type=int, default=-1, help="one fold only")
    ap.add_argument("--penalty", type=float, default=7.0)
    ap.add_argument("--least", type=int, default=6, help="publishers that must show a reason")
    ap.add_argument("--rounds", type=int, default=176)
    a = ap.parse_args()
    corpus = Corpus(a.corpus)
    pages = range(len(corpus.noticed))
    if not a.folds:
        a.out.write_text(text_of(learn(corpus, list(pages), a.penalty, a.least, a.rounds)), "utf8")
        return
    a.out.mkdir(parents=True, exist_ok=True)
    for k in range(a.folds):
        if a.only in (-1, k):
            names = zip(corpus.publishers, corpus.frames, strict=True)
            chosen = [d for d, of in enumerate(names) if k not in {fold_of(name, a.folds) for name in of}]
            (a.out / f"{k}.json").write_text(text_of(learn(corpus, chosen, a.penalty, a.least, a.rounds)), "utf8")


if __name__ == "__main__":
    main()
