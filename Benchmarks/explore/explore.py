#!/usr/bin/env python3
"""`search` and `kwic` beside ripgrep, SQLite FTS5, tantivy and bm25s on one corpus, in one run.

usage: explore.py CORPUS.jsonl [--threads N]     (the product: $COLLATE, else .build/release/collate)
The corpus is JSON lines with `id` and `text`. Prints for each the seconds before the first query can be asked (load and
columns, or index), then median and 95th percentile of twenty queries with ten answers and their snippets, wall and
processor time, and the ratio to the product. What is not installed is left out.
"""
import argparse, json, os, resource, shutil, sqlite3, subprocess, sys, tempfile, time

WORDS = ["ceasefire", "oil prices", "government", "crude", "election president", "wheat exports", "minister said",
         "interest rates", "stock market crash", "dollar yen", "merger", "police", "war", "soybean", "bank rate cut"]
PHRASES = ["white house", "prime minister", "interest rates", "oil prices", "united states"]
TERMS = ["ceasefire", "ferry", "minister", "the"]


def spread(values):
    values = sorted(values)
    return values[len(values) // 2] * 1000, values[min(len(values) - 1, int(len(values) * .95))] * 1000


def show(name, ready, queries, own):
    """One line: ready = (wall, cpu) seconds; queries = [(wall, cpu)]; own = the product's medians."""
    (wall, wall95), (cpu, cpu95) = spread([q[0] for q in queries]), spread([q[1] for q in queries])
    ratio = f"  cpu ×{cpu / own:.2f}" if own else ""
    print(f"{name:28s} ready {ready[0]:6.1f} s wall {ready[1]:6.1f} s cpu   query p50 {wall:7.1f} p95 {wall95:7.1f} ms wall"
          f"   p50 {cpu:7.1f} p95 {cpu95:7.1f} ms cpu{ratio}", flush=True)
    return cpu


class Collate:
    """The product as a person uses it: a line, then its answer."""

    def __init__(self, threads):
        run = [os.environ.get("COLLATE", ".build/release/collate"), "--no-config", "--quiet", "--format", "json"]
        run += ["--threads", str(threads)] if threads else []
        self.process = subprocess.Popen(run + ["-f", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def cpu(self):
        """Of all threads, those that have ended too; in hundredths of a second."""
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, field):
        status = dict(line.split(":", 1) for line in open(f"/proc/{self.process.pid}/status"))
        return int(status[field].split()[0]) / 1024

    def ask(self, line, answers=True):
        started, before = time.perf_counter(), self.cpu()
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline()) if answers else None
        return (time.perf_counter() - started, max(0, self.cpu() - before)), answer


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def product(corpus, threads, megabytes):
    collate = Collate(threads)
    collate.ask(f"load --raw {corpus}", answers=False)
    loaded, _ = collate.ask("docs | count")
    before = collate.memory("VmRSS")
    columns, _ = collate.ask("search warmup | top 1")
    grown = collate.memory("VmRSS") - before
    ready = (loaded[0] + columns[0], loaded[1] + columns[1])
    print(f"columns: the process grew by {grown:.0f} MiB, {grown * 1.048576 / megabytes:.2f} bytes for each byte of text")
    queries = [collate.ask(f"search --top 10 {q}")[0] for q in WORDS + [f'"{p}"' for p in PHRASES]]
    own = show("collate search", ready, queries, None)
    for name, lines in [("collate phrases", [f'search --top 10 "{p}"' for p in PHRASES]),
                        ("collate kwic, first page", [f"kwic {t} | top 40" for t in TERMS] * 5)]:
        show(name, (0, 0), [collate.ask(line)[0] for line in lines], own)
    for term in TERMS:
        for line in ("count", "count node", "count right1"):
            (wall, cpu), answer = collate.ask(f"kwic {term} | {line}")
            rows = sum(row["count"] for row in answer["rows"])
            print(f"collate kwic {term + ' | ' + line:24} {rows:8d} lines {wall * 1000:8.0f} ms wall {cpu * 1000:8.0f} ms cpu "
                  f"{megabytes / wall:7.0f} MB/s")
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("tsv", "csv", "jsonl", "txt"):
            path = f"{folder}/the.{ending}"
            collate.ask(f"kwic the > {path}", answers=False)
            (wall, cpu), _ = collate.ask("docs 1 | count")
            print(f"collate kwic the > {ending:5} {os.path.getsize(path) / 1e6:8.0f} MB {wall:8.2f} s wall {cpu:8.2f} s cpu, "
                  f"greatest memory so far {collate.memory('VmHWM'):.0f} MiB", flush=True)
            os.remove(path)
    collate.process.stdin.close()
    collate.process.wait()
    return own


def ripgrep(corpus, own, megabytes):
    if not shutil.which("rg"):
        return print("ripgrep is not installed")
    queries = []
    for query in WORDS + PHRASES:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(["rg", "-c", "-i", "-w", query.replace(" ", "|") if query in WORDS else query, corpus],
                       stdout=subprocess.DEVNULL)
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        queries.append((wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    show("ripgrep -ciw, no rank", (0, 0), queries, own)


def fts5(texts, own):
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table t using fts5(x, tokenize='porter unicode61')")
    ready = timed(lambda: database.executemany("insert into t(x) values(?)", ((text,) for text in texts)))
    ask = "select rowid, snippet(t, 0, '[', ']', '…', 32) from t where t match ? order by rank limit 10"
    words = [" OR ".join(q.split()) for q in WORDS] + [f'"{p}"' for p in PHRASES]
    show("SQLite FTS5 porter", ready, [timed(lambda: database.execute(ask, (q,)).fetchall()) for q in words], own)


def tantivy(texts, own):
    import tantivy
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("x", stored=True, tokenizer_name="en_stem")
    schema = builder.build()
    index = tantivy.Index(schema)

    def fill():
        writer = index.writer(200_000_000, 4)
        for text in texts:
            writer.add_document(tantivy.Document(x=text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
    ready = timed(fill)
    searcher = index.searcher()

    def search(query):
        parsed = index.parse_query(query, ["x"])
        snippets = tantivy.SnippetGenerator.create(searcher, parsed, schema, "x")
        for _, address in searcher.search(parsed, 10).hits:
            snippets.snippet_from_doc(searcher.doc(address)).to_html()
    show("tantivy en_stem", ready, [timed(lambda: search(q)) for q in WORDS + [f'"{p}"' for p in PHRASES]], own)


def bm25s(texts, own):
    import bm25s
    index = bm25s.BM25()
    ready = timed(lambda: index.index(bm25s.tokenize(texts, stopwords=None, show_progress=False), show_progress=False))

    def search(query):
        index.retrieve(bm25s.tokenize([query], stopwords=None, show_progress=False, return_ids=False), k=10,
                       show_progress=False)
    show("bm25s, no snippets, phrases", ready, [timed(lambda: search(q)) for q in WORDS], own)


a = argparse.ArgumentParser()
a.add_argument("corpus")
a.add_argument("--threads", type=int)
o = a.parse_args()
texts = [json.loads(line)["text"] for line in open(o.corpus, encoding="utf-8")]
megabytes = sum(len(text.encode()) for text in texts) / 1e6
print(f"{len(texts)} articles, {megabytes:.0f} MB of text, load average {os.getloadavg()[0]:.0f}")
own = product(o.corpus, o.threads, megabytes)
ripgrep(o.corpus, own, megabytes)
for peer in (fts5, tantivy, bm25s):
    try:
        peer(texts, own)
    except ImportError:
        print(f"{peer.__name__} is not installed", file=sys.stderr)
