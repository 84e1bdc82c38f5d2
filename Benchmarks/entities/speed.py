#!/usr/bin/env python3
"""Tokens a second, tokenising included, on one core: collate, spaCy and python-crfsuite in one run, in turn.

usage: speed.py ARTICLES.jsonl TRAIN.conll [ROUNDS]

ARTICLES has one article a line with `text`; TRAIN is a CoNLL file (TOKEN TAB BIO-TAG) the peers are trained on when
spaCy's en_core_web_sm is not there: then a blank CNN of the same size (tok2vec of width 96, depth 4, and a transition
parser) is trained for a minute. crfsuite gets the usual features (word, shape, prefixes, suffixes, two neighbours).
Processor time is counted, not wall time, so that other work on the machine matters less. `collate` is measured by
.build/release/train-entities --speed, which reads, tokenises, tags and repairs; its own tokens are counted.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

WORD = re.compile(r"\w+|[^\w\s]")


def sentences(path, most=8000):
    tokens, found = [], []
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) < 2:
            if tokens:
                found.append(tokens)
            tokens = []
        else:
            tokens.append((parts[0], parts[-1]))
    return (found + [tokens] if tokens else found)[:most]


def features(words):
    rows = []
    for i, word in enumerate(words):
        row = ["w=" + word.lower(), "s=" + re.sub("[a-z]", "x", re.sub("[A-Z]", "X", re.sub("[0-9]", "9", word)))]
        for n in range(1, 6):
            row += [f"p{n}=" + word[:n], f"e{n}=" + word[-n:]]
        for d in (-2, -1, 1, 2):
            near = words[i + d] if 0 <= i + d < len(words) else "<>"
            row += [f"w{d}=" + near.lower(), f"c{d}=" + str(near[:1].isupper())]
        rows.append(row)
    return rows


def crfsuite(train):
    import pycrfsuite
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    for sentence in train:
        trainer.append(features([w for w, _ in sentence]), [t for _, t in sentence])
    trainer.set_params({"max_iterations": 5})
    file = tempfile.mktemp(suffix=".crf")
    trainer.train(file)
    tagger = pycrfsuite.Tagger()
    tagger.open(file)

    def run(texts):
        count = 0
        for text in texts:
            for line in re.split(r"\n+|(?<=[.!?]) ", text):
                words = WORD.findall(line)
                if words:
                    tagger.tag(features(words))
                    count += len(words)
        return count
    return "python-crfsuite, trained here", run


def spacy_cnn(train):
    import spacy
    from spacy.training import Example, offsets_to_biluo_tags  # noqa: F401
    try:
        model, name = spacy.load("en_core_web_sm", exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"]), "spaCy en_core_web_sm, NER only"
    except OSError:
        name = "spaCy blank small CNN, trained here for a minute"
        model = spacy.blank("en")
        ner = model.add_pipe("ner")
        examples = []
        for sentence in train:
            words = [w for w, _ in sentence]
            doc = spacy.tokens.Doc(model.vocab, words=words)
            spans, start = [], None
            for i, (_, tag) in enumerate(sentence + [("", "O")]):
                if start is not None and not tag.startswith("I-"):
                    spans.append(spacy.tokens.Span(doc, start, i, label=kind)); start = None
                if tag.startswith("B-"):
                    start, kind = i, tag[2:]
                    ner.add_label(kind)
            gold = doc.copy()
            gold.ents = [spacy.tokens.Span(gold, s.start, s.end, label=s.label_) for s in spans]
            examples.append(Example(doc, gold))
        model.initialize(lambda: examples[:200])
        end = time.time() + 60
        while time.time() < end:
            random.Random(1).shuffle(examples)
            for first in range(0, len(examples), 64):
                model.update(examples[first:first + 64])
                if time.time() > end:
                    break

    def run(texts):
        return sum(len(doc) for doc in model.pipe(texts, batch_size=64))
    return name, run


def timed(run, texts):
    start = time.process_time()
    count = run(texts)
    return count / (time.process_time() - start)


def collate(path):
    done = subprocess.run(
        [".build/release/train-entities", "--speed", path], capture_output=True, text=True, check=True)
    return int(re.search(r"(\d+) tokens a second", done.stdout).group(1))


def main():
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")][:3000]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    train = sentences(sys.argv[2])
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    peers = [make(train) for make in (crfsuite, spacy_cnn)]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(text.replace("\n\n", "\n") for text in texts))
        file.flush()
        for number in range(rounds):
            ours = collate(file.name)
            print(f"round {number + 1}: collate {ours:,} tokens a second")
            for name, run in peers:
                rate = timed(run, texts[:150])
                print(f"  {name}: {rate:,.0f} tokens a second, 1/{ours / rate:.0f} of it")


main()
