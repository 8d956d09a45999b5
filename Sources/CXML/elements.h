#ifndef CXML_ELEMENTS_H
#define CXML_ELEMENTS_H

/// What an element means for the text around it.
typedef enum {
  ELEMENT_UNKNOWN,
  /// Begins and ends a line.
  ELEMENT_BLOCK,
  /// Ends a line, and has no content.
  ELEMENT_BREAK,
  ELEMENT_CELL,
  ELEMENT_DATE,
  /// The first heading of a page or name of a reference entry.
  ELEMENT_HEADING,
  ELEMENT_IMAGE,
  ELEMENT_INLINE,
  ELEMENT_META,
  /// Has no text for readers.
  ELEMENT_SKIPPED,
  ELEMENT_TITLE,
  /// Keeps its spaces and lines.
  ELEMENT_VERBATIM,
} element_kind;

/// The name after the prefix of a namespace.
const char *local_name(const char *qualified);

/// Looks an element up by its local name; cost: logarithmic.
element_kind kind_of_element(const char *name, int is_html);

/// Whether a meta element of this name gives the date of publication.
int is_date_name(const char *name);

#endif
