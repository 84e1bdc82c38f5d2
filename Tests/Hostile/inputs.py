"""Invented inputs of bad will, the same on every run: bytes that are no text, text that commands, formats that lie."""
import gzip
import json
import os
import socket
import zlib

SENTENCE = "The minister said on Monday that talks in Port Amal would continue; 12 people were hurt. "
ARTICLE = SENTENCE + "“We will not leave,” Rania Haddoum told reporters on 3 May 2023. " + SENTENCE * 3

# What could command a terminal, reorder a line, or be taken for something else.
ESCAPES = [
    "\x1b]52;c;bm90ZQ==\x07", "\x1b]0;title\x07", "\x1b]8;;http://example.invalid\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;cut",
    "\x1b[2J\x1b[H", "true\x1b[1A\x1b[2Kfalse", "\x1b[6n", "\x1bP$qm\x1b\\", "\x9b2J", "\x9d0;t\x9c", "safe\rEVIL",
    "good\b\b\b\bevil", "\x07" * 300, "\x1b[?1049h", "\x1b[201~exit\n", "\x1b]1337;File=name=eA==:AA\x07", "\x1bPq#0\x1b\\",
    "a\u202egnp.txt\u202c", "a\u2066b\u2067c\u2069", "no\u200bspace", "hi" + "".join(map(chr, range(0xE0041, 0xE0050))),
    "a\u2028b\u2029c", "a\x7f\x00b", "\u061cx\u200ey\u200f", "\ufff9a\ufffab\ufffb", "\x1b", "\x1b[", "\x1b]", "\x8d\x90x\x98y\x9e\x9f",
    "\x0e\x0f\x0b\x0c", "\x1b(0\x1b)0", "\x1bc", "\x1b[31mred",
]

# Words that a program, a page, a table or a shell could take for its own.
NAUGHTY = [
    "null", "nil", "undefined", "true", "NaN", "-inf", "1e999", "-0", "0x10", "1_000", "9" * 40, "1/0", "١٢٣", "一二三", "½", "٪", "1,000.00",
    "1.000,00", "--help", "-f", "--", "-", "all", "3", "not", "id:x", "$1", "$HOME", "$(touch x)", "`touch x`", "; quit", "| !sh", "> out",
    "& ", "#", "'", '"', "\\", "\\u{41}", "''''", '"""', "%s%n%d", "{0}", "{{7*7}}", "${7*7}", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "</title></textarea></script>", "[x](javascript:alert(1))",
    "![x](http://example.invalid/p.png)", "|a|b|\n|-|-|", "# heading", "```\nfence", "&amp;&#x110000;", "<!--", "]]>", "=1+1", "+1", "-1+1",
    "@SUM(1)", "\t=1", "\r=1", "\uff1d1", "=HYPERLINK(\"http://example.invalid\")", "../../../etc/passwd", "/dev/zero", "C:\\con", "a/b", ".",
    "..", "~", "*", "?", "[", "[a-", "(", "(((", ")", "{", "a{99999}", "(a*)*b", "(?=x)", "/", "//", "'; DROP TABLE documents; --", "",
    " ", "\u00a0", "\u3000", "\ufeff", "\u200d", "\u0301", "e\u0301\u0323", "Z\u0335\u0321\u0353a\u0330l\u031fgo", "ﬁ", "ẞ", "ßSS", "İıIi", "ǅ", "ﷺ", "𝕏", "🏳️‍🌈👩‍👩‍👧", "👍🏽" * 20,
    "שָׁלוֹם", "مُحَمَّد", "می‌خواهم", "中文字", "日本語の", "한국어", "ไทย", "हिन्दी", "\ud7ff\ue000\uffff", "\U0010ffff", "a" * 3000, "ab " * 1000, "Ω≈ç√∫˜µ≤", "̡͓̞ͅI̗",
]


def records(values, text=True):
    return "\n".join(json.dumps({"id": value, "source": value, "title": value, "lang": "en", "author": value, "url": value,
                                 "text": f"{value}\n{SENTENCE}{value} said. “{value},” the minister said. {value}"})
                     for value in values)


def page(body, head=""):
    return f"<!doctype html><html><head><title>Harbour</title>{head}</head><body>{body}</body></html>"


def archive(length=None, body=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello</p>"):
    length = len(body) if length is None else length
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.invalid/\r\nContent-Length: {length}\r\n\r\n"
            ).encode() + body + b"\r\n\r\n"


def packed(megabytes):
    """Zeros in gzip, made piece by piece: a child's peak memory counts from that of the process that starts it."""
    press = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(press.compress(bytes(1 << 20)) for _ in range(megabytes)) + press.flush()


def utf8_faults():
    faults = [b"\x80", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff", b"\xe2\x82", b"\xc3\x28"]
    return b"\n".join(SENTENCE.encode() + fault + SENTENCE.encode() for fault in faults)


def cases(size=1):
    """Names and contents of files to load; `size` multiplies the long ones."""
    many = 20_000 * size
    text = ARTICLE.encode()
    yield "empty.txt", b""
    yield "nul.txt", bytes(100_000)
    yield "nul-inside.txt", text + b"\0" + text
    yield "faults.txt", utf8_faults()
    yield "mark.txt", b"\xef\xbb\xbf" + text
    yield "utf16le.txt", b"\xff\xfe" + ARTICLE.encode("utf-16-le")
    yield "utf16be.txt", ARTICLE.encode("utf-16-be")
    yield "utf16-odd.txt", b"\xff\xfe" + ARTICLE.encode("utf-16-le") + b"x"
    yield "utf16-lone.txt", b"\xff\xfe" + b"\x00\xd8" * 5000
    yield "arabic1256.txt", ("قال الوزير إن المحادثات ستستمر " * 20).encode("cp1256")
    yield "noise.bin", bytes((index * 7919 + index // 251) % 256 for index in range(200_000))
    yield "long-line.txt", b"word " * (many * 10)
    yield "long-word.txt", b"a" * (many * 50)
    yield "one-letter-lines.txt", b"a\n" * (many * 3)
    yield "blank-lines.txt", b"\n" * (many * 10)
    yield "breaks.txt", "one\r\ntwo\rthree\n\rfour\x0b\x0cfive\u2028six\x85seven".encode()
    yield "marks.txt", ("a" + "\u0301" * many).encode()
    yield "joiners.txt", "\u200d".join("👨" * (many // 4)).encode()
    yield "escapes.jsonl", records(ESCAPES).encode()
    yield "naughty.jsonl", records(NAUGHTY).encode("utf-8", "surrogatepass")
    yield "naughty.txt", "\n".join(NAUGHTY).encode("utf-8", "surrogatepass")
    yield "escapes.txt", ("\n".join(ESCAPES) + ARTICLE).encode()
    yield "escapes.html", page("".join(f"<p>{value} {SENTENCE}" for value in ESCAPES), "<meta property='og:title' content='\x1b]0;x\x07'>").encode()
    yield "lines.jsonl", b"\n".join([
        b'{"id":"1","text":"ok"}', b"", b"   ", b"{bad", b'{"id":"2"}', b'{"id":"3","text":null}', b'{"id":"4","text":5}', b"[1,2]",
        b'{"id":"1","text":"twice"}', b'{"id":"5","text":"a","text":"b"}', b'{"id":"6","text":"\\ud800"}', b'{"id":"7","text":"\\u0000"}',
        b'{"id":"8","text":"\xff"}', b'{"id":{"a":1},"text":"x","date":[],"source":7,"lang":{}}',
        b'{"id":"9","date":"9999-99-99","text":"x","lang":"xx-' + b"y" * 500 + b'"}'])
    yield "deep.json", b"[" * many + b"]" * many
    yield "deep.jsonl", b'{"a":' * many + b"1" + b"}" * many
    yield "table.csv", b'id,title,text\n1,"open,quote\n' + text + b"\n" * 50 + b'2,a,"b"c"d"\n,,,,,,,\n'
    yield "wide.csv", b"text" + b",c" * many + b"\n" + b"x" + b",1" * many
    yield "ragged.tsv", b"text\tid\n" + b"\n".join(b"\t".join([b"x"] * (index % 9)) for index in range(2000))
    yield "deep.html", page("<div>" * many + SENTENCE + "</div>" * many).encode()
    yield "deep-lists.html", page("<ul><li>" * many + SENTENCE).encode()
    yield "unclosed.html", page("<b><i><a><p>" * (many // 4) + SENTENCE).encode()
    yield "tables.html", page("<table><tr><td>" * (many // 10) + SENTENCE).encode()
    yield "attributes.html", page("<p " + " ".join(f"a{index}=1" for index in range(many)) + f">{SENTENCE}</p>").encode()
    yield "references.html", page("&amp;" * many + "&#x110000;&#0;&#xD800;&notathing;&amp").encode()
    yield "scripts.html", page(f"<script>alert(1)</script><style>p{{}}</style><p>{ARTICLE}</p><img src=x onerror=alert(1)><!--").encode()
    yield "metadata.html", page(f"<p>{ARTICLE}", "".join(f"<meta name=author content='{'x' * 99}'><script type='application/ld+json'>{'[' * 3000}</script>" for _ in range(40))).encode()
    yield "bomb.txt.gz", packed(200)
    yield "bomb2.gz", gzip.compress(packed(20), 9, mtime=0)
    yield "cut.gz", gzip.compress(text * 500, mtime=0)[:300]
    yield "members.gz", gzip.compress(b"one\n", mtime=0) + gzip.compress(b"two\n", mtime=0)
    yield "garbage.gz", gzip.compress(b"one\n", mtime=0) + b"garbage"
    yield "header.gz", b"\x1f\x8b\x08\xff" + b"\xff" * 50
    yield "false.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 100
    yield "good.warc", archive() * 2
    yield "length.warc", archive("9" * 20) + archive()
    yield "length2.warc", archive(-1) + archive()
    yield "length3.warc", archive((1 << 63) - 1) + archive()
    yield "cut.warc", archive()[:-20]
    yield "chunks.warc", archive(body=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nabc\r\n7fffffffffffffff\r\n")
    yield "packed.warc", archive(body=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + zlib.compress(text))
    yield "feed.xml", b"<?xml version='1.0'?><rss>" + b"<item><title>a</title>" * 5000 + b"<description>" + text
    yield "mail.eml", b"From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 5000 + text
    yield "mail2.eml", b"Subject: =?utf-8?q?=1B]0;x=07?= =?x?b?////?= =?utf-8?b?\xff?=\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"=" * 9000


SESSIONS = {
    "twice": '{"version":1,"version":2}', "nan": '{"version":NaN}', "huge": '{"version":' + "9" * 400 + "}", "negative": '{"version":-0}',
    "mark": "\ufeff{}", "trailing": '{"version":1}x', "two": "{}{}", "remark": '{/**/"version":1}', "deep": '{"a":' * 5000 + "1" + "}" * 5000,
    "surrogate": '{"format":"collate-session","t":"\\ud800"}', "nul": '{"a\\u0000b":1}', "empty": "", "zeros": "\0" * 4096,
    "half": '{"format":"collate-session","version":1,"corpus":{"docu', "future": '{"format":"collate-session","version":999}',
    "types": '{"format":"collate-session","version":"1","corpus":[],"cells":5}', "array": "[]", "string": '"x"', "number": "1",
    "evil": json.dumps({"format": "collate-session", "version": 1, "tool": {"name": "\x1b]0;x\x07", "version": "0"}, "plugins": [],
                        "corpus": {"fingerprint": "0" * 64, "folder": "/etc", "documents": [
                            {"doc": 1, "id": "\x1b[2J", "path": "/dev/zero", "sha256": "0" * 64, "bytes": 5},
                            {"doc": 2, "id": "x", "path": "../../../../etc/shadow", "sha256": "0" * 64, "bytes": -5}]},
                        "cells": [{"n": n, "input": line, "command": line.split()[0], "status": "ok", "warnings": ["\x1b[2J"], "digest": "0" * 64,
                                   "reads": {"documents": [1, 99, -1], "cells": [n, 999]}} for n, line in enumerate(
                                       ["load /dev/zero", "!touch pwned", "docs > pwned", "save pwned", "open evil.json", "replay evil.json",
                                        "\x1b]52;c;eA==\x07", "show 1-99999999999999999999", "rerun 1-999999999"], 1)],
                        "notes": [{"after": -9, "text": "\x1b]0;x\x07"}]}),
    "far": json.dumps({"format": "collate-session", "version": 1, "tool": {"name": "collate", "version": "0"}, "plugins": [],
                       "corpus": {"fingerprint": "0" * 64, "documents": []}, "notes": [],
                       "cells": [{"n": n, "input": line, "command": "docs", "status": "ok", "warnings": [], "digest": "0" * 64,
                                  "reads": {"documents": ["1-999999999", "1-999999999"], "cells": []},
                                  "result": {"columns": [{"name": "doc", "type": "document"}], "warnings": [], "rows": [{"doc": doc}]}}
                                 for n, (line, doc) in enumerate([("docs", (1 << 63) - 1), ("docs > pwned", -1 << 63), ("docs | !touch pwned", 0)], 1)]}),
    "numbers": json.dumps({"format": "collate-session", "version": 1, "tool": {"name": "collate", "version": "0"}, "plugins": [],
                           "corpus": {"fingerprint": "0" * 64, "documents": []}, "notes": [],
                           "cells": [{"n": n, "input": "docs", "command": "docs", "status": "ok", "warnings": [], "digest": "0" * 64,
                                      "milliseconds": -1, "startedAt": 1e300, "reads": {"documents": [], "cells": []}}
                                     for n in (0, -1, 1 << 62, 1, 1)]}),
}

NAMES = ["-rf.txt", "new\nline.txt", "esc\x1b[2J.txt", "sp ace.txt", "q'uo\"te.txt", "$(touch x).txt", ";ls.txt", "*.txt", "[a.txt", "\u202etxt.exe",
         "e\u0301.txt", "\u00e9.txt", "a" * 250 + ".txt", "--help.txt", "all", "3", "id:x",
         # A mark with an accent behind it: quoted by characters it ends the word, names the next file and begins a command.
         "a\u0301", "a\"\u0301;!touch owned;docs\"", "a\"\u0301\r\n!touch owned\r\ndocs\"", "a\\\u0301\"", "a|\u0301b>c\u0301"]


def tree(folder):
    """A folder with loops, things that are no files, and odd names."""
    os.makedirs(folder)
    for link, target in [("loop", "."), ("a", "b"), ("b", "a"), ("dangling", "/nonexistent"), ("zero.txt", "/dev/zero"), ("random.txt", "/dev/random")]:
        os.symlink(target, f"{folder}/{link}")
    os.mkfifo(f"{folder}/fifo.txt")
    here = os.getcwd()
    os.chdir(folder)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("sock.txt")
    listener.close()
    for name in NAMES:
        with open(name, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
    with open(b"bad\xff\xfename.txt", "wb") as file:
        file.write(ARTICLE.encode())
    for _ in range(140):
        os.mkdir("d" * 20)
        os.chdir("d" * 20)
    os.chdir(here)


def write(folder, size=1):
    """Writes all cases; gives the paths to load, sessions apart."""
    os.makedirs(f"{folder}/session")
    paths = []
    for name, data in cases(size):
        paths.append(f"{folder}/{name}")
        with open(paths[-1], "wb") as file:
            file.write(data)
    sessions = []
    for name, data in SESSIONS.items():
        sessions.append(f"{folder}/session/{name}.json")
        with open(sessions[-1], "w", encoding="utf-8", newline="") as file:
            file.write(data)
    tree(f"{folder}/tree")
    return paths + [f"{folder}/tree"], sessions
