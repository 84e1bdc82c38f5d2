"""The picture in the README is what the program shows."""
import os
import subprocess
import tempfile
import unittest


class Picture(unittest.TestCase):
    def test_it_is_up_to_date(self):
        here = os.path.dirname(os.path.abspath(__file__))
        with tempfile.NamedTemporaryFile(suffix=".svg") as drawn:
            subprocess.run([f"{here}/picture", os.environ["COLLATE"], drawn.name], check=True)
            with open(drawn.name, encoding="utf-8") as new, open(f"{here}/../../Documentation/prompt.svg", encoding="utf-8") as old:
                self.assertEqual(new.read(), old.read(), "draw it anew: Tests/Terminal/picture COLLATE")

    def test_the_readme_shows_it(self):
        with open("README.md", encoding="utf-8") as file:
            self.assertIn("(Documentation/prompt.svg)", file.read())


if __name__ == "__main__":
    unittest.main()
