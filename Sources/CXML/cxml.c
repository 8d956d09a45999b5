#include "cxml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "elements.h"
#include "output.h"

// An end tag that closes nothing makes libxml2 look through all open elements: this many looks are allowed before the
// parser stops, so that no page costs more than some seconds.
#define LOOK_LIMIT 400000000LL
#define ENTITY_LIMIT 1024

typedef struct {
  xmlParserCtxtPtr parser;
  cxml_dialect dialect;
  output text;
  output title;
  output heading;
  output meta_date;
  output time_date;
  // Open elements, and how many were open where a special one began (0: none).
  int depth;
  int skipped_at;
  int title_at;
  int heading_at;
  int date_at;
  int verbatim;
  int saw_title;
  // Whether the last event was an end tag.
  int is_after_end;
  // One byte for each open element of XML: what is known of its content.
  uint8_t *contents;
  size_t contents_capacity;
  int64_t looks;
  xmlEntity entity;
  xmlChar entity_text[ENTITY_LIMIT];
} extraction;

static uint32_t source_line(const extraction *e, const xmlChar *text, int length) {
  // The parser stands after the text that it hands on.
  uint32_t line = e->parser->input ? (uint32_t)e->parser->input->line : 1;
  uint32_t inside = 0;
  for (const xmlChar *p = text, *end = text + length; p < end && (p = memchr(p, '\n', end - p)); p++) {
    inside++;
  }
  return line > inside ? line - inside : 1;
}

static int is_blank(const xmlChar *text, int length) {
  for (int i = 0; i < length; i++) {
    if (text[i] > ' ') return 0;
  }
  return 1;
}

static const char *attribute(const xmlChar **attributes, const char *name) {
  for (; attributes && attributes[0]; attributes += 2) {
    if (!xmlStrcasecmp(attributes[0], BAD_CAST name)) return (const char *)attributes[1];
  }
  return NULL;
}

static void read_meta(extraction *e, const xmlChar **attributes) {
  const char *content = attribute(attributes, "content");
  if (!content || e->meta_date.length) return;
  const char *keys[] = {"property", "name", "itemprop"};
  for (int i = 0; i < 3; i++) {
    const char *name = attribute(attributes, keys[i]);
    if (name && is_date_name(name)) return output_string(&e->meta_date, content);
  }
}

enum { HAS_TEXT = 1, IS_BLOCK = 2 };

// The byte of the element at a depth from 1; null where memory ran out.
static uint8_t *content_of(extraction *e, int depth) {
  size_t index = (size_t)(depth > 0 ? depth : 0);
  if (index >= e->contents_capacity) {
    size_t capacity = e->contents_capacity ? e->contents_capacity * 2 : 64;
    while (capacity <= index) capacity *= 2;
    uint8_t *contents = realloc(e->contents, capacity);
    if (!contents) return NULL;
    memset(contents + e->contents_capacity, 0, capacity - e->contents_capacity);
    e->contents = contents;
    e->contents_capacity = capacity;
  }
  return e->contents + index;
}

// An element that nothing is known of is a block, unless text of its own parent stands before it.
static void start_unknown(extraction *e) {
  if (e->dialect == CXML_HTML) return;
  uint8_t *parent = content_of(e, e->depth - 1);
  if (parent && *parent & HAS_TEXT) return;
  uint8_t *own = content_of(e, e->depth);
  if (own) *own |= IS_BLOCK;
  output_break(&e->text);
}

static void start_element(void *context, const xmlChar *qualified, const xmlChar **attributes) {
  extraction *e = context;
  e->depth++;
  // Recovery goes on after an error, but the parser drops entity references then.
  e->parser->wellFormed = 1;
  if (e->skipped_at) return;
  uint8_t *own = e->dialect == CXML_XML ? content_of(e, e->depth) : NULL;
  if (own) *own = 0;
  // `<type>string</type><parameter>name</parameter>`: in XML neighbours are separate words.
  if (e->dialect == CXML_XML && e->is_after_end) output_space(&e->text);
  e->is_after_end = 0;
  const char *name = local_name((const char *)qualified);
  element_kind kind = kind_of_element(name, e->dialect == CXML_HTML);
  switch (kind) {
    case ELEMENT_SKIPPED:
      e->skipped_at = e->depth;
      output_space(&e->text);
      return;
    case ELEMENT_TITLE:
      if (!e->saw_title && !e->title_at) {
        e->title_at = e->depth;
        e->saw_title = 1;
      }
      output_break(&e->text);
      break;
    case ELEMENT_HEADING:
      if (!e->heading_at && !e->heading.length) e->heading_at = e->depth;
      output_break(&e->text);
      break;
    case ELEMENT_META:
      read_meta(e, attributes);
      break;
    case ELEMENT_DATE: {
      const char *value = attribute(attributes, "datetime");
      if (!value) value = attribute(attributes, "value");
      if (value && !e->time_date.length) output_string(&e->time_date, value);
      else if (!value && e->dialect == CXML_XML && !e->date_at && !e->time_date.length) e->date_at = e->depth;
      if (e->dialect == CXML_XML) output_break(&e->text);
      break;
    }
    case ELEMENT_IMAGE: {
      const char *words = attribute(attributes, "alt");
      if (words && *words && !e->title_at) {
        output_space(&e->text);
        output_words(&e->text, (const uint8_t *)words, strlen(words), source_line(e, NULL, 0));
        output_space(&e->text);
      }
      break;
    }
    case ELEMENT_CELL: output_tab(&e->text); break;
    case ELEMENT_BREAK:
    case ELEMENT_BLOCK: output_break(&e->text); break;
    case ELEMENT_VERBATIM:
      output_break(&e->text);
      e->verbatim++;
      break;
    case ELEMENT_INLINE: break;
    case ELEMENT_UNKNOWN: start_unknown(e); break;
  }
}

static void end_element(void *context, const xmlChar *qualified) {
  extraction *e = context;
  int depth = e->depth;
  if (e->depth > 0) e->depth--;
  e->is_after_end = 1;
  if (e->skipped_at) {
    if (e->skipped_at >= depth) e->skipped_at = 0;
    return;
  }
  if (e->title_at >= depth) e->title_at = 0;
  if (e->heading_at >= depth) e->heading_at = 0;
  if (e->date_at >= depth) e->date_at = 0;
  switch (kind_of_element(local_name((const char *)qualified), e->dialect == CXML_HTML)) {
    case ELEMENT_BLOCK:
    case ELEMENT_TITLE:
    case ELEMENT_HEADING: output_break(&e->text); break;
    case ELEMENT_DATE:
      if (e->dialect == CXML_XML) output_break(&e->text);
      break;
    case ELEMENT_VERBATIM:
      if (e->verbatim > 0) e->verbatim--;
      output_break(&e->text);
      break;
    case ELEMENT_UNKNOWN: {
      uint8_t *own = e->dialect == CXML_XML ? content_of(e, depth) : NULL;
      if (own && *own & IS_BLOCK) output_break(&e->text);
      break;
    }
    default: break;
  }
}

static void characters(void *context, const xmlChar *text, int length) {
  extraction *e = context;
  if (e->skipped_at || length <= 0) return;
  e->is_after_end = 0;
  if (e->dialect == CXML_XML && !is_blank(text, length)) {
    uint8_t *own = content_of(e, e->depth);
    if (own) *own |= HAS_TEXT;
  }
  uint32_t line = source_line(e, text, length);
  if (e->title_at) {
    output_words(&e->title, text, length, line);
    // In HTML the title is no part of the page; in XML it heads the text as any heading.
    if (e->dialect == CXML_HTML) return;
  }
  if (e->heading_at) output_words(&e->heading, text, length, line);
  if (e->date_at) output_words(&e->time_date, text, length, line);
  if (e->verbatim) output_verbatim(&e->text, text, length, line);
  else output_words(&e->text, text, length, line);
}

static void remember_entity(extraction *e, const xmlChar *text, int length) {
  memcpy(e->entity_text, text, (size_t)length);
  e->entity_text[length] = 0;
  e->entity.content = e->entity_text;
  e->entity.length = length;
}

// Every entity is answered with literal text, so that none is ever expanded.
static xmlEntityPtr get_entity(void *context, const xmlChar *name) {
  extraction *e = context;
  e->parser->wellFormed = 1;
  xmlEntityPtr known = xmlGetPredefinedEntity(name);
  if (known) return known;
  memset(&e->entity, 0, sizeof e->entity);
  e->entity.type = XML_ENTITY_DECL;
  e->entity.name = name;
  e->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  const htmlEntityDesc *described = htmlEntityLookup(name);
  if (described) {
    xmlChar bytes[8];
    int length = xmlCopyCharMultiByte(bytes, (int)described->value);
    remember_entity(e, bytes, length);
    return &e->entity;
  }
  known = e->parser->myDoc ? xmlGetDocEntity(e->parser->myDoc, name) : NULL;
  if (known && known->etype == XML_INTERNAL_GENERAL_ENTITY && known->content && known->length > 0 &&
      known->length < ENTITY_LIMIT && !memchr(known->content, '<', (size_t)known->length) &&
      !memchr(known->content, '&', (size_t)known->length)) {
    remember_entity(e, known->content, known->length);
    return &e->entity;
  }
  remember_entity(e, BAD_CAST " ", 1);
  return &e->entity;
}

static void note_error(void *context, xmlErrorPtr error) {
  extraction *e = context;
  if (!error || error->code != XML_ERR_TAG_NAME_MISMATCH) return;
  e->looks += e->parser->nameNr;
  if (e->looks > LOOK_LIMIT) xmlStopParser(e->parser);
}

static void prepare(extraction *e, xmlSAXHandler *handler) {
  memset(handler, 0, sizeof *handler);
  handler->startElement = start_element;
  handler->endElement = end_element;
  handler->characters = characters;
  handler->ignorableWhitespace = characters;
  handler->cdataBlock = characters;
  handler->getEntity = get_entity;
  // Structured errors are passed to a handler with this mark alone, whose elements are not namespaced.
  handler->initialized = XML_SAX2_MAGIC;
  handler->serror = note_error;
  e->parser->userData = e;
}

static int parse_html(extraction *e, const uint8_t *source, size_t length) {
  e->parser = htmlCreateMemoryParserCtxt((const char *)source, (int)length);
  if (!e->parser) return -1;
  htmlCtxtUseOptions(e->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                    HTML_PARSE_COMPACT | HTML_PARSE_NOIMPLIED);
  e->parser->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding(e->parser, XML_CHAR_ENCODING_UTF8);
  prepare(e, e->parser->sax);
  htmlParseDocument(e->parser);
  return 0;
}

static int parse_xml(extraction *e, const uint8_t *source, size_t length) {
  e->parser = xmlNewParserCtxt();
  if (!e->parser) return -1;
  prepare(e, e->parser->sax);
  xmlDocPtr document = xmlCtxtReadMemory(
      e->parser, (const char *)source, (int)length, NULL, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_SAX1 | XML_PARSE_IGNORE_ENC);
  if (document) xmlFreeDoc(document);
  return 0;
}

static void give(output *from, uint8_t **bytes, size_t *length) {
  output_trim(from);
  *bytes = from->bytes;
  *length = from->length;
  from->bytes = NULL;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static int32_t extract(const uint8_t *source, size_t length, cxml_dialect dialect, cxml_page *page) {
  extraction *e = calloc(1, sizeof *e);
  if (!e) return -1;
  e->dialect = dialect;
  e->text.counts_lines = 1;
  int status =
      dialect == CXML_HTML ? parse_html(e, source, length) : parse_xml(e, source, length);
  if (e->parser) {
    const xmlParserInput *input = e->parser->input;
    page->is_partial = !input || e->parser->disableSAX || input->end - input->cur > 1;
    xmlDocPtr leftover = e->parser->myDoc;
    e->parser->myDoc = NULL;
    if (leftover) xmlFreeDoc(leftover);
    if (dialect == CXML_HTML) htmlFreeParserCtxt(e->parser);
    else xmlFreeParserCtxt(e->parser);
  }
  output_finish(&e->text);
  if (e->text.has_failed || e->title.has_failed) status = -1;
  page->lines = e->text.lines;
  page->line_count = e->text.line_count;
  page->text = e->text.bytes;
  page->text_length = e->text.length;
  give(&e->title, &page->title, &page->title_length);
  give(&e->heading, &page->heading, &page->heading_length);
  give(&e->meta_date, &page->meta_date, &page->meta_date_length);
  give(&e->time_date, &page->time_date, &page->time_date_length);
  free(e->contents);
  free(e);
  return status;
}

int32_t cxml_extract(const uint8_t *source, size_t length, cxml_dialect dialect, cxml_page *page) {
  memset(page, 0, sizeof *page);
  if (length == 0) return 0;
  if (length >= 0x7FFFFFFF) return -1;
  pthread_once(&once, xmlInitParser);
  return extract(source, length, dialect, page);
}

void cxml_free(cxml_page *page) {
  free(page->text);
  free(page->lines);
  free(page->title);
  free(page->heading);
  free(page->meta_date);
  free(page->time_date);
  memset(page, 0, sizeof *page);
}
