#!/usr/bin/env python3
"""Which mentions are put together: pairwise precision, recall and F1 over the mentions of annotated articles.

usage: aliases.py COLLATE [FILE]     FILE is Tests/Fixtures/aliases.txt or one like it

Articles are separated by lines of three hyphens; [words|key] marks a mention of the entity `key`. A pair of mentions
counts as joined when the program gives both the same name. A mention that it does not find, or finds with other ends but for a title in front,
stands for itself, so what is missed costs recall. Adjectives such as `Norwegian` are annotated and usually not listed.
Also given: the figures over the mentions that were found, which tell merging from finding.
"""
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\]")


def articles(path):
    text = "".join(line for line in open(path, encoding="utf-8") if not line.startswith("#"))
    for number, marked in enumerate(text.split("\n---\n")):
        plain, gold, end = "", [], 0
        for match in MARK.finditer(marked):
            plain += marked[end:match.start()]
            gold.append((len(plain), len(plain) + len(match.group(1)), match.group(2)))
            plain += match.group(1)
            end = match.end()
        yield f"a{number}", plain + marked[end:], gold


def pairs(clusters):
    return {frozenset(pair) for members in clusters.values() for pair in itertools.combinations(members, 2)}


def figures(gold, found, title):
    hits = len(gold & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{title}: pairwise precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({len(gold)} pairs)")


def main():
    tool = sys.argv[1]
    path = sys.argv[2] if len(sys.argv) > 2 else "Tests/Fixtures/aliases.txt"
    documents = list(articles(path))
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "articles.jsonl")
        with open(file, "w", encoding="utf-8") as out:
            for name, text, _ in documents:
                out.write(json.dumps({"id": name, "text": text}) + "\n")
        answer = subprocess.run(
            [tool, "--quiet", "--format", "jsonl", "-c", f"load --raw '{file}'; entities --mentions"],
            capture_output=True, text=True, check=True).stdout
    listed = {}
    for line in answer.splitlines():
        row = json.loads(line)
        listed[row["id"], row["start"], row["end"]] = (row["name"], row["type"] == "person")
    gold, found, gold_found = {}, {}, {}
    missed = []
    for name, text, mentions in documents:
        for start, end, key in mentions:
            mention = (name, start, end)
            gold.setdefault(key, []).append(mention)
            answer = listed.get(mention)
            if answer is None:  # a title of up to three words may stand in front of the annotated ones
                heads = re.finditer(r" ", text[start:end])
                answer = next((a for h in heads if (a := listed.get((name, start + h.end(), end)))), None)
            if answer:
                found.setdefault(answer, []).append(mention)
                gold_found.setdefault(key, []).append(mention)
            else:
                missed.append(text[start:end])
    total = sum(map(len, gold.values()))
    print(f"{total} mentions of {len(gold)} entities, {total - len(missed)} found")
    figures(pairs(gold), pairs(found), "all mentions")
    figures(pairs(gold_found), pairs(found), "found mentions")
    if "-v" in sys.argv:
        text_of = {name: text for name, text, _ in documents}
        say = lambda mention: text_of[mention[0]][mention[1]:mention[2]]
        for pair in sorted(pairs(found) - pairs(gold), key=str):
            print("joined wrongly:", [(m[0], say(m)) for m in pair])
        for pair in sorted(pairs(gold_found) - pairs(found), key=str):
            print("kept apart wrongly:", [(m[0], say(m)) for m in pair])
        print("missed:", missed)


main()
