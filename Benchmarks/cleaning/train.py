#!/usr/bin/env python3
"""Trains the line classifier of `clean`: boosted trees over the numbers that LineFeatures writes, and a list of words.

usage: train.py PAGES.jsonl LINEFEATURES_BINARY [--folds N] [--write FOLDER] [--without OTHERS.jsonl]

PAGES: records {lines: [...], labels: [0 or 1 for each line], text: the true article}.
Without --write: N-fold cross-validation over pages, 4-shingle F1 on pages the model has not seen.
With --write: trains on all pages and writes furniture-words.tsv and line-model.tsv.
With --without: leaves out the pages whose `url` a record of OTHERS has.
Needs numpy, scipy, scikit-learn, lightgbm.
"""
import argparse, collections, json, os, random, re, subprocess, tempfile
import lightgbm, numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

WORD = re.compile(r"\w+", re.U)
OFFSETS = (-3, -2, -1, 1, 2, 3)
TREES = dict(n_estimators=140, num_leaves=15, learning_rate=0.085, min_child_samples=60, subsample=0.8,
             subsample_freq=1, colsample_bytree=0.4, reg_lambda=5, verbose=-1, n_jobs=2, random_state=1,
             deterministic=True, force_row_wise=True)
CHANGE, LEAST = 0.74, 0.1


def grams(words, n=4):
    return collections.Counter(zip(*(words[i:] for i in range(n)))) if len(words) >= n else collections.Counter([tuple(words)])


def f1(found, gold):
    f, g = grams(found), grams(gold)
    hit = sum((f & g).values())
    p, r = hit / max(1, sum(f.values())), hit / max(1, sum(g.values()))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def joined(chances, lengths):
    """The chances with what the lines around have to say, as LineChoice.joined works them out."""
    moved = lambda c: (c + CHANGE * (1 - c)) / (1 + CHANGE)
    both = lambda a, b: a * b / max(1e-12, a * b + (1 - a) * (1 - b))
    rows, result = [i for i, n in enumerate(lengths) if n], np.array(chances, float)
    forward, before = [], 0.5
    for i in rows:
        before = both(chances[i], moved(before))
        forward.append(before)
    behind = 0.5
    for i, f in zip(reversed(rows), reversed(forward)):
        result[i] = both(f, moved(behind))
        behind = both(chances[i], moved(behind))
    return result


def chosen(chances, lengths):
    """Which lines are kept: the F1 to be expected of their words is greatest, as in LineChoice.threshold."""
    order = [i for i in np.argsort(-chances, kind="stable") if lengths[i]]
    if not order:
        return np.zeros(len(chances), bool)
    right = np.cumsum([chances[i] * lengths[i] for i in order])
    total = np.cumsum([lengths[i] for i in order])
    best = int(np.argmax(2 * right / (total + right[-1])))
    return chances >= max(LEAST, chances[order[best]])


def variants(pages, seed=7):
    """Pages as other sources would have them: the article alone, little furniture, short articles."""
    r = random.Random(seed)
    result = []
    for page in pages:
        result.append(dict(page, kind="page", weight=1.0))
        pairs = list(zip(page["lines"], page["labels"]))
        article = [p for p in pairs if p[1]]
        if not article:
            continue
        alone = [p.strip() for p in page["text"].split("\n") if p.strip()]
        result.append(dict(page, kind="alone", weight=0.3, lines=alone, labels=[1] * len(alone)))
        sparse_page, keep = [], True
        for i, (line, label) in enumerate(pairs):
            if not label and (i == 0 or i % 4 == 0):
                keep = r.random() < 0.25
            if label or keep:
                sparse_page.append((line, label))
        result.append(dict(page, kind="sparse", weight=0.5, lines=[x for x, _ in sparse_page],
                           labels=[y for _, y in sparse_page]))
        start = r.randrange(len(article))
        short = article[start:start + r.randint(1, 8)]
        head = [p for p in pairs if not p[1]]
        short = r.sample(head, min(len(head), r.randint(0, 3))) + short + r.sample(head, min(len(head), r.randint(0, 4)))
        result.append(dict(page, kind="short", weight=0.1, lines=[x for x, _ in short], labels=[y for _, y in short]))
    return result


def features(pages, binary):
    with tempfile.TemporaryDirectory() as folder:
        source, out = os.path.join(folder, "pages.jsonl"), os.path.join(folder, "numbers")
        with open(source, "w", encoding="utf-8") as f:
            for page in pages:
                lines = [line.replace("\r", " ").replace("\n", " ") or " " for line in page["lines"]]
                f.write(json.dumps({"lines": lines}, ensure_ascii=False) + "\n")
        subprocess.run([binary, source, out], check=True)
        names = open(out + ".names").read().split("\n")
        return np.fromfile(out, dtype=np.float32).reshape(-1, len(names)).copy(), names


class Lines:
    """All lines of some pages with what is needed to train on them."""

    def __init__(self, pages, binary):
        self.pages = pages
        self.X, self.names = features(pages, binary)
        self.column = {n: i for i, n in enumerate(self.names)}
        self.y = np.array([l for p in pages for l in p["labels"]])
        self.page = np.concatenate([[i] * len(p["lines"]) for i, p in enumerate(pages)])
        self.origin = np.array([p["number"] for p in pages])[self.page]
        self.start = np.cumsum([0] + [len(p["lines"]) for p in pages])
        assert len(self.y) == len(self.X), (len(self.y), len(self.X))
        self.words = [WORD.findall(l.lower()) for p in pages for l in p["lines"]]
        self.length = np.array([len(w) for w in self.words])
        total = np.array([max(50, self.length[self.start[i]:self.start[i + 1]][self.y[self.start[i]:self.start[i + 1]] == 1].sum())
                          for i in range(len(pages))])
        self.weight = (self.length + 1.0) / total[self.page] * np.array([p["weight"] for p in pages])[self.page]
        self.weight /= self.weight.mean()

    def bag(self, vocabulary):
        rows = [r for r, w in enumerate(self.words) for x in w if x in vocabulary]
        columns = [vocabulary[x] for w in self.words for x in w if x in vocabulary]
        return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(len(self.words), len(vocabulary)))

    def with_words(self, scores):
        """The numbers with what a word list says of each line and its neighbours, as the classifier computes it."""
        X, c = self.X.copy(), self.column
        X[:, [c["furnitureMean"], c["furnitureMin"], c["furnitureSum"]]] = scores
        for i in range(len(self.pages)):
            rows = np.arange(self.start[i], self.start[i + 1])
            rows = rows[X[rows, c["characters"]] > 0]
            v, n = scores[rows, 0], len(rows)
            for offset in OFFSETS:
                shifted = np.full(n, -1.0)
                if offset < 0:
                    shifted[-offset:] = v[:offset]
                else:
                    shifted[:-offset] = v[offset:]
                X[rows, c[f"furnitureMean@{offset}"]] = shifted
            sums = np.concatenate([[0], np.cumsum(v)])
            at = np.arange(n)
            for reach in (3, 8, 20):
                low, high = np.maximum(0, at - reach), np.minimum(n, at + reach + 1)
                X[rows, c[f"furniture{reach}"]] = (sums[high] - sums[low]) / (high - low)
        return X


def word_weights(lines, bag, mask):
    scale = sparse.diags(1 / np.sqrt(np.maximum(1, lines.length)))
    model = LogisticRegression(C=0.3, max_iter=200, solver="liblinear")
    model.fit((scale @ bag)[mask], lines.y[mask], sample_weight=np.minimum(lines.weight[mask], 8))
    return np.round(np.clip(model.coef_[0], -8, 8) * 256) / 256


def word_scores(bag, length, weights):
    total = np.asarray(bag @ weights).ravel()
    least = np.zeros(len(length), np.float32)
    for r in range(len(length)):
        c = bag.indices[bag.indptr[r]:bag.indptr[r + 1]]
        if len(c):
            least[r] = min(0, weights[c].min())
    return np.stack([total / np.maximum(1, length), least, np.clip(total, -8, 8)], 1).astype(np.float32)


CASE = ("capitalised", "capitals", "startsSmall", "furnitureMean", "furnitureMin", "furnitureSum", "furniture3", "furniture8", "furniture20")


def train(lines, vocabulary, bag, mask):
    """Word weights and trees from the lines in the mask; the words of each quarter are scored by the other three."""
    weights = word_weights(lines, bag, mask & (np.array([p["kind"] == "page" for p in lines.pages])[lines.page]))
    scores = word_scores(bag, lines.length, weights)
    original = np.array([p["kind"] == "page" for p in lines.pages])[lines.page]
    for quarter in range(4):
        inside = lines.origin // 7 % 4 == quarter
        others = word_scores(bag, lines.length, word_weights(lines, bag, mask & original & ~inside))
        scores[mask & inside] = others[mask & inside]
    X = lines.with_words(scores)
    # Twins without case and known words, as in scripts without capitals.
    twin = X[mask & original].copy()
    for name in lines.names:
        if name.split("@")[0] in CASE:
            twin[:, lines.column[name]] = np.where(twin[:, lines.column[name]] == -1, -1, 0) if "@" in name else 0
    model = lightgbm.LGBMClassifier(**TREES)
    model.fit(np.concatenate([X[mask], twin]), np.concatenate([lines.y[mask], lines.y[mask & original]]),
              sample_weight=np.concatenate([lines.weight[mask], lines.weight[mask & original] * 0.3]))
    return weights, model


def report(lines, chance, mask):
    by_kind = collections.defaultdict(list)
    for i, page in enumerate(lines.pages):
        a, b = lines.start[i], lines.start[i + 1]
        if not mask[a] or a == b:
            continue
        lengths = lines.length[a:b]
        keep = chosen(joined(chance[a:b], lengths), lengths)
        found = [w for k in range(a, b) if keep[k - a] for w in lines.words[k]]
        if page["kind"] == "page":
            gold = WORD.findall(page["text"].lower())
        else:
            gold = [w for k in range(a, b) if lines.y[k] for w in lines.words[k]]
        by_kind[page["kind"]].append((f1(found, gold), i))
    return by_kind


def tree_text(node):
    if "leaf_value" in node:
        return f"={node['leaf_value']:.5g}"
    assert node["decision_type"] == "<="
    return f"{node['split_feature']}:{node['threshold']:.7g} {tree_text(node['left_child'])} {tree_text(node['right_child'])}"


def write(folder, names, vocabulary, weights, model, pages):
    with open(os.path.join(folder, "furniture-words.tsv"), "w") as f:
        f.write("# Words of page furniture (below zero) and of articles (above zero), with weights.\n"
                f"# Learned by Benchmarks/cleaning/train.py from {pages} pages of WCXB (CC BY 4.0, development part).\n")
        for word, index in sorted(vocabulary.items()):
            if abs(weights[index]) >= 0.05:
                f.write(f"{word}\t{weights[index]:.3g}\n")
    with open(os.path.join(folder, "line-model.tsv"), "w") as f:
        f.write("# The line classifier: boosted trees, one on each line, in the order root, left, right.\n"
                "# FEATURE:THRESHOLD is a branch (left when the number is not above), =VALUE a leaf; the sum is a logit.\n"
                f"# Learned by Benchmarks/cleaning/train.py from {pages} pages of WCXB (CC BY 4.0, development part).\n"
                f"# features\t{' '.join(names)}\n")
        for tree in model.booster_.dump_model()["tree_info"]:
            f.write(tree_text(tree["tree_structure"]) + "\n")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("pages"); a.add_argument("binary"); a.add_argument("--folds", type=int, default=2)
    a.add_argument("--write"); a.add_argument("--save"); a.add_argument("--without")
    o = a.parse_args()
    pages = [json.loads(line) for line in open(o.pages, encoding="utf-8")]
    if o.without:
        others = {json.loads(line).get("url") for line in open(o.without, encoding="utf-8")}
        pages = [page for page in pages if page.get("url") not in others]
    pages = [dict(page, number=i) for i, page in enumerate(pages)]
    lines = Lines(variants(pages), o.binary)
    count = collections.Counter()
    for page in pages:
        count.update({w for l in page["lines"] for w in WORD.findall(l.lower()) if not w.isdigit()})
    vocabulary = {w: i for i, w in enumerate(sorted(w for w, n in count.items() if n >= 12))}
    bag = lines.bag(vocabulary)
    if o.write:
        weights, model = train(lines, vocabulary, bag, np.ones(len(lines.y), bool))
        write(o.write, lines.names, vocabulary, weights, model, len(pages))
        return
    results = collections.defaultdict(list)
    chances = np.zeros(len(lines.y))
    for fold in range(o.folds):
        test = lines.origin % o.folds == fold
        weights, model = train(lines, vocabulary, bag, ~test)
        chance = model.predict_proba(lines.with_words(word_scores(bag, lines.length, weights)))[:, 1]
        chances[test] = chance[test]
        for kind, values in report(lines, chance, test).items():
            results[kind] += values
    for kind, values in results.items():
        print(kind, "pages", len(values), "4-shingle P R F1", np.round(np.mean([v for v, _ in values], axis=0), 4))
    if o.save:
        np.savez(o.save, chances=chances, worst=sorted((v[2], i) for v, i in results["page"]))


if __name__ == "__main__":
    main()
