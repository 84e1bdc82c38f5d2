#!/usr/bin/env python3
"""Patterns that take other engines exponential or quadratic time, over one megabyte on one line, with `kwic '/…/'`.

usage: patterns.py     (the product: $COLLATE, else .build/release/collate)
Prints the processor seconds of each, load and start included, with its count or the refusal; fails when one takes more than
one second.
"""
import os, random, resource, subprocess, sys, tempfile

PATTERNS = r"""(a+)+b (a|a)+b (a|aa)+b (a*)*b (.*)(.*)(.*)(.*)(.*)b$ (\w+\s?)+! a.*a.*a.*a.*! ^(([a-z])+.)+[A-Z]([a-z])+$ (x+x+)+y
([a-zA-Z]+)*1 (a?){30}a{30}! (a|b|ab)*c .*.*=.* (0|1)*1(0|1){12} [ab]*a[ab]{14}c (.*a){12}! ^(a+)+$ (a+){10}(b+){10}c
\b(\w+)\b.{0,40}\bzzz\b .{0,40}\bw\b.{0,40} b(a+)+ b(a|a)+ b(a|aa)+c !(.*)(.*)(.*)a !.*a.*a.*a.*a y(x+x+)+ c(a|b|ab)*
(0|1){12}1(0|1)* b[ab]{14}a[ab]* c[ab]{14}a[ab]*c [ab]{14}a (a{1,30}){1,30}b (a|b){500}a (.{0,40}w){5} .{1,400}a.{1,400}b
(a.{0,20}){10}b (\w{1,30}\s){20}""".split()
draw = random.Random(3)
TEXTS = {
    "one letter": "a" * 1_000_000,
    "one letter, an end": "a" * 1_000_000 + " !bcy1zzz=",  # so that no pattern is passed over for want of a letter
    "a short cycle": "ab" * 500_000,
    "random letters": "".join(draw.choice("ab01 ") for _ in range(1_000_000)),
    "words": "some words here and w there " * 36_000,
}
binary = os.environ.get("COLLATE", ".build/release/collate")
slowest = 0.0
for name, text in TEXTS.items():
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        for pattern in PATTERNS:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            run = subprocess.run([binary, "--format", "tsv", "--quiet", "--no-config", "--threads", "1", "-f", "-"],
                                 input=f"load --raw {file.name}\nkwic '/{pattern}/' | count\n".encode(), capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            slowest = max(slowest, seconds)
            said = run.stdout.decode().split()[-1] if run.returncode == 0 else "refused: " + run.stderr.decode().strip()[:90]
            print(f"{name:18s} {seconds:5.2f} s  {pattern:32s} {said}", flush=True)
print(f"{len(PATTERNS)} patterns, slowest {slowest:.2f} s of processor time")
sys.exit(slowest > 1)
