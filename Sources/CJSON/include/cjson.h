#ifndef CJSON_H
#define CJSON_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads records of JSON Lines, one at a time. Not to be shared between threads.
typedef struct cjson_parser cjson_parser;

/// What a line turned out to be.
typedef enum {
  CJSON_RECORD = 0,
  /// No JSON; the parser's message says why.
  CJSON_MALFORMED = 2,
  CJSON_NO_OBJECT = 3,
  CJSON_OUT_OF_MEMORY = 4,
} cjson_status;

/// What kind of value a field has.
typedef enum {
  CJSON_ABSENT = 0,
  CJSON_STRING = 1,
  CJSON_NUMBER = 2,
  CJSON_NULL = 3,
  /// An object, array or boolean.
  CJSON_OTHER = 4,
} cjson_kind;

/// A field's value: a string unescaped, a number as it is written.
typedef struct {
  const uint8_t *bytes;
  size_t length;
  int32_t kind;
} cjson_value;

/// The fields that the index knows, under whichever of their names; the last of equal names counts.
typedef struct {
  /// `id`, `_id`, `docid`
  cjson_value id;
  /// `title`
  cjson_value title;
  /// `text`, `body`, `content`, `contents`
  cjson_value text;
  /// `date`, `published`, `created`
  cjson_value date;
  /// Escapes of lone surrogates that became U+FFFD.
  int32_t replaced_count;
  /// Of CJSON_MALFORMED: why, for people. Static.
  const char *message;
} cjson_record;

/// A parser, or null when there is no memory.
cjson_parser *cjson_parser_create(void);
void cjson_parser_destroy(cjson_parser *parser);

/// Reads one line of well-formed UTF-8. Pointers of the record hold until the next call.
cjson_status cjson_parse(cjson_parser *parser, const uint8_t *line, size_t length, cjson_record *record);

#ifdef __cplusplus
}
#endif
#endif
