"""Learns what the hints of a page's leaves weigh, and writes src/tuireader/extract/weights/html.json.

usage: train_pages.py CORPUS [--out FILE] [--folds N] [--crossed FILE]   (needs numpy and scipy, which the program does not)

CORPUS holds `pages/truth.jsonl` and the pages it names. Each leaf of a page gets the label that the truth gives its text,
or none where the truth does not say. A multinomial logistic regression on hints that several publishers share is
fitted twice: alone, then with what the first fit says of the neighbours. Quality is measured across publishers: no page of a
publisher is judged by weights that have seen another of his pages.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from truths import read

from tuireader.extract.dom import judge, reading
from tuireader.extract.dom.leaves import Leaf
from tuireader.extract.dom.shape import mass
from tuireader.model import codec

LABELS = judge.LABELS
# Smaller weights and hints without a louder one are left out: a third of the file, and no difference across publishers.
LEAST, LOUD = 0.1, 0.15
PUBLISHERS, SEEN = 3, 6  # a hint counts when it was seen at so many publishers, and so often
WORDS = 10  # publishers that a word of a text must be seen at: fewer teach a story and not a language


def matrix(pages, vocabulary):
    rows, columns = [], []
    n = 0
    for _, _, found, _ in pages:
        for leaf in found:
            for hint in set(leaf.hints) | set(leaf.box.hints):
                at = vocabulary.get(hint)
                if at is not None:
                    rows.append(n)
                    columns.append(at)
            n += 1
    return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (n, len(vocabulary)))


def vocabulary(pages):
    """Hints that several publishers share, so that no word of one site is learned."""
    where, often = defaultdict(set), Counter()
    for who, _, found, _ in pages:
        for hint in {h for leaf in found for h in (*leaf.hints, *leaf.box.hints)}:
            where[hint].add(who)
        often.update(h for leaf in found for h in {*leaf.hints, *leaf.box.hints})
    least = {hint: WORDS if hint.startswith(("word:", "begins:")) else PUBLISHERS for hint in where}
    kept = sorted(h for h in where if len(where[h]) >= least[h] and often[h] >= SEEN and not h.startswith("data-"))
    return {hint: i for i, hint in enumerate(kept)}


def fit(x, y, weight, penalty=1.0):
    """Multinomial logistic regression, L2; the last row of the result is the bias."""
    x = sparse.hstack([x, np.ones((x.shape[0], 1), np.float32)]).tocsr()
    k, d = len(LABELS), x.shape[1]
    truth = np.zeros((x.shape[0], k))
    truth[np.arange(len(y)), y] = 1
    xt = x.T.tocsr()

    def loss(flat):
        w = flat.reshape(d, k)
        z = x @ w
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        value = -(weight * np.log(p[np.arange(len(y)), y] + 1e-12)).sum() + penalty / 2 * (w[:-1] ** 2).sum()
        slope = xt @ ((p - truth) * weight[:, None])
        slope[:-1] += penalty * w[:-1]
        return value, slope.ravel()

    return minimize(loss, np.zeros(d * k), jac=True, method="L-BFGS-B", options={"maxiter": 90, "maxcor": 6}).x.reshape(
        d, k
    )


def chances(x, w):
    z = x @ w[:-1] + w[-1]
    p = np.exp(z - z.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def flat(pages):
    labels = [label for _, _, _, found in pages for label in found]
    known = np.array([label in LABELS for label in labels])
    y = np.array([LABELS.index(label) if label in LABELS else 0 for label in labels])
    sizes = np.array([mass(leaf.text) for _, _, found, _ in pages for leaf in found])
    # Two of three lines of furniture add nothing but time.
    spare = known & (y == 0) & (np.arange(len(y)) % 3 != 0)
    counts = np.concatenate([np.full(len(found), len(found)) for _, _, found, _ in pages])
    weight = np.clip(sizes / 100, 0.5, 4) / np.sqrt(counts / 150)
    weight[(y == 0) & ~spare] *= 3
    # The pages that only say what another program kept count half.
    weight *= np.concatenate([np.full(len(found), 0.5 if row["body"] is None else 1.0) for _, row, found, _ in pages])
    return known, y, np.where(known & ~spare, weight, 0), sizes


def crossed(pages, groups, folds, words, penalty):
    """The chances of every leaf by weights that have not seen its publisher."""
    _, y, weight, _ = flat(pages)
    x = matrix(pages, words)
    rows = np.repeat(groups, [len(found) for _, _, found, _ in pages])
    out = np.zeros((x.shape[0], len(LABELS)))
    for fold in range(folds):
        learn = (rows != fold) & (weight > 0)
        out[rows == fold] = chances(x[rows == fold], fit(x[learn], y[learn], weight[learn], penalty))
    return out


def second(pages, p):
    """The same pages with the hints of the second look."""
    at, looked = 0, []
    for who, row, found, labels in pages:
        seen = judge.second_look(found, p[at : at + len(found)].tolist())
        at += len(found)
        more = [
            Leaf(leaf.matter, leaf.box, leaf.text, hints=leaf.hints + hints, linked=leaf.linked)
            for leaf, hints in zip(found, seen, strict=True)
        ]
        looked.append((who, row, more, labels))
    return looked


def report(name, pages, p):
    known, y, _, sizes = flat(pages)
    got = p.argmax(1)
    line = [name]
    for i, label in enumerate(LABELS):
        t, g = (y == i) & known, (got == i) & known
        w = sizes if label == "body" else np.ones_like(sizes)
        both = (w * (t & g)).sum()
        line.append(f"{label} {2 * both / max(1, (w * t).sum() + (w * g).sum()):.3f}")
    print("  ".join(line), flush=True)
    # The mean over pages of precision and recall of the body's characters.
    at, ps, rs = 0, [], []
    for _, row, found, _ in pages:
        cut = slice(at, at + len(found))
        at += len(found)
        if row["body"] is None:
            continue
        t, g = np.isin(y[cut], (1, 2)) & known[cut], np.isin(got[cut], (1, 2)) & known[cut]
        s = sizes[cut]
        both = (s * (t & g)).sum()
        ps.append(both / max(1, (s * g).sum()))
        rs.append(both / max(1, (s * t).sum()))
    a, b = np.mean(ps), np.mean(rs)
    print(f"    body by page: precision {a:.4f} recall {b:.4f} f {2 * a * b / (a + b):.4f}", flush=True)


def write_articles(path: Path, pages, looked, p):
    """A JSON line a page, as `show --to json` prints it, by these chances: what the scorer reads."""
    at = 0
    with path.open("w", encoding="utf8") as out:
        for (_, row, found, _), (root, said) in zip(pages, looked, strict=True):
            page = reading.label(root, found, said, p[at : at + len(found)].tolist())
            at += len(found)
            article = codec.encode(reading.article_of(page, row["url"] or ""))
            name = Path(row["file"]).name.removesuffix(".gz")
            out.write(json.dumps({"kind": "article", "path": name, **article}, ensure_ascii=False) + "\n")


def table(w, words):
    """hint → its weights as text: a letter for each label, hundredths of log odds."""
    rows = {}
    for hint, at in [*words.items(), (judge.BIAS, len(words))]:
        weights = w[at] - w[at].mean()
        if hint == judge.BIAS or abs(weights).max() >= LOUD:
            kept = [
                (letter, round(100 * v)) for letter, v in zip(judge.LETTERS, weights, strict=True) if abs(v) >= LEAST
            ]
            rows[hint] = " ".join(f"{letter}{v}" for letter, v in kept)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/tuireader/extract/weights/html.json"
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=2.0)
    parser.add_argument("--unchecked", action="store_true", help="skip the cross-validation of the second look")
    parser.add_argument(
        "--crossed", type=Path, help="write each page's article by weights that saw no page of its publisher"
    )
    args = parser.parse_args()
    looked = []
    pages = list(read(args.corpus, looked))
    known, y, _, _ = flat(pages)
    print(len(pages), "pages,", len(y), "leaves,", Counter(LABELS[i] for i in y[known]), flush=True)
    groups = np.array([crc32(who.encode()) % args.folds for who, *_ in pages])
    words = vocabulary(pages)
    p = crossed(pages, groups, args.folds, words, args.penalty)
    report("alone", pages, p)
    among = second(pages, p)
    more = vocabulary(among)
    if not args.unchecked:
        q = crossed(among, groups, args.folds, more, args.penalty)
        report("among", among, q)
        if args.crossed:
            write_articles(args.crossed, pages, looked, q)
    _, y, weight, _ = flat(pages)
    alone_w = fit(matrix(pages, words)[weight > 0], y[weight > 0], weight[weight > 0], args.penalty)
    among_w = fit(matrix(among, more)[weight > 0], y[weight > 0], weight[weight > 0], args.penalty)
    labels = dict(zip(judge.LETTERS, LABELS, strict=True))
    tables = {"labels": labels, "alone": table(alone_w, words), "among": table(among_w, more)}
    args.out.parent.mkdir(exist_ok=True)
    args.out.write_text(json.dumps(tables, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf8")
    print(args.out.stat().st_size, "bytes,", len(words), len(more), "hints")


if __name__ == "__main__":
    sys.exit(main())
