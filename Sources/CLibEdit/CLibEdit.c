#define _GNU_SOURCE
#include "CLibEdit.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct collate_editor {
  EditLine *edit;
  FILE *input, *nothing;
  void *owner;
  collate_editor_hooks hooks;
};

static collate_editor *owner_of(EditLine *edit) {
  void *data = NULL;
  el_get(edit, EL_CLIENTDATA, &data);
  return data;
}

static int next_key(EditLine *edit, wchar_t *key) {
  collate_editor *editor = owner_of(edit);
  uint32_t scalar = 0;
  int result = editor->hooks.next(editor->owner, &scalar);
  *key = (wchar_t)scalar;
  if (result < 0) errno = EINTR;
  return result;
}

static unsigned char act(EditLine *edit, int action, int key) {
  collate_editor *editor = owner_of(edit);
  switch (editor->hooks.act(editor->owner, action, key)) {
    case COLLATE_END: return CC_EOF;
    case COLLATE_ACCEPT: {
      const LineInfoW *line = el_wline(edit);
      el_cursor(edit, (int)(line->lastchar - line->cursor));
      el_winsertstr(edit, L"\n");
      return CC_NEWLINE;
    }
    default: return CC_REFRESH;
  }
}

#define ACTION(n) \
  static unsigned char action_##n(EditLine *edit, int key) { return act(edit, n, key); }
ACTION(0) ACTION(1) ACTION(2) ACTION(3) ACTION(4) ACTION(5) ACTION(6) ACTION(7)
ACTION(8) ACTION(9) ACTION(10) ACTION(11) ACTION(12) ACTION(13) ACTION(14) ACTION(15)
static unsigned char (*const actions[COLLATE_ACTIONS])(EditLine *, int) = {
  action_0, action_1, action_2, action_3, action_4, action_5, action_6, action_7,
  action_8, action_9, action_10, action_11, action_12, action_13, action_14, action_15,
};
// libedit keeps these pointers.
static const wchar_t *const names[COLLATE_ACTIONS] = {
  L"collate-0", L"collate-1", L"collate-2", L"collate-3", L"collate-4", L"collate-5",
  L"collate-6", L"collate-7", L"collate-8", L"collate-9", L"collate-10", L"collate-11",
  L"collate-12", L"collate-13", L"collate-14", L"collate-15",
};

static char *no_prompt(EditLine *edit) {
  (void)edit;
  return "";
}

bool collate_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && MB_CUR_MAX > 1 && !strcmp(nl_langinfo(CODESET), "UTF-8")) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

collate_editor *collate_editor_open(int input, int output, void *owner, collate_editor_hooks hooks) {
  collate_use_utf8();
  collate_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->owner = owner;
  editor->hooks = hooks;
  editor->nothing = fopen("/dev/null", "re+");
  editor->input = stdin;
  if (editor->nothing)
    editor->edit =
      el_init_fd("collate", editor->input, editor->nothing, editor->nothing, input, output, output);
  if (!editor->edit) {
    if (editor->nothing) fclose(editor->nothing);
    free(editor);
    return NULL;
  }
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_SIGNAL, 0);
  el_set(editor->edit, EL_PROMPT, no_prompt);
  el_set(editor->edit, EL_GETCFN, next_key);
  for (int n = 0; n < COLLATE_ACTIONS; n++)
    el_wset(editor->edit, EL_ADDFN, names[n], L"an action of collate", actions[n]);
  collate_editor_set_vi(editor, false);
  return editor;
}

void collate_editor_close(collate_editor *editor) {
  if (!editor) return;
  el_set(editor->edit, EL_EDITMODE, 0);  // else el_end throws type-ahead away
  el_end(editor->edit);
  fclose(editor->nothing);
  free(editor);
}

void collate_editor_set_vi(collate_editor *editor, bool vi) {
  el_set(editor->edit, EL_EDITOR, vi ? "vi" : "emacs");
}

bool collate_editor_is_off(collate_editor *editor) {
  int on = 1;
  el_get(editor->edit, EL_EDITMODE, &on);
  return !on;
}

void collate_editor_bind(collate_editor *editor, bool alternative, const char *key, int action) {
  char name[16];
  snprintf(name, sizeof name, "collate-%d", action);
  if (alternative) el_set(editor->edit, EL_BIND, "-a", key, name, NULL);
  else el_set(editor->edit, EL_BIND, key, name, NULL);
}

int collate_editor_command(collate_editor *editor, const char *line) {
  Tokenizer *tokenizer = tok_init(NULL);
  int count = 0;
  const char **words = NULL;
  int result = -1;
  if (tok_str(tokenizer, line, &count, &words) == 0 && count > 0)
    result = el_parse(editor->edit, count, words);
  tok_end(tokenizer);
  return result;
}

void collate_editor_words(const char *line, void *owner, void (*word)(void *, const char *)) {
  Tokenizer *tokenizer = tok_init(NULL);
  int count = 0;
  const char **words = NULL;
  if (tok_str(tokenizer, line, &count, &words) == 0)
    for (int n = 0; n < count; n++) word(owner, words[n]);
  tok_end(tokenizer);
}

int collate_editor_read(collate_editor *editor, const uint32_t **scalars, size_t *count) {
  int length = 0;
  errno = 0;
  const wchar_t *line = el_wgets(editor->edit, &length);
  *scalars = (const uint32_t *)line;
  *count = length > 0 ? (size_t)length : 0;
  if (line && length > 0) return 1;
  return length < 0 ? -1 : 0;
}

void collate_editor_line(
  collate_editor *editor, const uint32_t **scalars, size_t *count, size_t *cursor) {
  const LineInfoW *line = el_wline(editor->edit);
  *scalars = (const uint32_t *)line->buffer;
  *count = (size_t)(line->lastchar - line->buffer);
  *cursor = (size_t)(line->cursor - line->buffer);
}

void collate_editor_move(collate_editor *editor, size_t cursor) {
  const LineInfoW *line = el_wline(editor->edit);
  el_cursor(editor->edit, (int)((ptrdiff_t)cursor - (line->cursor - line->buffer)));
}

bool collate_editor_insert(collate_editor *editor, const uint32_t *scalars, size_t count) {
  wchar_t *text = malloc((count + 1) * sizeof *text);
  if (!text) return false;
  memcpy(text, scalars, count * sizeof *text);
  text[count] = 0;
  int result = count ? el_winsertstr(editor->edit, text) : 0;
  free(text);
  return result == 0;
}

void collate_editor_delete(collate_editor *editor, size_t count) {
  if (count) el_wdeletestr(editor->edit, (int)count);
}

void collate_editor_prepare(collate_editor *editor, bool ready) {
  // libedit believes what it did last: off first, so that on always sets the modes.
  el_set(editor->edit, EL_PREP_TERM, 0);
  if (ready) el_set(editor->edit, EL_PREP_TERM, 1);
}

void collate_editor_resize(collate_editor *editor) { el_resize(editor->edit); }
