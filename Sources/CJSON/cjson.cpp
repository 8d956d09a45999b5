#include "cjson.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <string_view>

using namespace simdjson;

struct cjson_parser {
  ondemand::parser parser;
  // Strings with lone surrogates, which the library refuses to unescape.
  uint8_t *repaired = nullptr;
  size_t repaired_capacity = 0;
  size_t repaired_length = 0;

  ~cjson_parser() { delete[] repaired; }
};

namespace {

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

int hex_digits(const uint8_t *p, const uint8_t *end) {
  if (end - p < 4) return -1;
  int value = 0;
  for (int i = 0; i < 4; i++) {
    uint8_t c = p[i];
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

uint8_t *append_scalar(uint8_t *out, uint32_t c) {
  if (c < 0x80) {
    *out++ = (uint8_t)c;
  } else if (c < 0x800) {
    *out++ = (uint8_t)(0xC0 | c >> 6);
    *out++ = (uint8_t)(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = (uint8_t)(0xE0 | c >> 12);
    *out++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    *out++ = (uint8_t)(0x80 | (c & 0x3F));
  } else {
    *out++ = (uint8_t)(0xF0 | c >> 18);
    *out++ = (uint8_t)(0x80 | (c >> 12 & 0x3F));
    *out++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    *out++ = (uint8_t)(0x80 | (c & 0x3F));
  }
  return out;
}

// Unescapes the string that begins with its quote, lone surrogates as U+FFFD. No output is longer than its escape.
bool repair(const uint8_t *p, const uint8_t *end, uint8_t *out, size_t *length, int32_t *replaced) {
  uint8_t *start = out;
  for (p++; p < end && *p != '"';) {
    if (*p != '\\') {
      *out++ = *p++;
      continue;
    }
    if (end - p < 2) return false;
    uint8_t c = p[1];
    p += 2;
    switch (c) {
      case '"': case '\\': case '/': *out++ = c; break;
      case 'b': *out++ = '\b'; break;
      case 'f': *out++ = '\f'; break;
      case 'n': *out++ = '\n'; break;
      case 'r': *out++ = '\r'; break;
      case 't': *out++ = '\t'; break;
      case 'u': {
        int unit = hex_digits(p, end);
        if (unit < 0) return false;
        p += 4;
        uint32_t scalar = (uint32_t)unit;
        if (unit >= 0xD800 && unit < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
          int low = hex_digits(p + 2, end);
          if (low >= 0xDC00 && low < 0xE000) {
            scalar = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
            p += 6;
          }
        }
        if (scalar >= 0xD800 && scalar < 0xE000) {
          scalar = 0xFFFD;
          ++*replaced;
        }
        out = append_scalar(out, scalar);
        break;
      }
      default: return false;
    }
  }
  *length = (size_t)(out - start);
  return p < end;
}

error_code read_value(cjson_parser *parser, ondemand::value value, const uint8_t *end,
                      cjson_value *out, int32_t *replaced) {
  ondemand::json_type type;
  error_code error = value.type().get(type);
  if (error) return error;
  std::string_view token = value.raw_json_token();
  switch (type) {
    case ondemand::json_type::string: {
      std::string_view text;
      if (!value.get_string().get(text)) {
        *out = {(const uint8_t *)text.data(), text.size(), CJSON_STRING};
        return SUCCESS;
      }
      uint8_t *room = parser->repaired + parser->repaired_length;
      size_t length = 0;
      if (!repair((const uint8_t *)token.data(), end, room, &length, replaced)) {
        return STRING_ERROR;
      }
      parser->repaired_length += length;
      *out = {room, length, CJSON_STRING};
      return SUCCESS;
    }
    case ondemand::json_type::number: {
      double number;
      error = value.get_double().get(number);
      // Numbers too large for a double are still names.
      if (error && error != NUMBER_ERROR) return error;
      size_t length = token.size();
      while (length > 0 && (uint8_t)token[length - 1] <= ' ') length--;
      *out = {(const uint8_t *)token.data(), length, CJSON_NUMBER};
      return error;
    }
    case ondemand::json_type::null: out->kind = CJSON_NULL; return SUCCESS;
    default: out->kind = CJSON_OTHER; return SUCCESS;
  }
}

cjson_status fail(cjson_record *record, error_code error) {
  if (error == UTF8_ERROR) return CJSON_ILL_FORMED_TEXT;
  if (error == MEMALLOC || error == CAPACITY) return CJSON_OUT_OF_MEMORY;
  switch (error) {
    case STRING_ERROR: record->message = "ill-formed string or escape"; break;
    case NUMBER_ERROR: record->message = "ill-formed number"; break;
    case UNCLOSED_STRING: record->message = "string without its closing quote"; break;
    case UNESCAPED_CHARS: record->message = "control character in a string"; break;
    case TRAILING_CONTENT: record->message = "more after the object"; break;
    case DEPTH_ERROR: record->message = "nested too deeply"; break;
    case INCOMPLETE_ARRAY_OR_OBJECT: record->message = "object without its closing brace"; break;
    default: record->message = "no JSON"; break;
  }
  return CJSON_MALFORMED;
}

}  // namespace

cjson_parser *cjson_parser_create(void) { return new (std::nothrow) cjson_parser; }

void cjson_parser_destroy(cjson_parser *parser) { delete parser; }

size_t cjson_padding(void) { return SIMDJSON_PADDING; }

cjson_status cjson_parse(cjson_parser *parser, const uint8_t *line, size_t length,
                         cjson_record *record) {
  *record = cjson_record{};
  parser->repaired_length = 0;
  if (parser->repaired_capacity < length) {
    delete[] parser->repaired;
    parser->repaired = new (std::nothrow) uint8_t[length];
    parser->repaired_capacity = parser->repaired ? length : 0;
    if (!parser->repaired) return CJSON_OUT_OF_MEMORY;
  }
  ondemand::document document;
  error_code error =
      parser->parser.iterate((const char *)line, length, length + SIMDJSON_PADDING).get(document);
  if (error) return fail(record, error);
  ondemand::json_type type;
  error = document.type().get(type);
  if (error) return fail(record, error);
  if (type != ondemand::json_type::object) return CJSON_NO_OBJECT;
  ondemand::object object;
  error = document.get_object().get(object);
  if (error) return fail(record, error);
  int ranks[field_count] = {unset, unset, unset, unset};
  for (auto result : object) {
    ondemand::field pair;
    error = std::move(result).get(pair);
    if (error) return fail(record, error);
    ondemand::raw_json_string key = pair.key();
    for (int f = 0; f < field_count; f++) {
      int rank = 0;
      while (rank < 4 && fields[f].names[rank] && !key.unsafe_is_equal(fields[f].names[rank])) {
        rank++;
      }
      if (rank == 4 || !fields[f].names[rank]) continue;
      if (rank > ranks[f]) break;
      cjson_value value = {};
      error = read_value(parser, pair.value(), line + length, &value, &record->replaced_count);
      if (error) return fail(record, error);
      // A name with null does not hide a lesser one that has a value.
      if (value.kind != CJSON_NULL || ranks[f] == unset) {
        record->*(fields[f].value) = value;
        if (value.kind != CJSON_NULL) ranks[f] = rank;
      }
      break;
    }
  }
  // The library says "out of bounds" when nothing follows the object.
  if (document.current_location().error() != OUT_OF_BOUNDS) return fail(record, TRAILING_CONTENT);
  return CJSON_RECORD;
}
