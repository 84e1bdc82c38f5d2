#!/usr/bin/env python3
"""Known-item search: a headline asks, the article it stands over is the answer. Mean reciprocal rank beside the peers.

usage: ranking.py POOL.jsonl [--queries N] [--seed S]     (the product: $COLLATE, else .build/release/collate)
The pool is JSON lines with `title` and `text`. Headlines whose words stand together in their article, that occur twice or have
fewer than four words are left out; the first ten answers count. What is not installed is left out.
"""
import argparse, collections, json, os, random, re, sqlite3, subprocess, sys, tempfile

a = argparse.ArgumentParser()
a.add_argument("pool")
a.add_argument("--queries", type=int, default=300)
a.add_argument("--seed", type=int, default=1)
o = a.parse_args()
documents = [json.loads(line) for line in open(o.pool, encoding="utf-8")]
titles = collections.Counter(document.get("title") for document in documents)
queries = []
for number, document in enumerate(documents):
    title, text = document.get("title") or "", document["text"]
    words = re.findall(r"[^\W_]+", title)
    if len(words) >= 4 and len(text) > 400 and title.lower() not in text.lower() and titles[title] == 1:
        queries.append((number, words))
random.Random(o.seed).shuffle(queries)
total = len(queries)
queries = queries[:o.queries]
print(f"{len(documents)} articles, {len(queries)} of {total} headlines")


def show(name, answers):
    ranks = [found.index(number) + 1 if number in found else 0 for (number, _), found in zip(queries, answers)]
    print(f"{name:30s} MRR {sum(1 / r for r in ranks if r) / len(ranks):.4f}  first {ranks.count(1) / len(ranks):.3f}"
          f"  in ten {sum(r > 0 for r in ranks) / len(ranks):.3f}", flush=True)


def product(option):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, document in enumerate(documents):
            file.write(json.dumps({"id": f"p{number}", "lang": document.get("lang"), "text": document["text"]},
                                  ensure_ascii=False) + "\n")
        file.flush()
        lines = [f"load {option} {file.name}"]
        lines += ["search --top 10 " + " ".join(w for w in words if w not in ("AND", "OR", "NOT", "NEAR")) for _, words in queries]
        run = subprocess.run([os.environ.get("COLLATE", ".build/release/collate"), "--format", "json", "--no-config", "--quiet",
                              "-f", "-"], input="\n".join(lines).encode(), capture_output=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    show(f"collate {option}", [[int(row["id"][1:]) for row in answer["rows"]] for answer in answers])


def fts5(tokens):
    database = sqlite3.connect(":memory:")
    database.execute(f"create virtual table t using fts5(x, tokenize='{tokens}')")
    database.executemany("insert into t(rowid, x) values(?, ?)", ((n, d["text"]) for n, d in enumerate(documents)))
    ask = "select rowid from t where t match ? order by rank limit 10"
    show(f"SQLite FTS5 {tokens}", [[row[0] for row in database.execute(ask, (" OR ".join(f'"{w}"' for w in words),))]
                                   for _, words in queries])


def bm25s(name, **options):
    import bm25s
    index = bm25s.BM25()
    index.index(bm25s.tokenize([d["text"] for d in documents], show_progress=False, **options), show_progress=False)
    asked = bm25s.tokenize([" ".join(words) for _, words in queries], show_progress=False, return_ids=False, **options)
    show(name, [list(found) for found in index.retrieve(asked, k=10, show_progress=False)[0]])


product("--raw")
product("")
fts5("unicode61")
fts5("porter unicode61")
try:
    import Stemmer
    bm25s("bm25s plain", stopwords=None)
    bm25s("bm25s stems, no stop words", stopwords="en", stemmer=Stemmer.Stemmer("english"))
except ImportError:
    print("bm25s or PyStemmer is not installed", file=sys.stderr)
