"""Reads articles.txt: the invented articles as records, and what is true of them."""
import datetime, json, os, re

FOLDER = os.path.dirname(os.path.abspath(__file__))
MARK = re.compile(r"\{([^>{}]+)>|\[([^>\[\]]+)>|\}|\]")


def plain(text, offset):
    """The text without key marks; the quotations and labels in it with scalar ranges."""
    out, open_, quotes, labels, last = "", [], [], [], 0
    for m in MARK.finditer(text):
        out += text[last:m.start()]
        last = m.end()
        if m.group(1):
            open_.append(("q", m.group(1), len(out)))
        elif m.group(2):
            open_.append(("l", m.group(2), len(out)))
        else:
            kind, name, start = open_.pop()
            (quotes if kind == "q" else labels).append((name, offset + start, offset + len(out)))
    return out + text[last:], quotes, labels


def span(text):
    """The first and last day of a day, a month or a year."""
    parts = [int(x) for x in text.split("-")]
    first = datetime.date(*(parts + [1, 1])[:3])
    after = {1: lambda d: d.replace(year=d.year + 1), 2: lambda d: (d + datetime.timedelta(days=31)).replace(day=1),
             3: lambda d: d + datetime.timedelta(days=1)}[len(parts)](first)
    return str(first), str(after - datetime.timedelta(days=1))


def read(path=os.path.join(FOLDER, "articles.txt")):
    """(articles, figures): each article a dict with text and key; figures the verdict of (event, thing)."""
    articles, figures, a = [], {}, None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#") or not line:
            continue
        if line.startswith("= "):
            event, thing, verdict = line[2:].split()
            figures[(event, thing)] = verdict
        elif line.startswith("@ "):
            i, source, lang, date, event = line[2:].split(" | ")
            a = dict(id=i, source=source, lang=lang, date=date, event=event, text="", title="", quotes=[], labels=[],
                     facts=[], contradictions=[], figures=[], dates=[])
            articles.append(a)
        elif line.split(" ")[0] in ("f", "d") and "|" not in line:
            parts = [part.strip() for part in line[1:].split(";") if part.strip()]
            if line[0] == "f":
                a["figures"] = [(part.rsplit(" ", 1)[0], float(part.rsplit(" ", 1)[1])) for part in parts]
            else:
                a["dates"] = [span(part) for part in parts]
        elif line.startswith("x "):
            a["contradictions"].append(tuple(line[2:].split()))
        else:
            fact, body = line.split("|", 1)
            if fact == "p":
                a["text"] += "\n\n"
                continue
            if fact in "tn":
                a["text"] += ("\n\n" if a["text"] and not a["text"].endswith("\n\n") else "")
            elif a["text"] and not a["text"].endswith("\n"):
                a["text"] += " "
            words, quotes, labels = plain(body.strip(), len(a["text"]))
            if fact == "t":
                a["title"] = words
            if fact not in "tn":
                a["facts"].append((fact, len(a["text"]), len(a["text"]) + len(words)))
            a["quotes"] += quotes
            a["labels"] += labels
            a["text"] += words + ("\n\n" if fact in "tn" else "")
    for a in articles:
        a["text"] = a["text"].rstrip() + "\n"
    return articles, figures


def records(articles):
    keep = ("id", "source", "title", "lang", "date", "text")
    return [{k: a[k] for k in keep} for a in articles]


if __name__ == "__main__":
    for record in records(read()[0]):
        print(json.dumps(record, ensure_ascii=False))
