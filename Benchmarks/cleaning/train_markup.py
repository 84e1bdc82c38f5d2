#!/usr/bin/env python3
"""Trains the classifier for lines of web pages on top of the one for plain lines.

usage: train_markup.py PAGES.jsonl LINEFEATURES_BINARY [--folds N] [--write FOLDER]

PAGES: records {html, text_gold: the true article}. The plain classifier in the binary must not have seen the pages.
Without --write: N-fold cross-validation over pages, word F1 on pages the model has not seen.
"""
import argparse, collections, json, os, re, subprocess, tempfile
import lightgbm, numpy as np
from train import WORD, chosen, grams, tree_text

TREES = dict(n_estimators=120, num_leaves=10, learning_rate=0.06, min_child_samples=60, subsample=0.8, subsample_freq=1,
             colsample_bytree=0.4, reg_lambda=10, verbose=-1, n_jobs=2, random_state=1, deterministic=True, force_row_wise=True)


def words(text):
    return WORD.findall(text.lower())


def labels(lines, gold):
    """1 for each line whose words stand in the true text in their order; short lines must be a line of it."""
    text = " ".join(words(gold))
    whole = collections.Counter(" ".join(words(l)) for l in gold.split("\n"))
    four = grams(words(gold))
    result = []
    for line in lines:
        w = words(line)
        if len(w) >= 6:
            found = sum(1 for g in zip(*(w[i:] for i in range(4))) if g in four)
            result.append(int(found >= 0.6 * (len(w) - 3)))
        else:
            result.append(int(bool(w) and whole[" ".join(w)] > 0))
    # Short lines between lines of the article that stand somewhere in its text belong to it too.
    for i, line in enumerate(lines):
        if not result[i] and 0 < i < len(lines) - 1 and result[i - 1] and result[i + 1] and " ".join(words(line)) in text:
            result[i] = 1
    return result


def f1(found, gold):
    f, g = collections.Counter(found), collections.Counter(gold)
    hit = sum((f & g).values())
    p, r = hit / max(1, sum(f.values())), hit / max(1, sum(g.values()))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main():
    a = argparse.ArgumentParser()
    a.add_argument("pages"); a.add_argument("binary"); a.add_argument("--folds", type=int, default=5); a.add_argument("--write")
    o = a.parse_args()
    records = [json.loads(line) for line in open(o.pages, encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "numbers")
        subprocess.run([o.binary, "--markup", o.pages, out], check=True)
        names = open(out + ".names").read().split("\n")
        X = np.fromfile(out, dtype=np.float32).reshape(-1, len(names)).copy()
        rows = [line.split("\t", 1) for line in open(out + ".lines", encoding="utf-8").read().split("\n")[:-1]]
    page = np.array([int(r[0]) for r in rows])
    assert len(page) == len(X), (len(page), len(X))
    y, weight = np.zeros(len(X), int), np.zeros(len(X))
    for i, record in enumerate(records):
        at = np.where(page == i)[0]
        if len(at):
            y[at] = labels([rows[k][1] for k in at], record["text_gold"])
            length = np.array([len(words(rows[k][1])) for k in at])
            weight[at] = (length + 1) / max(50, (length * y[at]).sum())
    weight /= weight.mean()

    lengths = np.array([len(words(r[1])) for r in rows])

    def score(chance):
        result = []
        for i in range(len(records)):
            at = np.where(page == i)[0]
            keep = chosen(chance[at].astype(float), lengths[at]) if len(at) else []
            result.append(f1([w for k, kept in zip(at, keep) if kept for w in words(rows[k][1])],
                             words(records[i]["text_gold"])))
        return np.round(np.mean(result, axis=0), 4)

    print("oracle", score(y), "plain classifier", score(X[:, 0]))
    if o.write:
        model = lightgbm.LGBMClassifier(**TREES).fit(X, y, sample_weight=weight)
        with open(os.path.join(o.write, "markup-model.tsv"), "w") as f:
            f.write("# The classifier for lines of web pages, in the form of line-model.tsv; FEATURE is a number of MarkupFeatures.\n"
                    f"# Learned by Benchmarks/cleaning/train_markup.py from {len(records)} pages of WCXB (CC BY 4.0, development part).\n"
                    f"# features\t{' '.join(names)}\n")
            for tree in model.booster_.dump_model()["tree_info"]:
                f.write(tree_text(tree["tree_structure"]) + "\n")
        return
    chance = np.zeros(len(X))
    for fold in range(o.folds):
        test = page % o.folds == fold
        model = lightgbm.LGBMClassifier(**TREES).fit(X[~test], y[~test], sample_weight=weight[~test])
        chance[test] = model.predict_proba(X[test])[:, 1]
    print("with markup", score(chance))


if __name__ == "__main__":
    main()
