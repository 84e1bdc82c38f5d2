"""A terminal for tests: runs a program in tmux, types keys, and reads the screen back.

Needs tmux and Python's standard library.
"""
import json
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time


class Terminal:
    """One tmux server with one window; use it in a `with` statement."""

    count = 0

    def __init__(self, command, columns=80, rows=24, env=None, locale="C.UTF-8", home=None, term=None):
        Terminal.count += 1
        self.socket = f"collate-test-{os.getpid()}-{Terminal.count}"
        self.own_home = home is None
        self.home = home or tempfile.mkdtemp(prefix="collate-home-")
        variables = {"LC_ALL": locale, "HOME": self.home, "XDG_STATE_HOME": f"{self.home}/state", "PS1": "outer$ "}
        variables.update(env or {})
        self.command = command
        settings = [f"{name}={value}" for name, value in variables.items()]
        shell = ["env", "-u", "NO_COLOR", "-u", "XDG_CONFIG_HOME", "-u", "LANG", *settings, "bash", "--norc", "--noprofile"]
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        environment.pop("TMUX", None)
        subprocess.run(
            ["tmux", "-u", "-f", "/dev/null", "-L", self.socket, "new-session", "-d", "-x", str(columns), "-y",
             str(rows), shlex.join(shell)], env=environment, check=True)
        self.tmux("set", "-g", "status", "off")
        self.tmux("set", "-g", "escape-time", "0")
        self.wait("outer$")
        if term:
            self.line(f"export TERM={term}")
        if command:
            self.line(f"clear; {command}; echo \"exit=$?\"")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server")
        if self.own_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def tmux(self, *words):
        result = subprocess.run(["tmux", "-u", "-L", self.socket, *words], capture_output=True)
        return result.stdout.decode("utf-8", "replace")

    def type(self, text):
        """Types characters as they are."""
        self.tmux("send-keys", "-l", "--", text)

    def keys(self, *names):
        """Presses keys by their tmux names: Enter, C-c, M-f, Up, Tab, BSpace…"""
        self.tmux("send-keys", *names)

    def raw(self, data):
        """Sends bytes."""
        self.tmux("send-keys", "-H", *[f"{byte:02x}" for byte in data])

    def line(self, text):
        """Types a line and presses Enter."""
        self.type(text)
        self.keys("Enter")

    def paste(self, text, bracketed=True):
        with tempfile.NamedTemporaryFile("w", delete=False, newline="") as file:
            file.write(text)
        self.tmux("load-buffer", file.name)
        os.unlink(file.name)
        self.tmux("paste-buffer", "-r", *(["-p"] if bracketed else []))

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def screen(self, styles=False, history=False):
        """What the screen shows, without trailing empty rows."""
        words = ["capture-pane", "-p"] + (["-e"] if styles else []) + (["-S", "-5000"] if history else [])
        return self.tmux(*words).rstrip("\n ")

    def record(self):
        """Keeps everything the program sends from now on, for `sent`."""
        self.recording = f"{self.home}/sent"
        open(self.recording, "wb").close()
        self.tmux("pipe-pane")
        self.tmux("pipe-pane", f"cat >> {self.recording}")

    def sent(self):
        """What the program has sent since `record`."""
        with open(self.recording, "rb") as file:
            return file.read()

    def wait_sent(self, wanted, seconds=120):
        """Waits until the program has sent bytes that hold some, or that meet a condition; returns all of them."""
        holds = wanted if callable(wanted) else lambda sent: wanted in sent
        self.wait(lambda _: holds(self.sent()), seconds)
        return self.sent()

    def rows(self):
        return self.screen().split("\n")

    def cursor(self):
        """The column and row of the cursor, from 0."""
        x, y = self.tmux("display", "-p", "#{cursor_x},#{cursor_y}").strip().split(",")
        return int(x), int(y)

    def wait(self, wanted, seconds=120, styles=False, history=False):
        """Waits until the screen holds a text, or a condition on it is true; returns the screen.

        What is waited for has to last: a busy machine may not look for a second. A condition that cannot be
        asked yet (the file or the row is not there) is one that does not hold yet.
        """
        holds = wanted if callable(wanted) else lambda screen: wanted in screen
        end = time.time() + seconds
        while True:
            screen = self.screen(styles, history)
            try:
                if holds(screen):
                    return screen
            except (LookupError, OSError, ValueError):
                pass
            if time.time() > end:
                what = "condition" if callable(wanted) else repr(wanted)
                raise AssertionError(f"{what} did not come; the screen shows:\n{screen}\n--- cursor {self.cursor()}")
            time.sleep(0.02)

    def settle(self, quiet=0.15):
        """Waits until the screen has not changed for a moment; returns it."""
        last, since = None, time.time()
        while time.time() - since < quiet:
            screen = self.screen(styles=True)
            if screen != last:
                last, since = screen, time.time()
            time.sleep(0.02)
        return self.screen()


def soon(seconds, attempt, times=5):
    """The shortest time that an action takes in a few attempts: what the program needs, and not a busy machine.

    `attempt` does it once and gives the seconds; the first below the limit is enough.
    """
    taken = []
    for _ in range(times):
        taken.append(attempt())
        if taken[-1] < seconds:
            break
    return min(taken)


ARABIC = "سيرغي لافروف"
VOCALISED = "مُحَمَّد"
TURKISH = "Erdoğan İstanbul ışık"
COMBINED = "e\u0301a\u0308"
PERSIAN = "می\u200cخواهم"
HEBREW = "שָׁלוֹם"
CHINESE = "港口日报"
EMOJI = "👍🏽👨‍👩‍👧"
TEXTS = [ARABIC, VOCALISED, TURKISH, COMBINED, PERSIAN, HEBREW, CHINESE, EMOJI]
SAMPLE = "Sessions/corpora/harbour"


class Prompt(Terminal):
    """collate at its prompt, with the sample corpus unless told otherwise."""

    def __init__(self, arguments=SAMPLE, prepare=None, before="", ready="> ", **settings):
        home = tempfile.mkdtemp(prefix="collate-home-")
        if prepare:
            prepare(home)
        program = shlex.quote(os.environ["COLLATE"])
        super().__init__(
            f"{before}stty -g >\"$HOME/before\"; {program} {arguments}; code=$?; stty -g >\"$HOME/after\"; (exit $code)",
            home=home, **settings)
        self.own_home = True
        if ready:
            self.wait(lambda screen: screen.endswith(">") and "stty" not in screen.split("\n")[-1])

    def tab(self, wanted):
        """Presses Tab until the names that may still be read are there; returns the screen that shows what is wanted."""
        end = time.time() + 120
        while True:
            self.keys("Tab")
            screen = self.wait(lambda screen: wanted(screen) or "names are being read" in screen)
            if wanted(screen) or time.time() > end:
                return screen

    def last_row(self):
        return self.rows()[-1]

    def line_row(self, mark="> "):
        """The last row that holds the prompt."""
        return [row for row in self.rows() if mark in row + " "][-1]

    def history(self):
        """The lines in the history file, oldest first."""
        path = f"{self.home}/state/collate/history.jsonl"
        if not os.path.exists(path):
            return []
        entries = [json.loads(line) for line in self.history_file().splitlines()]
        return [entry["text"] for entry in entries if "text" in entry]

    def history_file(self):
        with open(f"{self.home}/state/collate/history.jsonl", encoding="utf-8") as file:
            return file.read()

    def pid(self):
        """The process id of collate."""
        shell = self.tmux("display", "-p", "#{pane_pid}").strip()
        name = os.path.basename(os.environ["COLLATE"])
        found = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", shell], capture_output=True, text=True).stdout
        return int([row.split()[0] for row in found.splitlines() if row.split()[1] == name][0])

    def leaves_terminal_as_it_was(self):
        self.wait(lambda screen: re.search(r"exit=\d", screen))
        with open(f"{self.home}/before") as before, open(f"{self.home}/after") as after:
            return before.read() == after.read()
