"""What `dedupe`, `diff` and `dispersion` look like at a terminal."""
import re
import unittest

from terminal import SAMPLE, Prompt


class Reuse(unittest.TestCase):
    def test_two_articles_stand_side_by_side_and_fit_whatever_the_width(self):
        for columns in [60, 100, 150]:
            with Prompt(columns=columns) as prompt:
                prompt.line(f"load {SAMPLE}")
                prompt.line("diff 2 3 | top 12")
                screen = prompt.wait(lambda screen: screen.count("│") > 3 and screen.endswith(">"))
                rows = [line for line in screen.split("\n") if "│" in line]
                self.assertTrue(all(len(line) <= columns for line in rows), rows)
                self.assertEqual(len({line.index("│") for line in rows}), 1, rows)

    def test_a_plot_is_made_to_fit_and_not_cut(self):
        for columns in [60, 80, 100]:
            with Prompt(columns=columns) as prompt:
                prompt.line(f"load {SAMPLE}")
                prompt.line("dispersion the | select doc id count plot")
                screen = prompt.wait(lambda screen: re.search(r"[▁-█]", screen) and screen.endswith(">"))
                plots = [line for line in screen.split("\n") if re.search(r"[▁-█·]{8}", line)]
                self.assertTrue(plots, screen)
                self.assertFalse([line for line in plots if "…" in line.split("  ")[-1]], screen)


if __name__ == "__main__":
    unittest.main()
