#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

// libedit as the engine of editing: keymaps, vi mode, ~/.editrc, kill ring. It draws into nothing; LineEditing owns
// the screen. Its functions with variable arguments cannot be called from Swift, so each use has one here.

typedef struct collate_editor collate_editor;

/// What the owner of an editor answers with.
typedef struct {
  /// Gives the next scalar: 1, or 0 at the end of input, or -1 with errno set.
  int (*next)(void *owner, uint32_t *scalar);
  /// Carries out action number `action`, bound to the key `key`; returns a COLLATE_ code.
  int (*act)(void *owner, int action, int key);
} collate_editor_hooks;

enum { COLLATE_GO_ON = 0, COLLATE_ACCEPT = 1, COLLATE_END = 2 };

/// How many actions there can be.
enum { COLLATE_ACTIONS = 16 };

/// Opens an editor that reads keys of the terminal at `input`; NULL when libedit cannot.
collate_editor *collate_editor_open(int input, int output, void *owner, collate_editor_hooks hooks);
/// Closes it and keeps what was typed ahead.
void collate_editor_close(collate_editor *editor);

/// Switches to the vi or emacs keymaps, which forgets every binding.
void collate_editor_set_vi(collate_editor *editor, bool vi);
/// Whether ~/.editrc has switched editing off.
bool collate_editor_is_off(collate_editor *editor);
/// Binds a key sequence (as in editrc) to an action, in the main or the alternative (vi command) keymap.
void collate_editor_bind(collate_editor *editor, bool alternative, const char *key, int action);
/// Carries out one line of an editrc file. It prints nothing.
int collate_editor_command(collate_editor *editor, const char *line);
/// The words of a line, quoted as in editrc: calls `word` for each.
void collate_editor_words(const char *line, void *owner, void (*word)(void *owner, const char *word));

/// Reads a line: 1, or 0 at the end of input, or -1 with errno set; its scalars stay valid until the next call.
int collate_editor_read(collate_editor *editor, const uint32_t **scalars, size_t *count);
/// The line being edited.
void collate_editor_line(
  collate_editor *editor, const uint32_t **scalars, size_t *count, size_t *cursor);
/// Moves the cursor to a scalar.
void collate_editor_move(collate_editor *editor, size_t cursor);
/// Inserts scalars at the cursor.
bool collate_editor_insert(collate_editor *editor, const uint32_t *scalars, size_t count);
/// Deletes `count` scalars before the cursor.
void collate_editor_delete(collate_editor *editor, size_t count);
/// Makes the terminal ready for editing (true) or gives it back (false).
void collate_editor_prepare(collate_editor *editor, bool ready);
/// Tells libedit that the terminal has another size.
void collate_editor_resize(collate_editor *editor);

// MARK: - Signals and the terminal's modes

/// The bits of collate_signals_take.
enum {
  COLLATE_SIGNAL_INTERRUPT = 1, COLLATE_SIGNAL_TERMINATE = 2, COLLATE_SIGNAL_HANGUP = 4,
  COLLATE_SIGNAL_STOP = 8, COLLATE_SIGNAL_CONTINUE = 16, COLLATE_SIGNAL_RESIZE = 32,
};

/// Takes over INT TERM HUP TSTP CONT WINCH, ignores PIPE and XFSZ; returns the descriptor that wakes `poll`, or -1.
int collate_signals_install(bool terminal);
/// The signals that came and were not yet taken, of those in `mask`; takes them.
int collate_signals_take(int mask);
/// The signals that came and were not yet taken.
int collate_signals_pending(void);
/// Writes a byte that wakes `poll`; any thread may call it.
void collate_signals_wake(void);
/// Says whether a prompt is reading: then Ctrl-Z is noted, else it stops the process at once.
void collate_signals_reading(bool reading);
/// Stops the process as Ctrl-Z does, and returns when it goes on.
void collate_signals_stop_here(void);
/// Gives the child of a spawn the standard reaction to signals: for posix_spawnattr_setsigdefault.
void collate_signals_for_child(void *set);

/// Remembers the modes of a terminal, to be given back at exit, at a trap, and by collate_terminal_restore.
void collate_terminal_remember(int descriptor, int output);
/// Gives the terminal its remembered modes back and switches bracketed paste off.
void collate_terminal_restore(void);
/// Keeps what is typed while a command runs from being echoed or cut to 4,096 bytes.
void collate_terminal_quiet(int descriptor);

/// Sets the character type of the process to UTF-8, whatever the environment says.
bool collate_use_utf8(void);
