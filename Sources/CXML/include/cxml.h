#ifndef CXML_H
#define CXML_H
#include <stddef.h>
#include <stdint.h>

/// How markup is written.
typedef enum {
  CXML_HTML = 0,
  CXML_XML = 1,
} cxml_dialect;

/// What a page says. Empty strings are null with a length of 0.
typedef struct {
  /// Text: a line for each block, each ended by a line feed.
  uint8_t *text;
  size_t text_length;
  /// For each line of the text the line of the source, from 1.
  uint32_t *lines;
  size_t line_count;
  /// The first title element.
  uint8_t *title;
  size_t title_length;
  /// The first heading element (h1) or refname.
  uint8_t *heading;
  size_t heading_length;
  /// The value of a meta element that gives the date of publication.
  uint8_t *meta_date;
  size_t meta_date_length;
  /// The first datetime of a time element, or of a date element in XML.
  uint8_t *time_date;
  size_t time_date_length;
  /// Nonzero when the parser gave up before the end of the source.
  int32_t is_partial;
} cxml_page;

/// Extracts the text of markup in well-formed UTF-8 without zero bytes, however broken the markup is.
///
/// No network, no external entities, no entity expansion beyond short literal ones. Safe from several threads.
/// Returns nonzero where memory ran out or the source has 2 GiB and more. The page must be freed in any case.
int32_t cxml_extract(const uint8_t *source, size_t length, cxml_dialect dialect, cxml_page *page);
void cxml_free(cxml_page *page);

#endif
