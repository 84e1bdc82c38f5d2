#!/usr/bin/env python3
"""Measures `compare` and `quotes` on the invented articles of this folder against their key.

usage: score.py [--show SECTION] [KEY]      KEY: articles.txt, or check.txt, on which no rule was made; the binary is $COLLATE, else .build/release/collate
Prints precision, recall and F1 of: gate (pairs of documents of one event), quotes (words and speaker), labels (words
and voice), only (sentences no other outlet of the same language has), utterances (pairs of quotations of one speaker's
same words, in any language), contradictions (pairs of sentences in one article), figures (thing and value), verdicts (of
an event's figures on one thing), dates (first and last day).
"""
import argparse, itertools, json, os, re, subprocess, tempfile
import key

TRIM = " \t\n\"'“”‘’«»„,.;:!?"


def run(articles, script):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as f:
        for r in key.records(articles):
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    binary = os.environ.get("COLLATE", ".build/release/collate")
    done = subprocess.run([binary, "--no-config", "--quiet", "--format", "json", "-f", "-"], text=True,
                          input=script.replace("FILE", f.name), capture_output=True)
    os.unlink(f.name)
    if done.returncode:
        raise SystemExit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def table(section):
    return section["rows"]


def trim(text, start, end):
    while start < end and text[start] in TRIM: start += 1
    while end > start and text[end - 1] in TRIM: end -= 1
    return start, end


def report(name, found, gold, show):
    hit = len(found & gold)
    p, r = hit / max(1, len(found)), hit / max(1, len(gold))
    print(f"{name:15} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}   ({len(gold)} in the key)")
    if show:
        for x in sorted(gold - found, key=str): print("   missed", x)
        for x in sorted(found - gold, key=str): print("   extra ", x)


def last(name):
    return re.findall(r"\w+", name.lower())[-1] if name else ""


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--show", default="")
    options.add_argument("key", nargs="?", default=os.path.join(key.FOLDER, "articles.txt"))
    options = options.parse_args()
    show = options.show
    articles, verdicts = key.read(options.key)
    by_id = {a["id"]: a for a in articles}
    text = {a["id"]: a["text"] for a in articles}
    quotes, figures, timeline, compared = run(articles, "load FILE\nquotes\nfigures\ntimeline\ncompare --by source\n")
    sections = compared["sections"]

    gold, found = set(), set()
    for a in articles:
        for name, start, end in a["quotes"]:
            gold.add((a["id"],) + trim(a["text"], start, end) + (last(name),))
    for r in quotes["rows"]:
        if r["kind"] in ("direct", "partial", "scare"):
            t = text[r["id"]]
            speaker = re.sub(r"[()]", " ", r["speaker"] or "")
            found.add((r["id"],) + trim(t, r["start"], r["end"]) + (last(speaker),))
    report("quotes", found, gold, show == "quotes")

    ids = [a["id"] for a in articles]
    gold = {(x, y) for x, y in itertools.combinations(ids, 2) if by_id[x]["event"] == by_id[y]["event"]}
    found = set()
    for r in table(sections["gate"]):
        found |= set(itertools.combinations([ids[d - 1] for d in r["documents"]], 2))
    report("gate", found, gold, show == "gate")

    gold, found, whole = set(), set(), {}
    for a in articles:
        for name, start, end in a["labels"]:
            voice = "quote" if any(s <= start and end <= e for _, s, e in a["quotes"]) else "own"
            whole[a["source"], a["text"][start:end].lower()] = name
            gold.add((a["source"], "", a["text"][start:end].lower(), voice, last(name)))
    for r in table(sections["labels"]):
        if not r["actor"]:
            continue
        # `Ligue` is the party of `Ligue du port libre`.
        actor = next((g[4] for g in sorted(gold) if g[0] == r["side"] and g[2] == re.sub(r"^(the|a|an) ", "", r["label"])
                      and set(r["actor"].lower().split()) <= set(whole[g[0], g[2]].lower().split())), last(r["actor"]))
        words = re.sub(r"^(the|a|an) ", "", r["label"])
        voice = "quote" if r["voice"] == "quote" else "own"
        found.add((r["side"], "", words, voice, actor))
    report("labels", found, gold, show == "labels")

    # A fact is only one outlet's when no other outlet of the event has it; the sentence counts where the event has
    # another outlet in the same language.
    facts = {}
    for a in articles:
        for fact, _, _ in a["facts"]:
            facts.setdefault((a["event"], fact), set()).add(a["source"])
    gold = set()
    for a in articles:
        peers = [b for b in articles if b["event"] == a["event"] and b["source"] != a["source"] and b["lang"] == a["lang"]]
        for fact, start, end in a["facts"]:
            if peers and facts[(a["event"], fact)] == {a["source"]}:
                gold.add((a["id"], a["text"][start:end][:60]))
    found = {(r["id"], text[r["id"]][r["start"]:r["end"]][:60]) for r in table(sections["only"])}
    report("only", found, gold, show == "only")

    # Utterances: pairs of documents that print one fact with a quotation of one speaker.
    said = {}
    for a in articles:
        for name, start, end in a["quotes"]:
            fact = next((f for f, s, e in a["facts"] if s <= start and end <= e), None)
            said.setdefault((a["event"], fact), set()).add(a["id"])
    gold = {pair for ids_ in said.values() for pair in itertools.combinations(sorted(ids_), 2)}
    groups = {}
    for r in table(sections["quotes"]):
        groups.setdefault(r["utterance"], set()).add(r["id"])
    found = {pair for ids_ in groups.values() for pair in itertools.combinations(sorted(ids_), 2)}
    report("utterances", found, gold, show == "utterances")

    # A noun counts when one of the two holds the other: `polling stations`, `stations`.
    gold = {(a["id"], thing, value) for a in articles for thing, value in a["figures"]}
    found = set()
    for r in figures["rows"]:
        thing = (r["unit"] or r["thing"] or "").lower()
        known = next((g for g in sorted(gold) if g[0] == r["id"] and g[2] == r["value"] and thing and (thing in g[1].lower() or g[1].lower() in thing)), None)
        found.add(known or (r["id"], thing, r["value"]))
    report("figures", found, gold, show == "figures")

    classes = {"wounded": {"injured"}, "evacuated": {"displaced"}, "turnout": {"%"}, "flow": {"cubic metres"}}
    gold, found = {(e, t, v) for (e, t), v in verdicts.items()}, set()
    event = {a["id"]: a["event"] for a in articles}
    for (e, t), v in verdicts.items():
        rows = [r for r in table(sections["figures"]) if event[r["id"]] == e and (r["unit"] or r["thing"]) in classes.get(t, {t})]
        values = sorted({r["verdict"] for r in rows if r["verdict"] != "part-of"})
        found |= {(e, t, x) for x in values}
    report("verdicts", found, gold, show == "verdicts")

    gold = {(a["id"],) + days for a in articles for days in a["dates"]}
    found = {(ids[d - 1], r["earliest"], r["latest"]) for r in timeline["rows"] for d in r["documents"]}
    report("dates", found, gold, show == "dates")

    gold, found = set(), set()
    for a in articles:
        for x, y in a["contradictions"]:
            place = {f: a["text"][s:e][:40] for f, s, e in a["facts"]}
            gold.add((a["id"], place[x], place[y]))
    for r in table(sections["warnings"]):
        if r["warning"] == "contradiction":
            found.add((r["id"], r["text"][:40], r["other"]["text"][:40]))
    report("contradictions", found, gold, show == "contradictions")


main()
