#!/usr/bin/env python3
"""Lengths of Swift files and functions. usage: shape.py FOLDER…

A function runs from `func`, `init`, `deinit` or `subscript` to its closing brace; strings and comments do not count.
"""
import pathlib, re, statistics, sys

BLANK = re.compile(r'"""(?s:.*?)"""|#"(?:[^"\n]|"(?!#))*"#|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*(?s:.*?)\*/')
HEAD = re.compile(r"\b(?:func\s+[^\s({<]+|(?:init[?!]?|subscript)(?=\s*[(<])|deinit(?=\s*\{))")


def body(code, start):
    """The range of the function that starts at `start`, or None when it has no body."""
    depth = opened = 0
    for i in range(start, len(code)):
        c = code[i]
        if c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "{":
            opened += 1
        elif c == "}":
            opened -= 1
            if opened <= 0:
                return code.count("\n", start, i) + 1 if opened == 0 else None
        elif c == "\n" and not depth and not opened and not re.match(
                r"\s*(\{|->|where\b|throws|rethrows|async|[.:&,)])", code[i:i + 400]):
            return None
    return None


files, functions = [], []
for path in sorted(p for folder in sys.argv[1:] for p in pathlib.Path(folder).rglob("*.swift")):
    text = path.read_text()
    code = BLANK.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    files.append((text.count("\n"), str(path)))
    functions += [(n, str(path)) for n in (body(code, m.start()) for m in HEAD.finditer(code)) if n]
for name, rows, limit in (("file", files, 500), ("function", functions, 50)):
    lengths = sorted(n for n, _ in rows)
    print(f"lines per {name}: {len(rows)} in all, median {statistics.median(lengths):g}, "
          f"90 % within {lengths[int(len(lengths) * .9)]}, longest {lengths[-1]}")
    for n, path in sorted(rows, reverse=True)[:5]:
        print(f"  {n:5d}  {path}" + (f"  over {limit}" if n > limit else ""))
