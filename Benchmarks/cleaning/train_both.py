#!/usr/bin/env python3
"""Trains both classifiers of `clean` and writes their tables: furniture-words.tsv, line-model.tsv, markup-model.tsv.

usage: train_both.py PAGES.jsonl WEB_FOLDER        in the root of the project; `make train-cleaning` calls it

PAGES: as for train.py. WEB_FOLDER: as for web_pages.py. The markup classifier sees the plain one's opinion of each line,
which must be that of a stranger: pages that are in both sets are left out of the plain tables it learns with.
1. plain tables from the pages that are not in WEB_FOLDER  2. the markup table with them  3. plain tables from all pages
"""
import argparse, gzip, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = "Sources/CLexicons/data"


def run(*command):
    print("+", " ".join(command), flush=True)
    subprocess.run(command, check=True)


def line_features():
    """The program that writes features, built with the tables as they are."""
    run("swift", "build", "--product", "LineFeatures")
    shown = subprocess.run(["swift", "build", "--show-bin-path"], check=True, capture_output=True, text=True)
    return os.path.join(shown.stdout.strip(), "LineFeatures")


def web_records(folder, path):
    with open(os.path.join(folder, "extraction.jsonl"), encoding="utf-8") as source, open(path, "w") as out:
        for line in source:
            page = json.loads(line)
            with gzip.open(os.path.join(folder, page["html_path"])) as html:
                text = html.read().decode("utf-8", "replace")
            out.write(json.dumps({"url": page["url"], "html": text, "text_gold": page["text"]}) + "\n")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("pages"); a.add_argument("web")
    o = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        web = os.path.join(folder, "web.jsonl")
        web_records(o.web, web)
        train, markup = (os.path.join(HERE, name) for name in ("train.py", "train_markup.py"))
        run(sys.executable, train, o.pages, line_features(), "--without", web, "--write", TABLES)
        run(sys.executable, markup, web, line_features(), "--write", TABLES)
        run(sys.executable, train, o.pages, line_features(), "--write", TABLES)
    print("run git diff to see what changed, make test, and raise the version of the plugin clean")


if __name__ == "__main__":
    main()
