"""Twice the text takes about twice the time, whatever the text: a guard against quadratic work.

Each case is measured at a size and at four times it; what takes long must grow at most 2.3-fold for each doubling.
COLLATE_HOSTILE=long takes four times longer texts.
"""
import json
import os
import shutil
import tempfile
import unittest

import programs

LONG = os.environ.get("COLLATE_HOSTILE") == "long"
BYTES = 400_000 if LONG else 100_000
FACTOR = 4
DOUBLED = 2.3
LIMIT = DOUBLED ** 2
SECONDS = 0.25  # less than this is not worth a ratio

SYLLABLES = ["ka", "lo", "mi", "ra", "sen", "tu", "vor", "bel", "da", "fi"]


def name(index):
    """An invented name for each number."""
    parts = [SYLLABLES[(index // 10 ** place) % 10] for place in range(4)]
    return "".join(parts[:2]).capitalize() + " " + "".join(parts[2:]).capitalize()


def repeated(unit):
    return lambda size: (unit * (size // len(unit.encode()) + 1)).encode()


def counted(write):
    def text(size):
        parts, length, index = [], 0, 0
        while length < size:
            parts.append(write(index))
            length += len(parts[-1])
            index += 1
        return "".join(parts).encode()
    return text


CASES = {
    "words": counted(lambda index: f"word{index} "), "one-word": repeated("harbour "), "said": repeated("said "), "letters": repeated("a"),
    "capitals": repeated("A"), "initials": repeated("A. "), "capitalised": repeated("Omar "), "short-lines": repeated("a b.\n"), "lines": repeated("\n"),
    "distinct-lines": counted(lambda index: f"Line {index} of the page\n"), "spaces": repeated(" "), "stops": repeated("."), "commas": repeated("a, "), "hyphens": repeated("a-"),
    "open-quotes": repeated("“we said "), "close-quotes": repeated("we said” "), "straight-quotes": repeated("\"we said "), "apostrophes": repeated("'a "),
    "quotes": repeated("“We will not leave,” Omar Selim said.\n"), "no-speaker": repeated("“We will not leave.”\n"), "colons": repeated("Omar Selim: we will. "),
    "figures": repeated("12 people were hurt and 1,200 fled. "), "digits": repeated("1"), "groups": repeated("1,"), "points": repeated("1.2."), "sums": repeated("$5 million to "),
    "endless-figures": repeated("the ferry ran aground and 12 people were hurt there "), "quoted-figures": repeated("“12 people were hurt on 3 May,” Omar Selim said. "),
    "placed-figures": counted(lambda index: f"12 people in Iraq and {index} in Lebanon were hurt, "), "loaded-quotes": repeated("“The militants of the regime,” he said, "),
    "distinct-figures": counted(lambda index: f"{index} people were hurt in {name(index)}. "),
    "denied": repeated("liman bugün açılmadığını ve yarın kapanmayacak gemiler bekledi "), "opposites": counted(lambda index: f"The port rose and {name(index)} closed the harbour on Monday and {index} ships arrived. "),
    "dates": repeated("On 3 May 2023 and on Monday it rained. "), "days": repeated("Monday "), "months": repeated("May "), "names": counted(lambda index: f"{name(index)} met {name(index * 7)}. "),
    "same-name": repeated("Rania Haddoum spoke. "), "roles": counted(lambda index: f"Minister {name(index)} said it. "), "brackets": lambda size: b"(" * (size // 2) + b")" * (size // 2),
    "marks": repeated("a\u0301"), "arabic": repeated("قال الوزير إن "), "han": repeated("港口"), "joiners": repeated("👨\u200d"), "bullets": repeated("• a\n"),
    "sentences": counted(lambda index: f"The {name(index)} report of {index} was read by the council on Monday.\n"), "accents": repeated("é"), "tabs": repeated("a\t"),
}
COMMANDS = ["load a.txt b.txt", "clean", "show 1", "show 1 --clean", "search said", "search '\"we said\"'", "kwic said", "kwic '/a.*b/'", "freq", "ngrams --n 3", "collocates said",
            "dispersion said", "trend said", "dedupe", "dedupe --passages", "entities", "entities --mentions", "entities --roles", "entities --network", "summarise", "summarise --timeline", "quotes",
            "figures", "figures --series", "timeline", "compare", "compare --by doc", "claims"]


def collection(text):
    return lambda size: "\n".join(json.dumps({"id": f"d{index}", "source": f"s{index % 7}", "lang": "en", "date": f"2023-05-{index % 28 + 1:02}", "text": text(index)})
                                  for index in range(size // 400)).encode()


COLLECTIONS = {
    "same": collection(lambda index: "The ferry ran aground on Monday. 12 people were hurt, Omar Selim said. “We will not leave,” he told reporters. " * 3),
    "distinct": collection(lambda index: f"{name(index)} met {name(index * 3)} in {name(index * 7)} on Monday; {index} people came. “It is {name(index)},” {name(index)} said. " * 3),
    "one-sentence": collection(lambda index: f"The ferry ran aground off Port Amal on Monday morning. {name(index)} saw {index} words {name(index * 5)} " + f"w{index} x{index} " * 30),
    "tiny": collection(lambda index: f"a{index}"), "empty": collection(lambda index: ""),
    "crowd": lambda size: "\n".join(json.dumps({"id": f"d{index}", "text": f"document {index}"}) for index in range(size // 25)).encode(),
}


class Growth(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-growth-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def times(self, make, size, commands, prepare):
        """Milliseconds of each command, by the cells of the session; None when it did not end in time."""
        prepare(make(size))
        done = programs.run(["--threads", "1", "--keep-going", "--format", "jsonl"], "\n".join(commands + ["save s.json --results none"]), cwd=self.folder, seconds=120)
        if done.code == "hangs":
            return None
        with open(f"{self.folder}/s.json", "rb") as file:
            cells = json.load(file)["cells"]
        return {cell["input"]: cell["milliseconds"] / 1000 for cell in cells}

    def processor_time(self, make, size, commands, command, prepare):
        """What a command took of the processor beside loading."""
        prepare(make(size))
        def took(lines):
            return programs.run(["--threads", "1", "--format", "jsonl"], lines, cwd=self.folder, seconds=120).cpu
        return took(commands[0]) if command == commands[0] else took(f"{commands[0]}\n{command}") - took(commands[0])

    def growth(self, make, sizes, commands, command, prepare, limit):
        """The least that the sizes took, measured by turns until their growth is within the limit, five times at most.

        A busy machine makes some runs slower, and none faster: what grows in the square fails however often it is asked.
        """
        least = [float("inf")] * len(sizes)
        for _ in range(5):
            least = [min(known, self.processor_time(make, size, commands, command, prepare)) for known, size in zip(least, sizes)]
            if least[1] < max(SECONDS, limit * max(least[0], 0.05)):
                break
        return least

    def check(self, cases, commands, prepare):
        for case, make in cases.items():
            with self.subTest(case=case):
                small = self.times(make, BYTES, commands, prepare)
                large = self.times(make, BYTES * FACTOR, commands, prepare)
                self.assertIsNotNone(small, "hangs")
                suspects = [command for command in commands if large is None or large.get(command, 0) > max(SECONDS, LIMIT * small.get(command, 0))]
                for command in suspects:
                    before, after = self.growth(make, [BYTES, BYTES * FACTOR], commands, command, prepare, LIMIT)
                    if after < max(SECONDS, LIMIT * max(before, 0.05)):
                        continue
                    # A cost that comes once from some length on is no growth: twice the text must take too long as well.
                    after, more = self.growth(make, [BYTES * FACTOR, BYTES * FACTOR * 2], commands, command, prepare, DOUBLED)
                    self.assertLess(more / max(after, 0.05), DOUBLED, f"{case}: {command} takes {before:.2f} s, then {after:.2f} s, then {more:.2f} s")

    def test_one_long_text(self):
        def prepare(text):
            for file_name, more in (("a.txt", b""), ("b.txt", b"\nMore was said.\n")):
                with open(f"{self.folder}/{file_name}", "wb") as file:
                    file.write(text + more)
        self.check(CASES, COMMANDS, prepare)

    def test_many_texts(self):
        def prepare(text):
            with open(f"{self.folder}/many.jsonl", "wb") as file:
                file.write(text)
        self.check(COLLECTIONS, ["load many.jsonl"] + COMMANDS[1:], prepare)


if __name__ == "__main__":
    unittest.main()
