#!/usr/bin/env python3
"""Learns the weights of the rule for what only one outlet reports, each key told by what the others teach.

usage: only.py [KEY …]       the binary: $GATE_FEATURES, else .build/release/GateFeatures
For each key it prints F1 on its sentences with weights learned from the other keys, then the weights learned from all.
Lines of a page that are no statements of the article (credits, links) are left out here; the program has them set aside.
Needs numpy.
"""
import json, os, subprocess, sys, tempfile
import numpy as np
import key

KEYS = "articles check fresh fourth fifth sixth seventh eighth".split()
PENALTY = 10  # of squared weights of standardised features


def gold_of(articles):
    """What `score.py` holds for one outlet's alone."""
    facts, gold = {}, set()
    for a in articles:
        for fact, _, _ in a["facts"]:
            facts.setdefault((a["event"], fact), set()).add(a["source"])
    for a in articles:
        peers = [b for b in articles if b["event"] == a["event"] and b["source"] != a["source"] and b["lang"] == a["lang"]]
        for fact, start, end in a["facts"]:
            if peers and facts[(a["event"], fact)] == {a["source"]}:
                gold.add((a["id"], a["text"][start:end][:60]))
    return gold


def load(name):
    """(features, whether the key has the sentence, how many it has in all)."""
    articles, _ = key.read(os.path.join(key.FOLDER, name + ".txt"))
    by_id, gold, rows, truth = {a["id"]: a for a in articles}, gold_of(articles), [], []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in key.records(articles))
        file.flush()
        binary = os.environ.get("GATE_FEATURES", ".build/release/GateFeatures")
        out = subprocess.run([binary, file.name, "statements"], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        i, start, end, *values = line.split("\t")
        a = by_id[i]
        text = a["text"].encode()[int(start):int(end)].decode()
        if any(text.strip() in a["text"][s:e] for _, s, e in a["facts"]):
            rows.append([float(v) for v in values])
            truth.append((i, text[:60]) in gold)
    return np.array(rows), np.array(truth, float), len(gold)


def learn(parts):
    x, y = np.vstack([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    w, penalty = np.zeros(z.shape[1]), PENALTY * np.append(np.ones(x.shape[1]), 0)
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z.T * (p * (1 - p))) @ z + np.diag(penalty), z.T @ (p - y) + penalty * w)
    return w[:-1] / scale, w[-1] - (w[:-1] * mean / scale).sum()


def f1(part, weights, bias):
    x, y, all_ = part
    told = x @ weights + bias >= 0
    return 2 * (told * y).sum() / (told.sum() + all_)


keys = sys.argv[1:] or KEYS
parts = {k: load(k) for k in keys}
for k in keys:
    print(f"{k:10} F1 {f1(parts[k], *learn([parts[j] for j in keys if j != k])):.3f}   ({parts[k][2]} in the key)")
weights, bias = learn(list(parts.values()))
print("weights", [round(float(w), 2) for w in weights], "bias", round(float(bias), 2))
if keys == KEYS and os.path.exists(os.path.join(key.FOLDER, "ninth.txt")):
    print(f"ninth, of which nothing was learned: F1 {f1(load('ninth'), weights, bias):.3f}")
