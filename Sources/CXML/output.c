#include "output.h"

#include <stdlib.h>
#include <string.h>

static int has_room(output *o, size_t more) {
  if (o->has_failed) return 0;
  if (o->length + more <= o->capacity) return 1;
  size_t capacity = o->capacity ? o->capacity * 2 : 256;
  while (capacity < o->length + more) capacity *= 2;
  uint8_t *bytes = realloc(o->bytes, capacity);
  if (!bytes) {
    o->has_failed = 1;
    return 0;
  }
  o->bytes = bytes;
  o->capacity = capacity;
  return 1;
}

static int is_at_line_start(const output *o) {
  return o->length == 0 || o->bytes[o->length - 1] == '\n';
}

static void note_line(output *o, uint32_t line) {
  if (!o->counts_lines) return;
  if (o->line_count == o->line_capacity) {
    size_t capacity = o->line_capacity ? o->line_capacity * 2 : 64;
    uint32_t *lines = realloc(o->lines, capacity * sizeof *lines);
    if (!lines) {
      o->has_failed = 1;
      return;
    }
    o->lines = lines;
    o->line_capacity = capacity;
  }
  o->lines[o->line_count++] = line;
}

static int is_space(uint8_t c) { return c == ' ' || (c >= 0x09 && c <= 0x0D); }

void output_words(output *o, const uint8_t *text, size_t length, uint32_t line) {
  size_t i = 0;
  while (i < length) {
    if (is_space(text[i])) {
      o->wants_space = 1;
      if (text[i] == '\n') line++;
      i++;
      continue;
    }
    size_t start = i;
    while (i < length && !is_space(text[i])) i++;
    if (!has_room(o, i - start + 2)) return;
    if (is_at_line_start(o)) {
      note_line(o, line);
    } else if (o->wants_tab) {
      o->bytes[o->length++] = '\t';
    } else if (o->wants_space) {
      o->bytes[o->length++] = ' ';
    }
    o->wants_space = o->wants_tab = o->is_after_break = 0;
    memcpy(o->bytes + o->length, text + start, i - start);
    o->length += i - start;
  }
}

void output_verbatim(output *o, const uint8_t *text, size_t length, uint32_t line) {
  if (!has_room(o, length + 2)) return;
  if (!is_at_line_start(o) && o->wants_space) o->bytes[o->length++] = ' ';
  o->wants_space = o->wants_tab = 0;
  for (size_t i = 0; i < length; i++) {
    if (is_at_line_start(o)) {
      // A block that begins with a line feed has no empty line before it.
      if (text[i] == '\n' && o->is_after_break) {
        line++;
        continue;
      }
      note_line(o, line);
    }
    o->is_after_break = 0;
    if (text[i] == '\n') line++;
    o->bytes[o->length++] = text[i];
  }
}

void output_string(output *o, const char *text) {
  output_words(o, (const uint8_t *)text, strlen(text), 0);
}

void output_space(output *o) { o->wants_space = 1; }

void output_tab(output *o) { o->wants_tab = 1; }

void output_break(output *o) {
  o->wants_space = o->wants_tab = 0;
  o->is_after_break = 1;
  if (is_at_line_start(o) || !has_room(o, 1)) return;
  o->bytes[o->length++] = '\n';
}

void output_finish(output *o) { output_break(o); }

void output_trim(output *o) {
  while (o->length > 0 && is_space(o->bytes[o->length - 1])) o->length--;
}
