"""Long work, the background, and how answers are shown."""
import os
import re
import subprocess
import unittest

from terminal import ARABIC, COMBINED, LIMIT, SAMPLE, TURKISH, VOCALISED, Prompt
from test_signals import long_work, many_articles


class Background(unittest.TestCase):
    def test_a_notice_stands_above_the_prompt_and_the_line_stays(self):
        for text in [ARABIC, VOCALISED, TURKISH, COMBINED]:
            with Prompt(prepare=many_articles, columns=100) as prompt:
                prompt.line(f"load {prompt.home}/many.jsonl &")
                prompt.wait("[1] load")
                prompt.type(f"note {text}")
                prompt.wait(lambda screen: "Loaded 15000 documents" in screen.split("[1] done")[1]
                            and screen.split("[1] done")[1].count(f"note {text}") == 1, 2 * LIMIT)
                prompt.type("!")
                prompt.keys("Enter")
                prompt.wait(lambda _: prompt.history()[-1] == f"note {text}!")
                prompt.wait("15,018 docs")

    def test_jobs_are_listed_cancelled_and_awaited(self):
        def prepare(home):
            many_articles(home, 60_000)
            for number in range(7):
                os.link(f"{home}/many.jsonl", f"{home}/many-{number}.jsonl")
        with Prompt(prepare=prepare, columns=100) as prompt:
            # More than is done before it is cancelled.
            prompt.line(f"load {prompt.home}/many*.jsonl &")
            prompt.line("jobs")
            prompt.wait("running")
            prompt.line("wait 1")
            prompt.wait(lambda _: prompt.history()[-1] == "wait 1")
            prompt.keys("C-c")
            prompt.wait("Stopped")
            prompt.line("wait 9")
            prompt.wait("there is no job 9")
            prompt.line("cancel 1")
            prompt.wait("[1] stopped")
            prompt.line("türkçe = docs lang:tr &")
            prompt.wait("[2] done")
            prompt.line("docs $türkçe | count")
            prompt.wait(lambda screen: re.search(r"─\n +2\n", screen) and screen.endswith(">"))
            prompt.line("docs lang:ar | count &")
            prompt.line("wait 3")
            prompt.wait("[3] done")
            prompt.line("wait 3")
            screen = prompt.wait(lambda screen: screen.count("> wait 3\n") == 2 and screen.endswith(">"))
            self.assertNotIn("error", screen.split("> wait 3\n")[-1])


class Work(unittest.TestCase):
    def test_progress_shows_rate_and_time_left_and_goes_away(self):
        rate = re.compile(rb"\w+  [\d,]+ of [\d,]+ \(\d+ %\), [\d,]+/s, (\d+ min )?\d+ s left")
        with Prompt(columns=100) as prompt:
            long_work(prompt, times=1)
            prompt.wait_sent(rate.search)
            screen = prompt.wait(lambda screen: "Loaded 60000" in screen and screen.endswith(">"), 2 * LIMIT)
            self.assertNotRegex(screen, r"\(\d+ %\)")


class Answers(unittest.TestCase):
    def test_a_pager_only_when_needed(self):
        with Prompt(rows=15) as prompt:
            prompt.line("docs lang:tr")
            prompt.wait(lambda screen: screen.endswith(">") and "next:" in screen)
            prompt.line("show 1-5")
            prompt.wait(lambda screen: screen.endswith(":"))
            first = prompt.screen()
            prompt.keys("Space")
            prompt.wait(lambda screen: screen != first and screen.endswith(":"))
            prompt.keys("q")
            prompt.wait(lambda screen: screen.endswith(">"))
            prompt.type(VOCALISED)
            prompt.wait(f"> {VOCALISED}")

    def test_the_pager_shows_every_script_in_the_locale_C(self):
        with Prompt(rows=12, locale="C") as prompt:
            prompt.line("docs lang:ar lang:tr | select title")
            prompt.wait(lambda screen: screen.endswith(">") and "title" in screen.split("select title")[1])
            prompt.line("show lang:tr")
            screen = prompt.wait(lambda screen: screen.endswith(":"))
            self.assertNotIn("<C", screen)
            self.assertTrue(any(letter in screen for letter in "ğışçöü"))

    def test_a_missing_pager_does_not_matter(self):
        with Prompt(rows=10, env={"PAGER": "no-such-pager"}) as prompt:
            prompt.line("docs")
            prompt.wait("next:")

    def test_a_pager_that_is_closed_or_stopped_ends_an_answer_of_many_rows(self):
        def prepare(home):
            with open(f"{home}/many.txt", "w", encoding="utf-8") as file:
                file.write("harbour " * 60_000)
        slow = 'trap "" INT; echo reading >&2; while read -r line; do :; done'
        for pager, keys, wanted in [("head -2", [], "kwic"), (slow, ["C-c"], "Stopped")]:
            with Prompt(prepare=prepare, env={"PAGER": pager}) as prompt:
                prompt.line(f"load --raw {prompt.home}/many.txt")
                prompt.wait("Loaded 1 document")
                prompt.line("kwic harbour")
                if keys:
                    prompt.wait("reading")
                    prompt.keys(*keys)
                prompt.wait(lambda screen: wanted in screen and screen.endswith(">"), 2 * LIMIT)
                self.assertNotIn("error", prompt.screen())

    def test_tables_fit_the_width_whatever_the_script(self):
        for columns in [60, 90]:
            with Prompt(columns=columns, rows=40) as prompt:
                prompt.line("docs lang:ar lang:tr")
                rows = prompt.wait(lambda screen: "next:" in screen and screen.endswith(">")).split("\n")
                start = max(index for index, row in enumerate(rows) if row.startswith("───"))
                body = [row for row in rows[start + 1:] if row[:1] == " "]
                self.assertEqual(len(body), 5)

    def test_the_last_answer_in_another_format(self):
        with Prompt() as prompt:
            self.assertRegex(prompt.answered("docs lang:tr | count lang"), r"tr +2\b")
            self.assertIn("tr,2", prompt.answered("last --format csv"))

    def test_what_one_asks_next(self):
        with Prompt() as prompt:
            prompt.line("docs lang:tr")
            prompt.wait("next: ")

    def test_isolates_at_a_terminal_and_none_in_a_pipe(self):
        command = [os.environ["COLLATE"], "-c", f"load {SAMPLE}; docs lang:ar"]
        out = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        self.assertFalse(any(mark in out for mark in "\u2066\u2067\u2068\u2069\x1b"))
        with Prompt(columns=100) as prompt:
            prompt.record()
            prompt.line("docs lang:ar | select title")
            prompt.wait_sent("\u2068".encode())

    def test_a_reader_that_goes_away_is_no_noise(self):
        out = subprocess.run(["bash", "-c", f"{os.environ['COLLATE']} -c 'load {SAMPLE}; show all' | head -1; echo ${{PIPESTATUS[0]}}"],
                             capture_output=True, text=True, check=True)
        self.assertIn(out.stdout.split()[-1], ["141", "0"])
        self.assertNotIn("rror", out.stderr)


if __name__ == "__main__":
    unittest.main()


class Difference(unittest.TestCase):
    TEXTS = {"a.txt": "The harbour council voted on Tuesday to close the berth.\n\nCracks were found by divers in the spring.\n\n"
                      f"The repair will cost 4 million crowns, {ARABIC} said on Friday.\n",
             "b.txt": "The harbour council voted on Monday to close the berth.\n\nCracks were found by divers in the spring.\n\n"
                      f"The repair will cost 6 million crowns, {ARABIC} said.\n\nNobody was hurt.\n"}

    def prepare(self, home):
        os.mkdir(f"{home}/pair")
        for name, text in self.TEXTS.items():
            with open(f"{home}/pair/{name}", "w", encoding="utf-8") as file:
                file.write(text)

    def opened(self, before="", **settings):
        prompt = Prompt("", prepare=self.prepare, before=before + 'cd "$HOME/pair"\n', **settings)
        try:
            prompt.answered("load --raw .")
        except BaseException:
            prompt.close()
            raise
        return prompt

    def test_two_documents_stand_side_by_side_with_a_rule_between_them(self):
        for columns in [60, 80, 121]:
            with self.opened(columns=columns, rows=40) as prompt:
                # The marks around Arabic words take no column.
                answer = re.sub(r"[\u2066-\u2069]", "", prompt.answered("diff 1 2"))
                rows = [row for row in answer.split("\n") if "│" in row]
                self.assertEqual({row.index("│") for row in rows}, {(columns - 3) // 2 + 1}, answer)
                halves = [" ".join(part) for part in zip(*([half.strip() for half in row.split("│")] for row in rows))]
                left, right = halves
                for half, own, others in [(left, ["Tuesday", "cost 4 million", "on Friday."], ["Monday", "Nobody"]),
                                          (right, ["Monday", "cost 6 million", "Nobody was hurt."], ["Tuesday", "Friday"])]:
                    for words in own:
                        self.assertIn(words, " ".join(half.split()))
                    for word in others + ["Cracks"]:
                        self.assertNotIn(word, half)
                # The line that was added stands beside nothing, not beside the end of the one before it.
                self.assertRegex(answer, r"(?m)^ +│ \[2:7\] Nobody was hurt\.$")
                # What differs is coloured, what is alike is told and not shown.
                self.assertIn("1 paragraph alike", answer)
                styled = prompt.screen(styles=True)
                for word in ["Tuesday", "Monday", "Nobody"]:
                    self.assertRegex(styled, r"\x1b\[[0-9;]*m" + word)
                prompt.leave()

    def test_a_terminal_without_colour_marks_the_words(self):
        with self.opened(before="export NO_COLOR=1\n") as prompt:
            answer = prompt.answered("diff 1 2")
            for words in ["[-Tuesday-]", "{+Monday+}", "[-4-]", "{+6+}", "│"]:
                self.assertIn(words, answer)
            prompt.leave()
