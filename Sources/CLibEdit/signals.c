#define _GNU_SOURCE
#include "CLibEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static atomic_int pending;
static int wake[2] = {-1, -1};

static struct termios remembered;
static volatile sig_atomic_t has_remembered;
static int remembered_input = -1, remembered_output = -1;

void collate_signals_wake(void) {
  int error = errno;
  if (wake[1] >= 0) (void)!write(wake[1], "", 1);
  errno = error;
}

static atomic_bool is_reading;

void collate_signals_reading(bool reading) { atomic_store(&is_reading, reading); }

// Ctrl-Z while a command runs stops at once; at the prompt the editor puts its screen in order first.
static void stop_now(void) {
  int error = errno;
  collate_terminal_restore();
  kill(getpid(), SIGSTOP);
  if (has_remembered) collate_terminal_quiet(remembered_input);
  errno = error;
}

static void note(int signal) {
  if (signal == SIGTSTP && !atomic_load(&is_reading)) {
    stop_now();
    return;
  }
  int bit = 0;
  switch (signal) {
    case SIGINT: bit = COLLATE_SIGNAL_INTERRUPT; break;
    case SIGTERM: bit = COLLATE_SIGNAL_TERMINATE; break;
    case SIGHUP: bit = COLLATE_SIGNAL_HANGUP; break;
    case SIGTSTP: bit = COLLATE_SIGNAL_STOP; break;
    case SIGCONT: bit = COLLATE_SIGNAL_CONTINUE; break;
    case SIGWINCH: bit = COLLATE_SIGNAL_RESIZE; break;
  }
  atomic_fetch_or(&pending, bit);
  collate_signals_wake();
}

// A trap must not leave the terminal raw: give it back, then die as before.
static void die(int signal) {
  collate_terminal_restore();
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(signal, &standard, NULL);
  raise(signal);
}

static void take_over(int signal, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

int collate_signals_install(bool terminal) {
  take_over(SIGPIPE, SIG_IGN, 0);
  take_over(SIGXFSZ, SIG_IGN, 0);
  if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  const int noted[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t n = 0; n < sizeof noted / sizeof *noted; n++) {
    struct sigaction now;
    sigaction(noted[n], NULL, &now);
    if (now.sa_handler != SIG_IGN) take_over(noted[n], note, SA_RESTART);  // nohup stays nohup
  }
  if (terminal) {
    const int more[] = {SIGTSTP, SIGCONT, SIGWINCH};
    for (size_t n = 0; n < sizeof more / sizeof *more; n++) take_over(more[n], note, SA_RESTART);
    const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT};
    for (size_t n = 0; n < sizeof traps / sizeof *traps; n++) take_over(traps[n], die, SA_RESETHAND);
  }
  return wake[0];
}

int collate_signals_take(int mask) {
  char drained[64];
  while (wake[0] >= 0 && read(wake[0], drained, sizeof drained) > 0) {}
  return atomic_fetch_and(&pending, ~mask) & mask;
}

int collate_signals_pending(void) { return atomic_load(&pending); }

void collate_signals_stop_here(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, own;
  sigaction(SIGTSTP, &standard, &own);
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &stop, &before);
  raise(SIGTSTP);
  sigprocmask(SIG_SETMASK, &before, NULL);
  sigaction(SIGTSTP, &own, NULL);
}

void collate_signals_for_child(void *set) {
  sigset_t *signals = set;
  sigemptyset(signals);
  const int standard[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE, SIGXFSZ, SIGQUIT};
  for (size_t n = 0; n < sizeof standard / sizeof *standard; n++) sigaddset(signals, standard[n]);
}

void collate_terminal_remember(int descriptor, int output) {
  static bool registered;
  if (tcgetattr(descriptor, &remembered) != 0) return;
  remembered_input = descriptor;
  remembered_output = output;
  has_remembered = 1;
  if (!registered) atexit(collate_terminal_restore);
  registered = true;
}

void collate_terminal_restore(void) {
  if (!has_remembered) return;
  (void)!write(remembered_output, "\033[?2004l\033[0m", 12);
  // A background process that set modes would be stopped by SIGTTOU.
  sigset_t output, before;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  sigprocmask(SIG_BLOCK, &output, &before);
  tcsetattr(remembered_input, TCSANOW, &remembered);
  sigprocmask(SIG_SETMASK, &before, NULL);
}

void collate_terminal_quiet(int descriptor) {
  struct termios modes;
  if (!has_remembered || tcgetattr(descriptor, &modes) != 0) return;
  modes = remembered;
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  tcsetattr(descriptor, TCSANOW, &modes);
}
