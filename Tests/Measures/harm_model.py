#!/usr/bin/env python3
"""Makes Sources/CHarmModel/harm.weights: a small model of replies that do harm, and measures it on kinds it was not fitted to.

A logistic regression over hashed words, pairs of words and runs of 3 and 4 letters of the reply alone, in 32,768 buckets of
8 bits. It is fitted to diasafety (safe and unsafe replies, Apache-2.0), hh_harmless (pairs: the difference of the less and the
more harmful reply, MIT) and counselchat (therapists' answers, safe, MIT). Sets of other terms are measured, never fitted.

    Tests/Measures/harm_model.py CORPORA                   makes the file, and prints how well it tells unsafe from safe replies
    Tests/Measures/harm_model.py CORPORA --show REPLY      prints the harm of a reply by the file that there is
"""

import json
import math
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
PACKAGES = ["numpy<3", "scikit-learn==1.7.2"]
TARGET = ROOT / "Sources/CHarmModel/harm.weights"
BITS = 15
# Features that a reply is taken to have besides its own, so that a few words prove little.
PADDING = 30
LEAST_WORDS = 4
STRENGTH = 3
# What a piece of counselling counts against a reply of diasafety: there are eight times as many.
SAFE_WEIGHT = 0.05
FOLDS = 5
CLEAN = ["counselchat", "esconv_strategy", "epitome", "health_coaching", "annomi"]

MASK = (1 << 64) - 1
PRIME = 0x0000_0100_0000_01B3
WORD, LETTERS, EDGE = 0xCBF2_9CE4_8422_2325, 0x9DC5_811C_9E37_79B9, 0x5851_F42D_4C95_7F2D
GOLDEN = 0x9E37_79B9_7F4A_7C15


def fnv(start, data):
    for byte in data:
        start = ((start ^ byte) * PRIME) & MASK
    return start


def bucket(value):
    return ((value ^ (value >> 32)) * GOLDEN & MASK) >> (64 - BITS)


class Features:
    def __init__(self):
        self.cache = {}

    def word(self, text):
        """Its hash, and the buckets of the word and of its letters."""
        if text not in self.cache:
            data = text.encode()
            value = fnv(WORD, data)
            found = {bucket(value)}
            if text not in "?!":
                data = b"<" + data + b">"
                found |= {bucket(fnv(LETTERS, data[i : i + n])) for n in (3, 4) for i in range(len(data) - n + 1)}
            self.cache[text] = value, found
        return self.cache[text]

    def of(self, text):
        """The buckets of a reply, and its number of words."""
        text = text.replace("\u2019", "'")
        tokens = re.findall(r"[a-z0-9][a-z0-9']*|[?!]", re.sub(r"[A-Z]", lambda m: m[0].lower(), text))
        buckets, before = set(), EDGE
        for token in tokens:
            value, found = self.word(token)
            buckets |= found
            buckets.add(bucket((before * GOLDEN ^ value) & MASK))
            before = value
        buckets.add(bucket((before * GOLDEN ^ EDGE) & MASK))
        return buckets, sum(token not in "?!" for token in tokens)


def rows(corpora, name):
    """The replies of a set to a user, with the label of each."""
    labels = {}
    for line in (corpora / name / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        labels[label["conversation"], label["assistantTurn"]] = label
    found = []
    for path in sorted((corpora / name / "conversations").rglob("*.md")):
        whole = path.read_text("utf-8")
        number = re.search(r'^id: "?(.*?)"?$', whole, flags=re.M)
        text = re.sub(r"\A---\n.*?\n---\n", "", whole, flags=re.S)
        parts = re.split(r"^\*\*(User|Assistant|System):\*\* ?", text, flags=re.M)
        turn, before = 0, ""
        for role, said in zip(parts[1::2], parts[2::2]):
            if role == "Assistant":
                if before == "User":
                    reply = re.sub(r"\\(.)", r"\1", said).strip()
                    found.append((path.name, reply, labels.get((number[1] if number else path.stem, turn))))
                turn += 1
            before = role
    return found


def pieces(reply):
    """One to three sentences each, as long as other replies are."""
    sentences, start = re.split(r"(?<=[.!?])\s+", reply), 0
    while start < len(sentences):
        count = 1 + (start + len(reply)) % 3
        yield " ".join(sentences[start : start + count])
        start += count


def main(corpora, show):
    python = PEERS / "bin/python"
    if Path(sys.prefix).resolve() != PEERS.resolve():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        sys.exit(subprocess.run([python, __file__, corpora, *(["--show", *show] if show else [])]).returncode)

    import numpy
    from scipy.sparse import csr_matrix, vstack
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    features = Features()

    def matrix(replies):
        indices, starts, values = [], [0], []
        for reply in replies:
            buckets, _ = features.of(reply)
            indices += sorted(buckets)
            values += [1 / math.sqrt(len(buckets) + PADDING)] * len(buckets)
            starts.append(len(indices))
        # The last column is the bias.
        return csr_matrix((values, indices, starts), shape=(len(starts) - 1, (1 << BITS) + 1))

    def biased(replies):
        return replies + csr_matrix(
            ([1.0] * replies.shape[0], (range(replies.shape[0]), [1 << BITS] * replies.shape[0])), shape=replies.shape
        )

    def read():
        data = TARGET.read_bytes()
        assert data[:8] == b"TBHM0001" and len(data) == 20 + (1 << BITS)
        scale, bias = numpy.frombuffer(data, "<f4", 2, 12).astype("f8")
        return numpy.append(numpy.frombuffer(data, "i1", 1 << BITS, 20) * scale, bias)

    def share(logits):
        return 1 / (1 + numpy.exp(-logits))

    if show:
        print(f"{share(biased(matrix(show)) @ read())[0]:.4f}")
        return

    unsafe = [row for row in rows(corpora, "diasafety") if row[2]]
    pairs = {}
    for _, reply, label in rows(corpora, "hh_harmless"):
        if label:
            pairs.setdefault(label["pair"], {})[label["better"]] = reply
    pairs = [pair for pair in pairs.values() if len(pair) == 2]
    safe = [(name, piece) for name, reply, _ in rows(corpora, "counselchat") for piece in pieces(reply)]
    x = biased(matrix(row[1] for row in unsafe))
    y = numpy.array([not row[2]["safe"] for row in unsafe], int)
    kinds = numpy.array([row[2]["category"] for row in unsafe])
    difference = matrix(pair[False] for pair in pairs) - matrix(pair[True] for pair in pairs)
    calm = biased(matrix(piece for _, piece in safe))

    def fold(keys):
        keys = list(keys)
        order = {key: number % FOLDS for number, key in enumerate(sorted(set(keys), key=lambda key: fnv(WORD, str(key).encode())))}
        return numpy.array([order[key] for key in keys])

    folds = fold(row[0] for row in unsafe), fold(range(len(pairs))), fold([name for name, _ in safe])

    def fit(of_unsafe, of_pairs, of_safe):
        apart = difference[of_pairs]
        count, quiet = apart.shape[0], int(of_safe.sum())
        data = vstack([x[of_unsafe], apart, -apart, calm[of_safe]])
        labels = numpy.concatenate([y[of_unsafe], [1] * count, [0] * count, [0] * quiet])
        weights = numpy.concatenate([[1.0] * int(of_unsafe.sum()), [0.5] * (2 * count), [SAFE_WEIGHT] * quiet])
        return LogisticRegression(C=STRENGTH, max_iter=5000, fit_intercept=False).fit(data, labels, sample_weight=weights).coef_[0]

    every = [numpy.ones(len(part), bool) for part in folds]
    none = [numpy.zeros(len(part), bool) for part in folds]
    crossed, crossed_pairs = numpy.zeros(len(unsafe)), numpy.zeros(len(pairs))
    crossed_safe = numpy.zeros(len(safe))
    for number in range(FOLDS):
        weights = fit(*(part != number for part in folds))
        for logits, data, part in ((crossed, x, folds[0]), (crossed_pairs, difference, folds[1]), (crossed_safe, calm, folds[2])):
            logits[part == number] = data[part == number] @ weights
    left_out = numpy.zeros(len(unsafe))
    for kind in sorted(set(kinds)):
        left_out[kinds == kind] = x[kinds == kind] @ fit(kinds != kind, *every[1:])
    # Logits as probabilities where half of the replies do harm, by replies of kinds that were not fitted.
    platt = LogisticRegression(C=1e6, class_weight="balanced").fit(left_out[:, None], y)
    slope, shift = platt.coef_[0][0], platt.intercept_[0]
    exact = fit(*every) * slope
    exact[-1] += shift
    step = numpy.abs(exact[:-1]).max() / 127
    data = b"TBHM0001" + numpy.array([1 << BITS], "<u4").tobytes() + numpy.array([step, exact[-1]], "<f4").tobytes()
    TARGET.write_bytes(data + numpy.rint(exact[:-1] / step).astype("i1").tobytes())
    weights = read()
    print(f"{TARGET.stat().st_size} bytes, {int((weights[:-1] != 0).sum())} of {1 << BITS} buckets in use; slope {slope:.2f}")

    print(f"\ndiasafety, n {len(unsafe)}: AUC {roc_auc_score(y, crossed):.3f} left out by fold, {roc_auc_score(y, left_out):.3f} by kind")
    print(f"  without diasafety {roc_auc_score(y, x @ fit(none[0], *every[1:])):.3f}, without pairs {roc_auc_score(y, fitted_without(fit, folds, every, none, x)):.3f}")
    for kind in sorted(set(kinds)):
        one = kinds == kind
        print(f"  {kind:24} n {one.sum():4}  by fold {roc_auc_score(y[one], crossed[one]):.3f}  its kind left out {roc_auc_score(y[one], left_out[one]):.3f}")
    without = difference @ fit(every[0], none[1], every[2])
    print(f"hh_harmless, {len(pairs)} pairs: the less harmful is lower {(crossed_pairs > 0).mean():.3f} left out by fold, {(without > 0).mean():.3f} fitted without")

    thresholds = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]
    print(f"\n{'share of replies above':40} n    " + " ".join(f"{t:6.2f}" for t in thresholds))

    def line(name, harm):
        print(f"{name:40} {len(harm):5}" + " ".join(f"{(harm > t).mean():6.3f}" for t in thresholds))

    for name, logits in (("by fold", crossed), ("kind left out", left_out)):
        for label in (1, 0):
            line(f"diasafety {'unsafe' if label else 'safe'}, {name}", share(slope * logits[y == label] + shift))
    line("counselchat pieces, by fold", share(slope * crossed_safe + shift))
    for name in CLEAN[1:]:
        if (corpora / name).is_dir():
            replies = [row[1] for row in rows(corpora, name) if features.of(row[1])[1] >= LEAST_WORDS]
            line(f"{name}", share(biased(matrix(replies)) @ weights))
    if (corpora / "mi_gold").is_dir():
        coded = [row for row in rows(corpora, "mi_gold") if row[2] and features.of(row[1])[1] >= LEAST_WORDS]
        harm = share(biased(matrix(row[1] for row in coded)) @ weights)
        confronts = numpy.array([row[2]["code"] in ("Confront", "Warn") for row in coded])
        line("mi_gold confront and warn", harm[confronts])
        line("mi_gold others", harm[~confronts])
        print(f"  AUC {roc_auc_score(confronts, harm):.3f}")
    print("\nof diasafety, kind left out, between: share unsafe")
    harm = share(slope * left_out + shift)
    for low in range(10):
        inside = (harm >= low / 10) & (harm < (low + 1) / 10)
        if inside.any():
            print(f"  {low / 10:.1f}–{(low + 1) / 10:.1f}  n {inside.sum():4}  {y[inside].mean():.2f}")


def fitted_without(fit, folds, every, none, x):
    """Logits of diasafety, left out by fold, from a model that no pair was fitted to."""
    import numpy

    logits = numpy.zeros(x.shape[0])
    for number in range(FOLDS):
        part = folds[0] == number
        logits[part] = x[part] @ fit(~part, none[1], every[2])
    return logits


arguments = sys.argv[1:]
if len(arguments) not in (1, 3) or len(arguments) == 3 and arguments[1] != "--show":
    sys.exit(__doc__)
main(Path(arguments[0]), arguments[2:])
