"""Articles that were cut, spliced, doubled and filled with what articles do not hold, the same ones for the same seed."""
import json
import random
import re

import inputs

# Numbers that do not fit, days that are none, marks that open and never close: what an analysis reads and computes with.
NUMBERS = ["0", "-0", "9" * 19, "9223372036854775807", "9223372036854775808", "18446744073709551616", "9" * 400, "1e308", "1e309", "1e-400", "0.0000000000000000000001", "1,2,3,4", "1.2.3.4",
           "999,999,999,999,999,999,999", "9.999.999.999.999.999.999,99", "$9223372036854775807 trillion", "9999999999999999999 percent", "−1", "+-5", "½", "¾ million", "10^99", "1/0",
           "one hundred thousand million billion trillion", "minus nine quintillion", "12 000 000 000 000 000 000 000", "between 9223372036854775807 and 9223372036854775808", "up to 99999999999999999999 and then 1",
           "from 9 to 1", "5" + " million" * 60 + " dead", "up to 7" + " billion" * 40 + " people", "9" + "\u202f999" * 120, "100–1", "1-9223372036854775808", "٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩", "九億九千九百九十九兆", "１２３４５６７８９０１２３４５６７８９０", "مليون مليار تريليون", "ثلاثة ملايين و٥٠٪", "3 milyar milyon", "пять миллиардов триллионов"]
DAYS = ["31 February 2023", "30.02.2023", "0000-00-00", "9999-99-99", "2023-13-45", "-1-01-01", "29 February 1900", "32 May 99999999999999999999", "Monday 99 May", "13/13/13", "1/1/0", "12:99 on 3 May", "last Monday week ago today",
        "99999999999 years ago", "in 9223372036854775807 days", "3 May 9223372036854775807", "٣١ فبراير ٩٩٩٩٩", "31 Şubat 0", "tomorrow yesterday", "May May May 3", "T25:61:61Z", "the 99th", "on the 0th of June", "1 Muharram 99999"]
MARKS = ["“", "”", "\"", "'", "«", "»", "„", "‘", "’", "(", ")", "[", "]", "—", "…", ":", ";", ",", ".", "?!", "\n", "\n\n", "\r", "\t", " ", "\u00a0", "\u2028", "\u0085", "@", "#", "•", "- ", "|", "<p>", "&nbsp;", "```", "%", "$", "€"]
MORE = ["\u202e", "\u2066", "\u2069", "\u200f", "\u200d", "\u200b", "\ufeff", "\u0301" * 40, "\U0010ffff", "\ud7ff", "\ufffd", "\0", "\x1b[2J", "\x07", "ﷺ" * 9, "👨‍👩‍👧‍👦", "İ" * 20, "ß" * 20, "ﬀ", "ͅ", "ـ" * 60, "и\u0306", "\U000e0041", "가", "\u1160" * 30]
DIGITS = [str.maketrans("0123456789", "".join(chr(first + digit) for digit in range(10))) for first in (0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE, 0x2080)] + [str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")]
LANGUAGES = ["en", "ar", "tr", "ru", "he", "fr", "de", "es", "fa", "zh", "ja", "xx", "EN-us", "", None, "a" * 300]
PIECES = re.compile(r"\d[\d.,]*|\w+|\s+|.", re.S)


class Storm:
    """Makes documents from articles; what comes out depends on the seed and the articles alone."""

    def __init__(self, seed, articles):
        self.random, self.articles = random.Random(seed), articles

    def text(self):
        text = self.random.choice(self.articles)
        start = self.random.randrange(max(1, len(text)))
        text = text[start if self.random.random() < 0.3 else 0:][:self.random.choice([200, 2000, 6000])]
        for _ in range(self.random.choice([0, 1, 2, 4, 8, 16])):
            text = self.random.choice([self.insert, self.insert, self.replace, self.replace, self.splice, self.double, self.cut, self.exchange, self.repeat, self.digits, self.marks, self.letters])(text)
        return text[:20_000]

    def stuff(self):
        return self.random.choice(self.random.choice([NUMBERS, DAYS, MARKS, MORE, inputs.NAUGHTY, inputs.ESCAPES]))

    def place(self, text):
        """A place beside a word, where readers look, or anywhere."""
        if not text or self.random.random() < 0.3:
            return self.random.randrange(len(text) + 1)
        found = text.find(" ", self.random.randrange(len(text)))
        return found + self.random.randrange(2) if found >= 0 else len(text)

    def insert(self, text):
        place = self.place(text)
        return text[:place] + self.random.choice(["", " "]) + self.stuff() + self.random.choice(["", " "]) + text[place:]

    def replace(self, text):
        """Numbers become others, or some of all words become something else."""
        if self.random.random() < 0.5:
            return re.sub(r"\d[\d.,]*", lambda match: self.random.choice([match[0], *NUMBERS, *DAYS]) if self.random.random() < 0.5 else match[0], text)
        share = self.random.choice([0.01, 0.1])
        return "".join(self.stuff() if piece.strip() and self.random.random() < share else piece for piece in PIECES.findall(text))

    def splice(self, text):
        other = self.random.choice(self.articles)
        place, there = self.place(text), self.place(other)
        return text[:place] + other[there:there + self.random.randrange(2000)] + (text[place:] if self.random.random() < 0.5 else "")

    def double(self, text):
        lines = text.split("\n")
        start = self.random.randrange(len(lines))
        return "\n".join(lines + lines[start:start + self.random.randrange(1, 20)] * self.random.randrange(1, 4))

    def cut(self, text):
        start = self.random.randrange(len(text) + 1)
        return text[:start] + text[start + self.random.randrange(1 + len(text) // 2):]

    def exchange(self, text):
        unit = self.random.choice(["\n", ". ", " ", ""])
        parts = text.split(unit) if unit else list(text)
        if self.random.random() < 0.5:
            self.random.shuffle(parts)
        elif parts:
            first, second = self.random.randrange(len(parts)), self.random.randrange(len(parts))
            parts[first], parts[second] = parts[second], parts[first]
        return unit.join(parts)

    def repeat(self, text):
        place = self.place(text)
        return text[:place] + (self.stuff() + self.random.choice(["", " ", "\n"])) [:200] * self.random.choice([3, 30, 300]) + text[place:]

    def digits(self, text):
        return text.translate(self.random.choice(DIGITS))

    def marks(self, text):
        """Marks of quotation fall out, or become others."""
        mark = self.random.choice(["", "\"", "“", "”", "«", "'", "\n"])
        return re.sub("[“”\"«»„‘’']", lambda match: mark if self.random.random() < 0.5 else match[0], text)

    def letters(self, text):
        change = self.random.choice([str.upper, str.lower, str.title, str.swapcase, lambda text: re.sub(r"\s+", "", text), lambda text: re.sub(r"\s", "\n", text), lambda text: re.sub("[.!?؟]", "", text), lambda text: text[::-1]])
        start = self.random.randrange(len(text) + 1)
        end = start + self.random.randrange(3000)
        return text[:start] + change(text[start:end]) + text[end:]

    def bytes(self):
        """A text as a file, sometimes no UTF-8 any more."""
        data = bytearray(self.text().encode("utf-8", "surrogatepass"))
        for _ in range(self.random.choice([0, 0, 1, 5, 50])):
            if data:
                place = self.random.randrange(len(data))
                data[place:place + self.random.randrange(3)] = bytes(self.random.randrange(256) for _ in range(self.random.randrange(3)))
        return bytes(data)

    def records(self, count):
        """Lines of JSON with odd metadata beside the text."""
        lines = []
        for number in range(count):
            record = {"id": self.random.choice([f"d{number}", self.stuff() + str(number)]), "text": self.text()}
            for name, values in (("date", DAYS + ["2023-05-03", "2023-05-04T10:00:00Z"]), ("lang", LANGUAGES), ("source", None), ("title", None), ("author", None), ("url", None)):
                if self.random.random() < 0.6:
                    record[name] = self.random.choice(values) if values else self.stuff() if self.random.random() < 0.5 else self.text()[:self.random.choice([5, 80, 500])]
            lines.append(json.dumps(record, ensure_ascii=self.random.random() < 0.5))
        return "\n".join(lines).encode("utf-8", "surrogatepass")
