#!/usr/bin/env python3
"""CPU time of `summarise` beside sumy's LexRank and the package lexrank, in one run on the same articles.

usage: times.py COLLATE ARTICLES.jsonl [COUNT…]
ARTICLES holds {id, text, title, source, date}; COUNT is how many of them, 10 100 1000 10000 when not given; when there
are fewer, paragraphs of others are mixed into copies. The peers take a quadratic time and are asked up to 100.
pip install sumy lexrank; the figures are user + system seconds, so that other work on the machine counts little.
"""
import json, os, random, resource, subprocess, sys, tempfile, time

SENTENCES = 5


def articles(path, count):
    known = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    draw = random.Random(1)
    for number in range(count):
        record = dict(known[number % len(known)], id=f"d{number}")
        if number >= len(known):
            other = known[draw.randrange(len(known))]
            parts = record["text"].split("\n") + other["text"].split("\n")
            draw.shuffle(parts)
            record["text"] = "\n".join(parts)
        record["text"] = record["text"][:4500]
        yield {key: record.get(key) for key in ("id", "source", "title", "lang", "date", "text")}


def spent(work):
    before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    work()
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before


def collate(binary, file, count):
    """CPU seconds of loading alone, with one summary, with two; the most memory of all, in MB."""
    def run(commands):
        script = f"load {file}\n" + commands
        started = os.times()
        subprocess.run([binary, "--no-config", "--quiet", "-f", "-"], input=script.encode(), check=True,
                       stdout=subprocess.DEVNULL)
        ended = os.times()
        return ended.children_user + ended.children_system - started.children_user - started.children_system
    times = [min(run(f"summarise --sentences {SENTENCES}\n" * n) for _ in range(3 if count < 5000 else 1)) for n in range(3)]
    return times[1] - times[0], times[2] - times[1], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def sumy_lexrank(texts):
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    tokenizer, summarizer = Tokenizer("english"), LexRankSummarizer(Stemmer("english"))
    return lambda: summarizer(PlaintextParser.from_string("\n\n".join(texts), tokenizer).document, SENTENCES)


def lexrank_package(texts):
    from lexrank import STOPWORDS, LexRank
    sentences = [line for text in texts for line in text.replace(". ", ".\n").split("\n") if line.strip()]
    return lambda: LexRank([[s] for s in sentences], stopwords=STOPWORDS["en"]).get_summary(
        sentences, summary_size=SENTENCES, threshold=0.1)


def main():
    binary, path = sys.argv[1:3]
    print("articles\tcollate first\tagain\tMB\tsumy LexRank\tlexrank")
    for count in map(int, sys.argv[3:] or ["10", "100", "1000", "10000"]):
        records = list(articles(path, count))
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
            file.flush()
            first, again, memory = collate(binary, file.name, count)
        peers = []
        for peer in (sumy_lexrank, lexrank_package):
            try:
                peers.append(f"{spent(peer([r['text'] for r in records])):.2f} s" if count <= 100 else "-")
            except Exception as error:
                peers.append(type(error).__name__)
        print(f"{count}\t{first * 1000:.0f} ms\t{again * 1000:.0f} ms\t{memory:.0f}\t" + "\t".join(peers), flush=True)


main()
