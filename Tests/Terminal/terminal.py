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

# Seconds after which what is waited for will not come. Nothing is proved by it: a machine may be as busy as it likes.
LIMIT = float(os.environ.get("COLLATE_LIMIT", 300))


class Terminal:
    """One tmux server with one window; use it in a `with` statement."""

    def __init__(self, command, columns=80, rows=24, env=None, locale="C.UTF-8", home=None, term=None):
        self.own_home = home is None
        self.home = home or tempfile.mkdtemp(prefix="collate-home-")
        # Tests start terminals on several threads: each has a server of its own.
        self.socket = f"{self.home}/.tmux"
        variables = {"LC_ALL": locale, "HOME": self.home, "XDG_STATE_HOME": f"{self.home}/state", "PS1": "outer$ "}
        variables.update(env or {})
        self.command = command
        settings = [f"{name}={value}" for name, value in variables.items()]
        shell = ["env", "-u", "NO_COLOR", "-u", "XDG_CONFIG_HOME", "-u", "LANG", *settings, "bash", "--norc", "--noprofile"]
        try:
            self.open(["new-session", "-d", "-x", str(columns), "-y", str(rows), shlex.join(shell)])
            self.tmux("set", "-g", "status", "off")
            self.tmux("set", "-g", "escape-time", "0")
            self.wait("outer$")
            if term:
                self.line(f"export TERM={term}")
            if command:
                self.line(f"clear; {command}; echo \"exit=$?\"")
        except BaseException:
            self.close()
            raise

    def open(self, words):
        """Starts the server; one that could not start on a busy machine is started again."""
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        environment.pop("TMUX", None)
        for _ in range(5):
            result = subprocess.run(["tmux", "-u", "-f", "/dev/null", "-S", self.socket, *words], env=environment,
                                    capture_output=True, text=True)
            if result.returncode == 0:
                return
            time.sleep(0.5)
        raise RuntimeError(f"tmux does not start: {result.stderr}")

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)
        if self.own_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def tmux(self, *words):
        """What tmux answers; an empty screen must not stand for a failure."""
        result = subprocess.run(["tmux", "-u", "-S", self.socket, *words], capture_output=True)
        if result.returncode:
            raise RuntimeError(f"tmux {words[0]}: {result.stderr.decode('utf-8', 'replace')}")
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
        # A file of its own: what writes the one before may not be done yet.
        descriptor, self.recording = tempfile.mkstemp(prefix="sent-", dir=self.home)
        os.close(descriptor)
        self.tmux("pipe-pane")
        self.tmux("pipe-pane", f"cat >> {self.recording}")

    def sent(self):
        """What the program has sent since `record`."""
        with open(self.recording, "rb") as file:
            return file.read()

    def wait_sent(self, wanted, seconds=LIMIT):
        """Waits until the program has sent bytes that hold some, or that meet a condition; returns all of them.

        This sees what a screen shows for a moment only.
        """
        holds = wanted if callable(wanted) else lambda sent: wanted in sent
        end = time.time() + seconds
        while not holds(sent := self.sent()):
            if time.time() > end:
                raise AssertionError(f"{wanted!r} was not sent; the last of what was: {sent[-2000:]!r}")
            time.sleep(0.01)
        return sent

    def rows(self):
        return self.screen().split("\n")

    def cursor(self):
        """The column and row of the cursor, from 0."""
        x, y = self.tmux("display", "-p", "#{cursor_x},#{cursor_y}").strip().split(",")
        return int(x), int(y)

    def wait(self, wanted, seconds=LIMIT, styles=False, history=False):
        """Waits until the screen holds a text, or a condition on it is true, at two looks; returns the screen.

        What is waited for has to last: a busy machine may not look for a second, and a single look may fall between
        two parts of a drawing. A condition that cannot be asked yet (the file or the row is not there) is one that
        does not hold yet.
        """
        holds = wanted if callable(wanted) else lambda screen: wanted in screen
        end, seen = time.time() + seconds, 0
        while True:
            screen = self.screen(styles, history)
            try:
                seen = seen + 1 if holds(screen) else 0
            except (LookupError, OSError, ValueError):
                seen = 0
            if seen == 2:
                return screen
            if time.time() > end and not seen:
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


def soon(seconds, attempt, times=10):
    """The shortest time that an action takes in a few attempts: what the program needs, and not a busy machine.

    `attempt` does it once and gives the seconds; the first below the limit is enough.
    """
    taken = []
    for _ in range(times):
        taken.append(attempt())
        if taken[-1] < seconds:
            break
    return min(taken)


def processor_seconds(process):
    """What a process has used of all processors."""
    with open(f"/proc/{process}/stat", encoding="utf-8") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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

    def __init__(self, arguments=SAMPLE, prepare=None, before="", **settings):
        home = tempfile.mkdtemp(prefix="collate-home-")
        if prepare:
            prepare(home)
        # A script, so that no `>` of what the shell shows can be taken for the prompt.
        with open(f"{home}/start", "w", encoding="utf-8") as file:
            file.write(f"{before}stty -g >\"$HOME/before\"\n{shlex.quote(os.environ['COLLATE'])} {arguments}\n"
                       "code=$?\nstty -g >\"$HOME/after\"\n(exit $code)\n")
        super().__init__('. "$HOME/start"', home=home, **settings)
        self.own_home = True
        try:
            self.wait(lambda screen: screen.endswith(">"))
        except BaseException:
            self.close()
            raise

    def tab(self, wanted):
        """Presses Tab until the names that may still be read are there; returns the screen that shows what is wanted."""
        end = time.time() + LIMIT
        while True:
            self.keys("Tab")
            screen = self.wait(lambda screen: wanted(screen) or "names are being read" in screen)
            if wanted(screen) or time.time() > end:
                return screen
            self.settle()

    def answered(self, line):
        """Types a line and waits for the prompt after its answer; returns what stands between the two."""
        self.line(line)

        def answer(screen):
            return screen.rpartition(f"> {line}\n")[2]
        return answer(self.wait(lambda screen: f"> {line}\n" in screen and answer(screen).endswith(">")))

    def leave(self):
        """Ctrl-D, and again where work that is not saved would be left."""
        self.keys("C-d")
        screen = self.wait(lambda screen: "exit=0" in screen or "Ctrl-D once more" in screen and screen.endswith(">"))
        if "exit=0" not in screen:
            self.keys("C-d")
        self.wait("exit=0")

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
