#include "cjson.h"

// Without its vectorised scanners, which let some control characters pass in strings.
#define RAPIDJSON_ASSERT(x) ((void)0)
#include <rapidjson/error/error.h>
#include <rapidjson/reader.h>

#include <cstdlib>
#include <cstring>
#include <new>

using namespace rapidjson;

struct cjson_parser {
  // The line at hand, which strings are unescaped in.
  char *copy = nullptr;
  size_t capacity = 0;

  ~cjson_parser() { free(copy); }
};

namespace {

const int deepest = 1024;

// A field by its names, the best first.
struct field {
  cjson_value cjson_record::*value;
  const char *names[4];
};

const field fields[] = {
    {&cjson_record::id, {"id", "_id", "docid", nullptr}},
    {&cjson_record::title, {"title", nullptr, nullptr, nullptr}},
    {&cjson_record::text, {"text", "body", "content", "contents"}},
    {&cjson_record::date, {"date", "published", "created", nullptr}},
};
const int field_count = 4;
const int unset = 4;

// The code unit of an escape that begins here; -1 where there is none.
int escaped_unit(const char *p, const char *end) {
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
  int value = 0;
  for (int i = 2; i < 6; i++) {
    char c = p[i];
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Calls a function with the place of each escape of a surrogate that has no partner.
template <typename Body>
void each_lone_surrogate(const char *p, const char *end, Body body) {
  while ((p = (const char *)memchr(p, '\\', (size_t)(end - p)))) {
    int unit = escaped_unit(p, end);
    int next = unit >= 0xD800 && unit < 0xDC00 ? escaped_unit(p + 6, end) : -1;
    if (next >= 0xDC00 && next < 0xE000) {
      p += 12;
      continue;
    }
    if (unit >= 0xD800 && unit < 0xE000) body(p);
    p += unit >= 0 ? 6 : 2;
    if (p >= end) return;
  }
}

// How many lone surrogates are escaped in the string that begins with its quote here.
int32_t count_lone_surrogates(const char *p, const char *end) {
  const char *close = p + 1;
  while (close < end && *close != '"') close += *close == '\\' ? 2 : 1;
  int32_t count = 0;
  each_lone_surrogate(p, close < end ? close : end, [&](const char *) { count++; });
  return count;
}

// Takes in a line's object: fields are those of the outermost braces.
struct record_handler {
  cjson_record *record;
  const char *line;
  const char *end;
  GenericInsituStringStream<UTF8<>> *stream;
  bool has_lone_surrogates;
  int depth = 0;
  // Of the field whose value comes next, and by which of its names.
  int current = -1;
  int rank = 0;
  int ranks[field_count] = {unset, unset, unset, unset};

  bool Key(const char *name, SizeType length, bool) {
    current = -1;
    if (depth != 1) return true;
    for (int f = 0; f < field_count; f++) {
      for (int r = 0; r < 4 && fields[f].names[r]; r++) {
        if (strlen(fields[f].names[r]) != length || memcmp(fields[f].names[r], name, length)) continue;
        if (r <= ranks[f]) {
          current = f;
          rank = r;
        }
        return true;
      }
    }
    return true;
  }

  bool take(cjson_value value) {
    if (depth != 1 || current < 0) return true;
    int f = current;
    current = -1;
    // A name with null does not hide a lesser one that has a value.
    if (value.kind == CJSON_NULL && ranks[f] != unset) return true;
    record->*(fields[f].value) = value;
    if (value.kind != CJSON_NULL) ranks[f] = rank;
    return true;
  }

  bool String(const char *text, SizeType length, bool) {
    // The stream stands where the string begins.
    if (has_lone_surrogates && depth == 1 && current >= 0) {
      record->replaced_count += count_lone_surrogates(line + stream->Tell(), end);
    }
    return take({(const uint8_t *)text, length, CJSON_STRING});
  }
  bool RawNumber(const char *text, SizeType length, bool) {
    // "NaN" and "Infinity" are read, for there are programs that write them.
    char first = length > 1 && text[0] == '-' ? text[1] : text[0];
    return first >= '0' && first <= '9' ? take({(const uint8_t *)text, length, CJSON_NUMBER}) : other();
  }
  bool Null() { return take({nullptr, 0, CJSON_NULL}); }
  bool other() { return take({nullptr, 0, CJSON_OTHER}); }
  bool Bool(bool) { return other(); }
  bool open() {
    if (depth > 0) other();
    return ++depth <= deepest;
  }
  bool close() {
    depth--;
    return true;
  }
  bool StartObject() { return open(); }
  bool EndObject(SizeType) { return close(); }
  bool StartArray() { return open(); }
  bool EndArray(SizeType) { return close(); }
  // Numbers come as they are written.
  bool Double(double) { return other(); }
  bool Int(int) { return other(); }
  bool Uint(unsigned) { return other(); }
  bool Int64(int64_t) { return other(); }
  bool Uint64(uint64_t) { return other(); }
};

const char *reason(ParseErrorCode code, bool is_at_end, bool is_at_control) {
  switch (code) {
    case kParseErrorStringEscapeInvalid:
    case kParseErrorStringInvalidEncoding:
      if (is_at_control) return "control character in a string";
      return "ill-formed string or escape";
    case kParseErrorStringUnicodeEscapeInvalidHex:
    case kParseErrorStringUnicodeSurrogateInvalid: return "ill-formed string or escape";
    case kParseErrorNumberTooBig:
    case kParseErrorNumberMissFraction:
    case kParseErrorNumberMissExponent: return "ill-formed number";
    case kParseErrorStringMissQuotationMark:
      if (is_at_end) return "string without its closing quote";
      return "control character in a string";
    case kParseErrorDocumentRootNotSingular: return "more after the object";
    case kParseErrorTermination: return "nested too deeply";
    default: return is_at_end ? "object without its closing brace" : "no JSON";
  }
}

bool reserve(cjson_parser *parser, size_t length) {
  if (length <= parser->capacity) return true;
  size_t capacity = length + length / 2;
  char *copy = (char *)realloc(parser->copy, capacity + 1);
  if (!copy) return false;
  parser->copy = copy;
  parser->capacity = capacity;
  return true;
}

// Numbers beyond those of a machine, by where they begin: the library refuses them, and they are no reason to lose a record.
struct large_numbers {
  static const int most = 64;
  size_t places[most];
  int count = 0;

  bool add(size_t place) {
    if (count == most) return false;
    places[count++] = place;
    return true;
  }

  // None has fewer than five characters.
  void replace_in(char *line) const {
    for (int i = 0; i < count; i++) {
      char *p = line + places[i];
      size_t length = strspn(p, "+-.0123456789Ee");
      if (length < 4) continue;
      memset(p, ' ', length);
      memcpy(p, "null", 4);
    }
  }
};

}  // namespace

cjson_parser *cjson_parser_create(void) {
  return new (std::nothrow) cjson_parser;
}

void cjson_parser_destroy(cjson_parser *parser) { delete parser; }

cjson_status cjson_parse(cjson_parser *parser, const uint8_t *bytes, size_t length,
                         cjson_record *record) {
  *record = cjson_record{};
  const char *line = (const char *)bytes;
  size_t start = 0;
  while (start < length && memchr(" \t\r\n", line[start], 4)) start++;
  if (start == length || line[start] != '{') {
    if (start < length && memchr("[\"-0123456789tfn", line[start], 16)) return CJSON_NO_OBJECT;
    record->message = "no JSON";
    return CJSON_MALFORMED;
  }
  // The library counts in 32 bits.
  if (length > UINT32_MAX) {
    record->message = "longer than 4 GB";
    return CJSON_MALFORMED;
  }
  if (!reserve(parser, length)) return CJSON_OUT_OF_MEMORY;
  CrtAllocator allocator;
  Reader reader(&allocator);
  large_numbers large;
  size_t place = 0;
  do {
    *record = cjson_record{};
    memcpy(parser->copy, line, length);
    parser->copy[length] = 0;
    // The library refuses lone surrogates.
    bool has_lone_surrogates = false;
    each_lone_surrogate(line, line + length, [&](const char *p) {
      memcpy(parser->copy + (p - line) + 2, "FFFD", 4);
      has_lone_surrogates = true;
    });
    large.replace_in(parser->copy);
    GenericInsituStringStream<UTF8<>> stream(parser->copy);
    record_handler handler{record, line, line + length, &stream, has_lone_surrogates};
    reader.Parse<kParseInsituFlag | kParseIterativeFlag | kParseNumbersAsStringsFlag |
                 kParseNanAndInfFlag>(stream, handler);
    place = reader.HasParseError() ? reader.GetErrorOffset() : stream.Tell();
  } while (reader.GetParseErrorCode() == kParseErrorNumberTooBig && large.add(place));
  // A zero byte would pass for the end.
  bool is_at_end = place >= length;
  if (reader.HasParseError()) {
    bool is_at_control = !is_at_end && (uint8_t)line[place] < ' ';
    record->message = reason(reader.GetParseErrorCode(), is_at_end, is_at_control);
  } else if (!is_at_end) {
    record->message = "more after the object";
  }
  return record->message ? CJSON_MALFORMED : CJSON_RECORD;
}
