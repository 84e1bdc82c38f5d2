#!/usr/bin/env python3
"""Learns the weights of the event gate, and measures it, on news that people have grouped by event.

usage: gate.py [--learn] [--among OTHERS.jsonl] DOCUMENTS.jsonl[.gz]:EVENTS.jsonl …       the binary: $GATE_FEATURES, else .build/release/GateFeatures
EVENTS holds a line for each event: {cluster_id, doc_ids or documents: [id…]}; documents of no event are left out. Pairs of
different events count when their documents have one `topic`, or all when there is none. For each corpus it prints how
often pairs of one event and pairs of two are told right, and the mean of both, at even odds: with all documents read
together (`corpus`), and with each pair read alone (`alone`); and of the groups that `compare` makes of all documents the
precision, recall and F1 of pairs and of B-cubed, with --among OTHERS.jsonl also in the midst of articles on other things.
--learn: logistic regression on both readings, every corpus and class with the same weight; prints the weights, and
the figures on fifths of the events that the weights were not learned from. Needs numpy.
"""
import argparse, collections, gzip, itertools, json, math, os, subprocess, sys, tempfile, zlib


RARITY = 0.4  # GateRule.rarity


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def features(documents, requests):
    """{(id, id): numbers} for requests of (ids, pairs)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
        for d in documents:
            file.write(json.dumps({k: d.get(k) for k in ("id", "source", "title", "lang", "date", "text")}) + "\n")
    asked = "".join("\t".join([" ".join(ids)] + [f"{a} {b}" for a, b in pairs]) + "\n" for ids, pairs in requests)
    answer = subprocess.run([os.environ.get("GATE_FEATURES", ".build/release/GateFeatures"), file.name], input=asked, capture_output=True, text=True, check=True)
    os.unlink(file.name)
    rows = [line.split("\t") for line in answer.stdout.splitlines()]
    return {(row[0], row[1]): [float(x) for x in row[2:]] for row in rows}


def rate(told):
    """(recall on pairs of one event, on pairs of two, their mean) of [(is same, told same)]."""
    same = [t for y, t in told if y]
    other = [not t for y, t in told if not y]
    a, b = sum(same) / len(same), sum(other) / len(other)
    return f"same {a:.3f} other {b:.3f} mean {(a + b) / 2:.3f}"


def groups(documents, event_of, others=()):
    """Pair and B-cubed precision, recall, F1 of the groups of `compare` among all documents; a stranger is a fault."""
    documents = documents + list(others)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
        for d in documents:
            file.write(json.dumps({k: d.get(k) for k in ("id", "source", "title", "lang", "date", "text")}) + "\n")
    answer = subprocess.run([os.environ.get("COLLATE", ".build/release/collate"), "--no-config", "--quiet", "--format", "jsonl", "-f", "-"],
                            input=f"load --raw {file.name}\ncompare --by doc | select gate\n", capture_output=True, text=True, check=True)
    os.unlink(file.name)
    found = [[documents[n - 1]["id"] for n in json.loads(line)["documents"]] for line in answer.stdout.splitlines()]
    event = lambda i: event_of.get(i, i)
    hit = told = 0
    precision, recall = [], []
    size = collections.Counter(event(d["id"]) for d in documents)
    for group in found:
        counts = collections.Counter(map(event, group))
        named = sum(n for e, n in counts.items() if e in event_of.values())
        hit += sum(n * (n - 1) // 2 for n in counts.values())
        # Two strangers may report one event: nobody has labelled them.
        told += len(group) * (len(group) - 1) // 2 - (len(group) - named) * (len(group) - named - 1) // 2
        for e, n in counts.items():
            if e in event_of.values():
                precision += [n / len(group)] * n
                recall += [n / size[e]] * n
    wanted = sum(n * (n - 1) // 2 for n in size.values())
    f = lambda p, r: 2 * p * r / (p + r)
    p, r = hit / told, hit / wanted
    b, c = sum(precision) / len(precision), sum(recall) / len(recall)
    return f"among {len(documents)}: pairs P {p:.3f} R {r:.3f} F1 {f(p, r):.3f} B-cubed P {b:.3f} R {c:.3f} F1 {f(b, c):.3f}"


def read(argument, others=()):
    name = argument.split(":")
    documents, events = lines(name[0]), lines(name[1])
    event_of = {i: e["cluster_id"] for e in events for i in e.get("doc_ids") or e["documents"]}
    documents = [d for d in documents if d["id"] in event_of]
    topic = {d["id"]: d.get("topic") for d in documents}
    ids = [d["id"] for d in documents]
    print(os.path.basename(os.path.dirname(name[0])), "groups", groups(documents, event_of), flush=True)
    if others:
        print(os.path.basename(os.path.dirname(name[0])), "groups", groups(documents, event_of, others), flush=True)
    pairs = [(a, b) for a, b in itertools.combinations(ids, 2) if event_of[a] == event_of[b] or topic[a] == topic[b]]
    together = features(documents, [(ids, pairs)])
    alone = features(documents, [([a, b], [(a, b)]) for a, b in pairs])
    name = os.path.basename(os.path.dirname(name[0]))
    return [(name, reading, event_of[a], event_of[b], even(values, len(ids) if reading == "corpus" else 2))
            for reading, found in (("corpus", together), ("alone", alone)) for (a, b), values in found.items()]


def even(values, count):
    """The features with the probability at even odds, whatever the number of documents."""
    p = min(max(values[-2], 1e-12), 1 - 1e-12)
    odds = math.log(p / (1 - p)) + RARITY * math.log(count / 2)
    return values[:-2] + [1 / (1 + math.exp(-odds)), values[-1]]


def learn(rows, strength=1e-4):
    import numpy as np
    size = collections.Counter((r[0], r[1], r[2] == r[3]) for r in rows)
    x = np.array([r[4][:-2] + [1] for r in rows])
    y = np.array([float(r[2] == r[3]) for r in rows])
    w = np.array([1 / size[(r[0], r[1], r[2] == r[3])] for r in rows])
    w /= w.sum()
    b = np.zeros(x.shape[1])
    penalty = strength * np.append(np.ones(len(b) - 1), 0)
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ b))
        b -= np.linalg.solve((x.T * (w * p * (1 - p))) @ x + np.diag(penalty) + 1e-9 * np.eye(len(b)), x.T @ (w * (p - y)) + penalty * b)
    return b


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--learn", action="store_true")
    options.add_argument("--among")
    options.add_argument("corpora", nargs="+")
    options = options.parse_args()
    rows = [row for corpus in options.corpora for row in read(corpus, lines(options.among) if options.among else ())]
    kinds = sorted({r[:2] for r in rows}, reverse=True)
    for kind in kinds:
        mine = [r for r in rows if r[:2] == kind]
        print(*kind, "pairs:", rate([(r[2] == r[3], r[4][-2] >= 0.5) for r in mine]))
    if not options.learn:
        return
    fold = lambda event: zlib.crc32(event.encode()) % 5
    told = collections.defaultdict(list)
    for held in range(5):
        b = learn([r for r in rows if fold(r[2]) != held and fold(r[3]) != held])
        for r in rows:
            if fold(r[2]) == held == fold(r[3]):
                told[r[:2]].append((r[2] == r[3], sum(v * w for v, w in zip(r[4][:-2] + [1], b)) > 0))
    for kind in kinds:
        print(*kind, "not learned from:", rate(told[kind]))
    b = learn(rows)
    print("weights", ", ".join(f"{w:.1f}" for w in b[:-1]), "bias", f"{b[-1]:.1f}")


main()
