#!/usr/bin/env python3
"""Time of `dedupe` beside datasketch, rensa and a native MinHash reference on one corpus, one core each, in one run.

usage: dedupe.py [CORPUS.jsonl] [--reference BINARY] [--rounds N]    (the product: $COLLATE, else .build/release/collate)
Without a corpus 20,000 articles of invented words are made, a quarter of them copies. Each round runs loading, loading
and `dedupe`, and the reference one after the other, pinned to one core; of each the least processor time counts, and the
time of `dedupe` is the difference of the two. The peers in Python run once. Ratios are peer to product. What is not
installed is left out.
"""
import argparse, json, os, random, re, resource, subprocess, sys, tempfile, time


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def invented(file, count):
    """Articles of invented words, every fourth a copy: cut, under a new beginning, or with words changed."""
    chance = random.Random(7)
    words = ["".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))
             for _ in range(30_000)]
    weights = [1 / (rank + 5) for rank in range(len(words))]

    def sentences(number):
        return [" ".join(chance.choices(words, weights, k=chance.randint(8, 28))).capitalize() + "." for _ in range(number)]

    originals = []
    for number in range(count):
        if number % 4 == 3:
            text = list(chance.choice(originals))
            kind = number // 4 % 3
            if kind == 0:
                text = text[:max(3, len(text) // 2)]
            elif kind == 1:
                text = sentences(3) + text
            else:
                text = [" ".join(w if chance.random() > 0.1 else chance.choice(words) for w in s.split()) for s in text]
        else:
            text = sentences(chance.randint(8, 40))
            originals.append(text)
        file.write(json.dumps({"id": f"d{number}", "text": " ".join(text)}) + "\n")
    file.flush()


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


def measure(corpus, o):
    pinned = ["taskset", "-c", str(max(os.sched_getaffinity(0)))]
    run = pinned + [os.environ.get("COLLATE", ".build/release/collate"), "--no-config", "--quiet", "--threads", "1", "-c"]
    os.environ["OMP_NUM_THREADS"] = "1"
    load, both, reference = [], [], []
    for _ in range(o.rounds):
        load.append(seconds(run + [f"load --raw {corpus}"]))
        both.append(seconds(run + [f"load --raw {corpus}; dedupe"]))
        if o.reference:
            reference.append(seconds(pinned + [o.reference, "dedupe", corpus, os.devnull]))
    own = min(both) - min(load)
    print(f"collate dedupe {own:.2f} s (load {min(load):.2f} s)")
    if reference:
        print(f"reference {min(reference):.2f} s, ratio {min(reference) / own:.2f}", flush=True)
    texts = [json.loads(line)["text"] for line in open(corpus, encoding="utf-8")]
    for peer in (rensa, datasketch):
        started = time.process_time()
        try:
            peer(texts)
        except ImportError:
            print(f"{peer.__name__} is not installed", file=sys.stderr)
            continue
        other = time.process_time() - started
        print(f"{peer.__name__} {other:.2f} s, ratio {other / own:.1f}", flush=True)


a = argparse.ArgumentParser()
a.add_argument("corpus", nargs="?")
a.add_argument("--reference")
a.add_argument("--rounds", type=int, default=3)
o = a.parse_args()
if o.corpus:
    measure(o.corpus, o)
else:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        invented(file, 20_000)
        measure(file.name, o)
