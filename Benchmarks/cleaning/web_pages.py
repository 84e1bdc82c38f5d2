#!/usr/bin/env python3
"""Main content, title and date of web pages: word F1 (mean over pages) of collate, with trafilatura beside it.

usage: web_pages.py FOLDER [--part all|learn|test] [--peers]     ($COLLATE is the binary)

FOLDER holds extraction.jsonl with {id, html_path, text, title, author, date}. Pages with an odd place in the list were
not looked at while rules were written (`test`).
"""
import argparse, collections, gzip, json, os, re, statistics, subprocess, sys, tempfile, time

WORD = re.compile(r"\w+", re.U)


def f1(found, gold):
    f, g = collections.Counter(WORD.findall(found.lower())), collections.Counter(WORD.findall(gold.lower()))
    hit = sum((f & g).values())
    p, r = hit / max(1, sum(f.values())), hit / max(1, sum(g.values()))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def plain(text):
    return " ".join(WORD.findall((text or "").lower()))


def same_title(found, gold):
    return plain(found) == plain(gold)


def same_author(found, gold):
    return bool(found) and (plain(found) == plain(gold) or plain(gold) in plain(found) or plain(found) in plain(gold))


def report(name, pages, texts, metadata, seconds):
    scores = [f1(texts.get(p["id"], ""), p["text"]) for p in pages]
    p, r, f = (statistics.mean(x) for x in zip(*scores))
    size = sum(len(q["html"]) for q in pages) / 1e6
    line = f"{name:12} pages={len(pages)} word P {p:.4f} R {r:.4f} F1 {f:.4f} in {seconds:.2f} s ({size / seconds:.1f} MB/s)"
    for field, same in (("title", same_title), ("author", same_author), ("date", lambda a, b: a == b)):
        known = [q for q in pages if q.get(field)]
        right = sum(same(metadata.get(q["id"], {}).get(field), q[field]) for q in known)
        line += f" {field} {right}/{len(known)}"
    print(line)
    return scores


def collate(pages):
    binary = os.environ.get("COLLATE", ".build/release/collate")
    with tempfile.TemporaryDirectory() as folder:
        for p in pages:
            with open(os.path.join(folder, p["id"] + ".html"), "wb") as f:
                f.write(p["html"])
        started = time.time()
        done = subprocess.run([binary, "--no-config", "--quiet", "--format", "jsonl", "-c",
                               f"load {folder}; show all --clean; docs --full"], capture_output=True)
        seconds = time.time() - started
    if done.returncode:
        sys.exit(done.stderr.decode())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    texts = {r["id"][:-5]: r["text"] for r in rows if "text" in r}
    metadata = {r["id"][:-5]: dict(title=r["title"], date=r["date"], author=r.get("byline")) for r in rows if "sha256" in r}
    return texts, metadata, seconds


def trafilatura(pages):
    import trafilatura
    texts, metadata, started = {}, {}, time.time()
    for p in pages:
        texts[p["id"]] = trafilatura.extract(p["html"], include_comments=False) or ""
    seconds = time.time() - started
    for p in pages:
        m = trafilatura.extract_metadata(p["html"])
        metadata[p["id"]] = dict(title=m.title, date=m.date, author=m.author) if m else {}
    return texts, metadata, seconds


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder"); a.add_argument("--part", default="all"); a.add_argument("--peers", action="store_true")
    a.add_argument("--worst", type=int, default=0)
    o = a.parse_args()
    pages = [json.loads(line) for line in open(os.path.join(o.folder, "extraction.jsonl"), encoding="utf-8")]
    pages = [p for i, p in enumerate(pages) if o.part == "all" or (i % 2 == 1) == (o.part == "test")]
    for p in pages:
        p["html"] = gzip.open(os.path.join(o.folder, p["html_path"])).read()
    texts, metadata, seconds = collate(pages)
    scores = report("collate", pages, texts, metadata, seconds)
    for (p, r, f), page in sorted(zip(scores, pages), key=lambda x: x[0][2])[:o.worst]:
        print(f"  {page['id']} P {p:.2f} R {r:.2f} {page['url'][:90]}")
    if o.peers:
        report("trafilatura", pages, *trafilatura(pages))


main()
