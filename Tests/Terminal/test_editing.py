"""Typing, moving, deleting, pasting."""
import unittest

from terminal import ARABIC, COMBINED, HEBREW, TEXTS, TURKISH, VOCALISED, Prompt


def bare(text):
    """Rows as a terminal with marks shows them: tmux leaves out joiners that draw nothing."""
    return text.replace("\u200c", "").replace("\u200d", "").replace("\u200b", "")


class Typing(unittest.TestCase):
    def test_every_script_is_shown_and_arrives_whole(self):
        with Prompt() as prompt:
            for text in TEXTS:
                prompt.type(f'note "{text}"')
                prompt.wait(lambda screen: bare(f'note "{text}"') in bare(screen))
                prompt.keys("Enter")
                prompt.wait(lambda _: prompt.history()[-1:] == [f'note "{text}"'])

    def test_locale_C_and_one_that_does_not_exist(self):
        for locale in ["C", "POSIX", "tr_TR.ISO-8859-9", "xx_YY"]:
            with Prompt(locale=locale) as prompt:
                prompt.type(f'note "{TURKISH} {VOCALISED} {COMBINED}"')
                prompt.wait(f"{TURKISH} {VOCALISED} {COMBINED}")
                prompt.keys("Enter")
                prompt.wait(lambda _: prompt.history() == [f'note "{TURKISH} {VOCALISED} {COMBINED}"'])

    def test_cursor_stands_after_marks_and_wide_letters(self):
        with Prompt() as prompt:
            start = len(prompt.last_row()) + 1
            prompt.wait(lambda _: prompt.cursor()[0] == start)
            for text, columns in [(VOCALISED, 4), (COMBINED, 2), (HEBREW, 4), ("港口", 4), ("ğış", 3)]:
                prompt.type(text)
                prompt.wait(lambda _: prompt.cursor()[0] == start + columns)
                prompt.keys("C-u")
                prompt.wait(lambda _: prompt.cursor()[0] == start)

    def test_steps_and_deletions_go_by_letters(self):
        with Prompt() as prompt:
            prompt.type(f"x{VOCALISED}{COMBINED}y")
            prompt.keys("Left", "Left", "BSpace")
            prompt.type("z")
            prompt.wait(f"x{VOCALISED}za\u0308y")
            prompt.keys("C-a", "Right", "DC")
            prompt.wait(f"x{VOCALISED[2:]}za\u0308y")

    def test_words_and_ends(self):
        with Prompt() as prompt:
            prompt.type(f"search {ARABIC} Erdoğan")
            prompt.keys("C-Left", "C-Left")
            prompt.type("1")
            prompt.keys("C-Right")
            prompt.type("2")
            prompt.keys("Home")
            prompt.type("3")
            prompt.keys("End")
            prompt.type("4")
            first, second = ARABIC.split(" ")
            prompt.wait(f"3search {first} 1{second}2 Erdoğan4")
            prompt.keys("M-Left", "C-DC")
            prompt.wait(lambda screen: screen.split("\n")[-2].endswith(f"1{second}2") or screen.endswith(f"1{second}2"))

    def test_keys_that_mean_nothing_leave_no_rubbish(self):
        with Prompt() as prompt:
            prompt.type("docs")
            prompt.keys("PPage", "NPage", "IC", "F2", "F5", "F12", "S-F3", "C-Up", "BTab")
            prompt.raw(b"\x1b[99;9u\x1b[?62c\x1b[I")
            prompt.type("!")
            prompt.wait("> docs!")

    def test_bytes_that_are_not_text_are_shown_as_such(self):
        with Prompt() as prompt:
            prompt.type("note a")
            prompt.raw(b"\xff")
            prompt.type("b")
            prompt.wait("note a\ufffdb")

    def test_a_long_line_wraps_and_can_be_edited_on_every_row(self):
        with Prompt(columns=40) as prompt:
            text = "note " + " ".join([ARABIC, TURKISH, COMBINED] * 3)
            prompt.type(text)
            prompt.settle()
            prompt.keys("Home")
            prompt.type("x")
            prompt.keys("End", "BSpace", "BSpace", "Enter")
            prompt.wait(lambda _: prompt.history() == ["x" + text[:-4]])

    def test_resize_of_a_wrapped_line_leaves_one_copy(self):
        with Prompt(columns=100, rows=20) as prompt:
            text = f'note "{ARABIC} {TURKISH} {VOCALISED} and more words so that it takes several rows when narrow"'
            prompt.type(text)
            prompt.wait(lambda screen: text in screen.replace("\n", ""))
            prompt.record()
            for columns in [50, 30, 90, 41, 100]:
                before = len(prompt.sent())
                prompt.resize(columns, 20)
                # The line has been drawn anew, to its last letter.
                prompt.wait_sent(lambda sent: 'narrow"'.encode() in sent[before:].replace(b"\r\n", b""))
            prompt.wait(lambda screen: text in screen.replace("\n", "") and screen.count("note \"") == 1)


class Blocks(unittest.TestCase):
    def test_a_pasted_block_waits_to_be_run(self):
        with Prompt() as prompt:
            prompt.paste(f'note "{TURKISH}"\nnote "{VOCALISED}"\nnote "{COMBINED}"\n')
            prompt.wait(f'"{COMBINED}"')
            prompt.settle()
            self.assertEqual(prompt.history(), [])
            prompt.keys("Up")
            prompt.keys("End")
            prompt.type("x")
            prompt.keys("Enter")
            wanted = f'note "{TURKISH}"\nnote "{VOCALISED}"x\nnote "{COMBINED}"'
            prompt.wait(lambda _: prompt.history() == [wanted])

    def test_a_thousand_lines_arrive_whole(self):
        with Prompt() as prompt:
            block = "\n".join(f'note "{number} {ARABIC} ğ"' for number in range(1000))
            prompt.paste(block)
            prompt.wait(lambda screen: "↑" in screen and '"999 ' in screen)
            prompt.keys("Enter")
            prompt.wait(lambda _: prompt.history() == [block])
            prompt.line("cells | count status")
            prompt.wait("1001")

    def test_a_paste_cannot_command_the_terminal(self):
        with Prompt() as prompt:
            prompt.paste("note a\x1b[2Jb\x07\x1b]0;title\x07c")
            prompt.wait("note a[2Jb]0;titlec")

    def test_enter_in_an_open_quotation_adds_a_row(self):
        with Prompt() as prompt:
            prompt.line(f'note "{ARABIC}')
            prompt.type(f'{COMBINED}')
            prompt.wait(COMBINED)
            self.assertEqual(prompt.history(), [])
            prompt.line('"')
            prompt.wait(lambda _: prompt.history() == [f'note "{ARABIC}\n{COMBINED}"'])
            prompt.keys("Up")
            prompt.wait(lambda screen: screen.count(ARABIC) == 2)


def editrc(text):
    def prepare(home):
        with open(f"{home}/.editrc", "w", encoding="utf-8") as file:
            file.write(text)
    return prepare


class Keymaps(unittest.TestCase):
    def test_vi_moves_deletes_and_keeps_arrows_in_insert_mode(self):
        with Prompt(prepare=editrc("collate:bind -v\n")) as prompt:
            prompt.type(f"docs {TURKISH}")
            prompt.wait(f"[I] 18 docs")
            prompt.keys("Escape")
            prompt.wait("[N] 18 docs")
            prompt.type("0x")
            prompt.wait(f"> ocs {TURKISH}")
            prompt.type("A")
            prompt.wait("[I] 18 docs")
            prompt.keys("Left", "Left")
            prompt.type("q")
            prompt.wait("ışqık")
            prompt.keys("Enter")
            prompt.wait(lambda _: prompt.history() == ["ocs Erdoğan İstanbul ışqık"])
            prompt.wait(lambda screen: screen.split("\n")[-1].startswith("[I]") and screen.endswith(">"))
            prompt.keys("Escape")
            prompt.wait(lambda screen: screen.split("\n")[-1].startswith("[N]"))
            prompt.type("k")
            prompt.wait(lambda _: prompt.line_row().endswith("ışqık"))

    def test_vi_goes_by_letters(self):
        mark, dots = COMBINED[1], COMBINED[3]
        with Prompt(prepare=editrc("collate:bind -v\n")) as prompt:
            for keys, wanted in [
                    ("x", f"> x{VOCALISED}e{mark}"), ("hx", f"> x{VOCALISED}a{dots}"), ("h2x", f"> x{VOCALISED}"),
                    ("0lx", f"> x{VOCALISED[2:]}e{mark}a{dots}"), ("03lx", f"> x{VOCALISED[:4]}{VOCALISED[7:]}e{mark}a{dots}"),
                    ("0ldlx", f"> x{VOCALISED[4:]}e{mark}a{dots}"), ("X", f"> x{VOCALISED}a{dots}"),
                    ("xu", f"> x{VOCALISED}e{mark}a{dots}"), ("hab", f"> x{VOCALISED}e{mark}ba{dots}"),
                    ("0lsß", f"> xß{VOCALISED[2:]}e{mark}a{dots}"), ("0cw1", "> 1"), ("ccé", "> é")]:
                prompt.type(f"x{VOCALISED}{COMBINED}")
                prompt.wait(lambda screen: screen.endswith(f"> x{VOCALISED}{COMBINED}"))
                prompt.keys("Escape")
                prompt.wait(lambda screen: screen.split("\n")[-1].startswith("[N]"))
                prompt.type(keys)
                prompt.wait(lambda screen: screen.endswith(wanted))
                mode = "[I]" if keys in ["hab", "0lsß", "0cw1", "ccé"] else "[N]"
                prompt.wait(lambda screen: screen.split("\n")[-1].startswith(mode) and screen.endswith(wanted))
                prompt.keys("C-c")
                prompt.wait(lambda screen: screen.split("\n")[-1].startswith("[I]") and screen.endswith(">"))

    def test_the_users_bindings_hold_for_collate_alone(self):
        rules = "other:bind -v\ncollate:bind ^X ed-move-to-beg\ncollate:bind \"\\e[5~\" ed-move-to-beg\n"
        with Prompt(prepare=editrc(rules)) as prompt:
            prompt.type(f"{VOCALISED}b")
            prompt.keys("C-x")
            prompt.type("c")
            prompt.wait(f"> c{VOCALISED}b")
            prompt.keys("End", "PPage")
            prompt.type("d")
            prompt.wait(f"> dc{VOCALISED}b")


if __name__ == "__main__":
    unittest.main()
