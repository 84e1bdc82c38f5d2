#!/usr/bin/env python3
"""Time of `dedupe` beside datasketch, rensa and a native MinHash reference on one corpus, one core each.

usage: dedupe.py CORPUS.jsonl [--reference BINARY]     (the product: $COLLATE, else .build/release/collate)
Prints processor seconds and the ratio to the product. What is not installed is left out. The time of `dedupe` is that
of loading and `dedupe` less that of loading alone, so both are run.
"""
import argparse, json, os, re, resource, subprocess, sys, time


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i:i + 3]) for i in range(max(1, len(words) - 2))]


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([s.encode() for s in shingles(text)])
        index.query(sketch)
        index.insert(number, sketch)


def rensa(texts):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(shingles(text))
        index.query(sketch)
        index.insert(number, sketch)


a = argparse.ArgumentParser()
a.add_argument("corpus")
a.add_argument("--reference")
o = a.parse_args()
run = [os.environ.get("COLLATE", ".build/release/collate"), "--no-config", "--quiet", "--threads", "1", "-c"]
load = seconds(run + [f"load --raw {o.corpus}"])
own = seconds(run + [f"load --raw {o.corpus}; dedupe"]) - load
print(f"collate dedupe {own:.2f} s (load {load:.2f} s)")
if o.reference:
    os.environ["OMP_NUM_THREADS"] = "1"
    other = seconds([o.reference, "dedupe", o.corpus, os.devnull])
    print(f"reference {other:.2f} s, ratio {other / own:.2f}")
texts = [json.loads(line)["text"] for line in open(o.corpus, encoding="utf-8")]
for peer in (datasketch, rensa):
    started = time.process_time()
    try:
        peer(texts)
    except ImportError:
        print(f"{peer.__name__} is not installed", file=sys.stderr)
        continue
    other = time.process_time() - started
    print(f"{peer.__name__} {other:.2f} s, ratio {other / own:.1f}")
