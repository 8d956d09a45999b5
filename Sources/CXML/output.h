#ifndef CXML_OUTPUT_H
#define CXML_OUTPUT_H
#include <stddef.h>
#include <stdint.h>

/// Text that grows: words with single spaces between, lines with the source line of their first word.
typedef struct {
  uint8_t *bytes;
  size_t length;
  size_t capacity;
  uint32_t *lines;
  size_t line_count;
  size_t line_capacity;
  /// Whether the lines' numbers are kept.
  int counts_lines;
  /// Whether a space is due before the next word.
  int wants_space;
  int wants_tab;
  /// Whether the last thing was a break.
  int is_after_break;
  int has_failed;
} output;

/// Adds text with every run of white space made one space.
void output_words(output *o, const uint8_t *text, size_t length, uint32_t line);
/// Adds text as it is.
void output_verbatim(output *o, const uint8_t *text, size_t length, uint32_t line);
/// Adds a string's words.
void output_string(output *o, const char *text);
void output_space(output *o);
/// Separates from the cell before, if there is one in the line.
void output_tab(output *o);
/// Ends the line, if it has anything.
void output_break(output *o);
/// Ends the last line.
void output_finish(output *o);
/// Drops white space from the end.
void output_trim(output *o);

#endif
