"""Long work, the background, and how answers are shown."""
import os
import re
import subprocess
import unittest

from terminal import ARABIC, COMBINED, SAMPLE, TURKISH, VOCALISED, Prompt
from test_signals import many_articles


class Background(unittest.TestCase):
    def test_a_notice_stands_above_the_prompt_and_the_line_stays(self):
        for text in [ARABIC, VOCALISED, TURKISH, COMBINED]:
            with Prompt(prepare=many_articles, columns=100) as prompt:
                prompt.line(f"load {prompt.home}/many.jsonl &")
                prompt.wait("[1] load")
                prompt.type(f"note {text}")
                prompt.wait("[1] done", 600)
                screen = prompt.wait(lambda screen: screen.split("done")[-1].count(f"note {text}") == 1)
                self.assertIn("Loaded 15000 documents", screen)
                prompt.type("!")
                prompt.keys("Enter")
                prompt.wait(lambda _: prompt.history()[-1] == f"note {text}!")
                prompt.wait("15,018 docs")

    def test_jobs_are_listed_cancelled_and_awaited(self):
        with Prompt(prepare=lambda home: many_articles(home, 60_000), columns=100) as prompt:
            prompt.line(f"load {prompt.home}/many.jsonl &")
            prompt.line("jobs")
            prompt.wait("running")
            prompt.line("cancel 1")
            prompt.wait("[1] stopped")
            prompt.line("türkçe = docs lang:tr &")
            prompt.wait("[2] done")
            prompt.line("docs $türkçe | count")
            prompt.wait(lambda screen: screen.split("count")[-1].split()[:1] == ["2"] or "\n    2" in screen)
            prompt.line("docs lang:ar | count &")
            prompt.line("wait 3")
            prompt.wait("[3] done")
            prompt.line("wait 3")
            prompt.wait(lambda screen: screen.split("wait 3")[-1].strip().endswith(">"))
            self.assertNotIn("error", prompt.screen().split("wait 3")[-1])


class Work(unittest.TestCase):
    def test_progress_shows_rate_and_time_left_and_goes_away(self):
        rate = rb"\w+  [\d,]+ of [\d,]+ \(\d+ %\), [\d,]+/s, \d+ s left"
        with Prompt(prepare=lambda home: many_articles(home, 60_000), columns=100) as prompt:
            prompt.record()
            prompt.line(f"load {prompt.home}/many.jsonl")
            screen = prompt.wait("Loaded 60000", 600)
            self.assertRegex(prompt.sent(), rate)
            self.assertNotRegex(screen, r"\(\d+ %\)")


class Answers(unittest.TestCase):
    def test_a_pager_only_when_needed(self):
        with Prompt(rows=15) as prompt:
            prompt.line("docs lang:tr")
            prompt.wait(lambda screen: screen.endswith(">") and "next:" in screen)
            prompt.line("show 1-5")
            prompt.wait(lambda screen: screen.endswith(":"))
            prompt.keys("Space")
            prompt.keys("q")
            prompt.wait(lambda screen: screen.endswith(">"))
            prompt.type(VOCALISED)
            prompt.wait(f"> {VOCALISED}")

    def test_the_pager_shows_every_script_in_the_locale_C(self):
        with Prompt(rows=12, locale="C") as prompt:
            prompt.line("docs lang:ar lang:tr | select title")
            prompt.wait(lambda screen: screen.endswith(">") and "title" in screen.split("select title")[-1])
            prompt.line("show lang:tr")
            prompt.wait(lambda screen: screen.endswith(":"))
            self.assertNotIn("<C", prompt.screen())
            self.assertTrue(any(letter in prompt.screen() for letter in "ğışçöü"))

    def test_a_missing_pager_does_not_matter(self):
        with Prompt(rows=10, env={"PAGER": "no-such-pager"}) as prompt:
            prompt.line("docs")
            prompt.wait("next:")

    def test_tables_fit_the_width_whatever_the_script(self):
        for columns in [60, 90]:
            with Prompt(columns=columns, rows=40) as prompt:
                prompt.line("docs lang:ar lang:tr")
                prompt.wait("next:")
                rows = prompt.rows()
                start = max(index for index, row in enumerate(rows) if row.startswith("───"))
                body = [row for row in rows[start + 1:] if row[:1] == " "]
                self.assertEqual(len(body), 5)

    def test_the_last_answer_in_another_format(self):
        with Prompt() as prompt:
            prompt.line("docs lang:tr | count lang")
            prompt.wait("tr")
            prompt.line("last --format csv")
            prompt.wait("tr,2")

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
