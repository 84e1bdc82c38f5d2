#!/usr/bin/env python3
"""CPU time and memory of `summarise` beside sumy's LexRank and the package lexrank, in one run on the same articles.

usage: times.py COLLATE ARTICLES.jsonl [COUNT…]
ARTICLES holds {id, text, title, source, date}; COUNT is how many of them, 10 100 1000 10000 when not given; when there
are fewer, paragraphs of others are mixed into copies. The peers take a quadratic time and are asked up to 100.
pip install sumy lexrank; the figures are user + system seconds, so that other work on the machine counts little.
"""
import json, random, re, resource, subprocess, sys, tempfile

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
    """CPU seconds of the first summary and of one more, and the most memory in MB."""
    again = 20 if count <= 100 else 1
    def run(summaries):
        script = f"load {file}\n" + f"summarise --sentences {SENTENCES}\n" * summaries
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(["/usr/bin/time", "-f", "%M", binary, "--no-config", "--quiet", "-f", "-"],
                              input=script.encode(), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return sum(after[:2]) - sum(before[:2]), int(done.stderr) / 1024
    runs = [[run(n) for _ in range(5 if count <= 1000 else 1)] for n in (0, 1, 1 + again)]
    least = [min(seconds for seconds, _ in each) for each in runs]
    return least[1] - least[0], (least[2] - least[1]) / again, runs[2][0][1]


class Words:
    """Sentences and words by expressions, so that no model has to be downloaded."""
    def to_sentences(self, text):
        return [part for part in re.split(r"(?<=[.!?]) +|\n+", text) if part.strip()]

    def to_words(self, sentence):
        return re.findall(r"\w+", sentence)


def sumy_lexrank(texts):
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    tokenizer, summarizer = Words(), LexRankSummarizer(Stemmer("english"))
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
        print(f"{count}\t{first * 1000:.1f} ms\t{again * 1000:.1f} ms\t{memory:.0f}\t" + "\t".join(peers), flush=True)


main()
