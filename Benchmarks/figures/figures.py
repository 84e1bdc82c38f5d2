#!/usr/bin/env python3
"""Headline tolls and conflict verdicts of `figures` against labelled events.

usage: figures.py FOLDER          (the binary: $COLLATE, else .build/release/collate)
FOLDER holds documents.jsonl[.gz] and events.jsonl {name, doc_ids, headline_killed {id: number or null}, figures_conflict}.
The headline toll is the first count of deaths of an article that is no part of another; an event conflicts when two
of them cannot both be true as they are qualified.
The last line asks `figures --series` for each event: its reports differ when a series on deaths is no `equal`, `compatible`
or `part-of`.
"""
import collections, gzip, json, os, subprocess, sys, tempfile

folder = sys.argv[1]
name = os.path.join(folder, "documents.jsonl")
lines = open(name, encoding="utf-8") if os.path.exists(name) else gzip.open(name + ".gz", "rt", encoding="utf-8")
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
    for line in lines:
        record = json.loads(line)
        file.write(json.dumps({k: record.get(k) for k in ("id", "source", "title", "lang", "date", "text")}) + "\n")
binary = os.environ.get("COLLATE", ".build/release/collate")
answer = subprocess.run([binary, "--no-config", "--quiet", "--format", "jsonl", "-c", f"load {file.name}; figures"],
                        capture_output=True, check=True).stdout
first = {}
for row in map(json.loads, answer.splitlines()):
    if row["thing"] == "deaths" and not (row["scope"] or "").startswith("part"):
        first.setdefault(row["id"], row)
right = labelled = 0
verdicts = collections.Counter()
for event in map(json.loads, open(os.path.join(folder, "events.jsonl"), encoding="utf-8")):
    found = [first[i] for i in event["doc_ids"] if i in first]
    for i, wanted in event["headline_killed"].items():
        if wanted is not None:
            labelled += 1
            right += i in first and first[i]["value"] == wanted
    conflict = any(max(a["low"], b["low"]) > min(a["high"], b["high"]) for a in found for b in found)
    verdicts[conflict, event["figures_conflict"]] += 1
hit, extra, missed = verdicts[True, True], verdicts[True, False], verdicts[False, True]
print(f"headline tolls {right} of {labelled} ({right / labelled:.3f})")
print(f"conflict verdict P {hit / max(1, hit + extra):.3f} R {hit / max(1, hit + missed):.3f} "
      f"F1 {2 * hit / max(1, 2 * hit + extra + missed):.3f}")

events = [json.loads(line) for line in open(os.path.join(folder, "events.jsonl"), encoding="utf-8")]
place = {}
for number, line in enumerate(open(file.name, encoding="utf-8")):
    place[json.loads(line)["id"]] = number + 1
script = f"load {file.name}\n" + "".join(f"figures --series {' '.join(str(place[i]) for i in e['doc_ids'])}\n" for e in events)
answers = subprocess.run([binary, "--no-config", "--quiet", "--format", "json", "-f", "-"], input=script.encode(),
                         capture_output=True, check=True).stdout
os.unlink(file.name)
series = [json.loads(line) for line in answers.splitlines() if b'"figures"' in line]
told = collections.Counter()
for event, answer in zip(events, series):
    differ = any(r["series"].startswith("deaths") and r["verdict"] in ("conflict", "evolution", "revision") for r in answer["rows"])
    told[differ, event["figures_conflict"]] += 1
hit, extra, missed = told[True, True], told[True, False], told[False, True]
print(f"series differ P {hit / max(1, hit + extra):.3f} R {hit / max(1, hit + missed):.3f} "
      f"F1 {2 * hit / max(1, 2 * hit + extra + missed):.3f}")
