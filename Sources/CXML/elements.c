#include "elements.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
  const char *name;
  element_kind kind;
} element;

// Elements of HTML by the living standard and HTML 4; what is not here is inline. In byte order.
static const element html_elements[] = {
    {"address", ELEMENT_BLOCK},    {"area", ELEMENT_IMAGE},      {"article", ELEMENT_BLOCK},
    {"aside", ELEMENT_BLOCK},      {"blockquote", ELEMENT_BLOCK}, {"body", ELEMENT_BLOCK},
    {"br", ELEMENT_BREAK},         {"button", ELEMENT_BLOCK},    {"caption", ELEMENT_BLOCK},
    {"center", ELEMENT_BLOCK},     {"dd", ELEMENT_BLOCK},        {"details", ELEMENT_BLOCK},
    {"dialog", ELEMENT_BLOCK},     {"dir", ELEMENT_BLOCK},       {"div", ELEMENT_BLOCK},
    {"dl", ELEMENT_BLOCK},         {"dt", ELEMENT_BLOCK},        {"fieldset", ELEMENT_BLOCK},
    {"figcaption", ELEMENT_BLOCK}, {"figure", ELEMENT_BLOCK},    {"footer", ELEMENT_BLOCK},
    {"form", ELEMENT_BLOCK},       {"frameset", ELEMENT_BLOCK},  {"h1", ELEMENT_HEADING},
    {"h2", ELEMENT_BLOCK},         {"h3", ELEMENT_BLOCK},        {"h4", ELEMENT_BLOCK},
    {"h5", ELEMENT_BLOCK},         {"h6", ELEMENT_BLOCK},        {"head", ELEMENT_BLOCK},
    {"header", ELEMENT_BLOCK},     {"hgroup", ELEMENT_BLOCK},    {"hr", ELEMENT_BREAK},
    {"html", ELEMENT_BLOCK},       {"iframe", ELEMENT_SKIPPED},  {"img", ELEMENT_IMAGE},
    {"legend", ELEMENT_BLOCK},     {"li", ELEMENT_BLOCK},        {"listing", ELEMENT_VERBATIM},
    {"main", ELEMENT_BLOCK},       {"menu", ELEMENT_BLOCK},      {"meta", ELEMENT_META},
    {"nav", ELEMENT_BLOCK},        {"noframes", ELEMENT_BLOCK},  {"noscript", ELEMENT_SKIPPED},
    {"object", ELEMENT_BLOCK},     {"ol", ELEMENT_BLOCK},        {"optgroup", ELEMENT_BLOCK},
    {"option", ELEMENT_BLOCK},     {"p", ELEMENT_BLOCK},         {"plaintext", ELEMENT_VERBATIM},
    {"pre", ELEMENT_VERBATIM},     {"script", ELEMENT_SKIPPED},  {"search", ELEMENT_BLOCK},
    {"section", ELEMENT_BLOCK},    {"select", ELEMENT_BLOCK},    {"style", ELEMENT_SKIPPED},
    {"summary", ELEMENT_BLOCK},    {"svg", ELEMENT_BLOCK},       {"table", ELEMENT_BLOCK},
    {"tbody", ELEMENT_BLOCK},      {"td", ELEMENT_CELL},         {"template", ELEMENT_SKIPPED},
    {"textarea", ELEMENT_VERBATIM}, {"tfoot", ELEMENT_BLOCK},    {"th", ELEMENT_CELL},
    {"thead", ELEMENT_BLOCK},      {"time", ELEMENT_DATE},       {"title", ELEMENT_TITLE},
    {"tr", ELEMENT_BLOCK},         {"ul", ELEMENT_BLOCK},        {"xmp", ELEMENT_VERBATIM},
};

// Elements of DocBook, Mallard, FictionBook, DITA and Atom as far as an unknown element's treatment would be wrong for them:
// a sentence may begin with each of the inline ones. In byte order.
static const element xml_elements[] = {
    {"abbrev", ELEMENT_INLINE},       {"accel", ELEMENT_INLINE},        {"acronym", ELEMENT_INLINE},
    {"app", ELEMENT_INLINE},          {"application", ELEMENT_INLINE},  {"binary", ELEMENT_SKIPPED},
    {"book-title", ELEMENT_TITLE},    {"br", ELEMENT_BREAK},            {"citation", ELEMENT_INLINE},
    {"citerefentry", ELEMENT_INLINE}, {"citetitle", ELEMENT_INLINE},    {"classname", ELEMENT_INLINE},
    {"cmd", ELEMENT_INLINE},          {"code", ELEMENT_INLINE},         {"codeblock", ELEMENT_VERBATIM},
    {"command", ELEMENT_INLINE},      {"constant", ELEMENT_INLINE},     {"date", ELEMENT_DATE},
    {"em", ELEMENT_INLINE},           {"email", ELEMENT_INLINE},        {"emphasis", ELEMENT_INLINE},
    {"entry", ELEMENT_CELL},          {"envar", ELEMENT_INLINE},        {"errorcode", ELEMENT_INLINE},
    {"exceptionname", ELEMENT_INLINE}, {"file", ELEMENT_INLINE},        {"filename", ELEMENT_INLINE},
    {"firstterm", ELEMENT_INLINE},    {"footnoteref", ELEMENT_INLINE},  {"foreignphrase", ELEMENT_INLINE},
    {"function", ELEMENT_INLINE},     {"gui", ELEMENT_INLINE},          {"guibutton", ELEMENT_INLINE},
    {"guilabel", ELEMENT_INLINE},     {"guimenu", ELEMENT_INLINE},      {"guimenuitem", ELEMENT_INLINE},
    {"guiseq", ELEMENT_INLINE},       {"guisubmenu", ELEMENT_INLINE},   {"initializer", ELEMENT_INLINE},
    {"input", ELEMENT_INLINE},        {"interface", ELEMENT_INLINE},    {"interfacename", ELEMENT_INLINE},
    {"key", ELEMENT_INLINE},          {"keycap", ELEMENT_INLINE},       {"keycombo", ELEMENT_INLINE},
    {"keyseq", ELEMENT_INLINE},       {"link", ELEMENT_INLINE},         {"literal", ELEMENT_INLINE},
    {"literallayout", ELEMENT_VERBATIM}, {"methodname", ELEMENT_INLINE}, {"methodparam", ELEMENT_INLINE},
    {"modifier", ELEMENT_INLINE},     {"olink", ELEMENT_INLINE},        {"ooclass", ELEMENT_INLINE},
    {"option", ELEMENT_INLINE},       {"output", ELEMENT_INLINE},       {"parameter", ELEMENT_INLINE},
    {"phrase", ELEMENT_INLINE},       {"primary", ELEMENT_BLOCK},       {"productname", ELEMENT_INLINE},
    {"programlisting", ELEMENT_VERBATIM}, {"prompt", ELEMENT_INLINE},   {"property", ELEMENT_INLINE},
    {"pubdate", ELEMENT_DATE},        {"published", ELEMENT_DATE},      {"quote", ELEMENT_INLINE},
    {"refname", ELEMENT_TITLE},     {"replaceable", ELEMENT_INLINE},  {"returnvalue", ELEMENT_INLINE},
    {"screen", ELEMENT_VERBATIM},     {"shortcut", ELEMENT_INLINE},     {"simplelist", ELEMENT_INLINE},
    {"span", ELEMENT_INLINE},         {"strong", ELEMENT_INLINE},       {"structfield", ELEMENT_INLINE},
    {"structname", ELEMENT_INLINE},   {"style", ELEMENT_INLINE},        {"subscript", ELEMENT_INLINE},
    {"superscript", ELEMENT_INLINE},  {"symbol", ELEMENT_INLINE},       {"synopsis", ELEMENT_VERBATIM},
    {"sys", ELEMENT_INLINE},          {"systemitem", ELEMENT_INLINE},   {"td", ELEMENT_CELL},
    {"term", ELEMENT_BLOCK},          {"th", ELEMENT_CELL},             {"title", ELEMENT_TITLE},
    {"trademark", ELEMENT_INLINE},    {"type", ELEMENT_INLINE},         {"ulink", ELEMENT_INLINE},
    {"uri", ELEMENT_INLINE},          {"userinput", ELEMENT_INLINE},    {"var", ELEMENT_INLINE},
    {"varname", ELEMENT_INLINE},      {"void", ELEMENT_INLINE},         {"wordasword", ELEMENT_INLINE},
    {"xref", ELEMENT_INLINE},
};

static const char *const date_names[] = {
    "article:published_time", "citation_publication_date", "date", "datepublished", "dc.date",
    "dc.date.created", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued",
    "og:article:published_time", "parsely-pub-date", "pubdate", "publication_date",
    "publish-date", "publish_date", "published", "sailthru.date",
};

static int compare(const void *key, const void *entry) {
  return strcmp(key, ((const element *)entry)->name);
}

const char *local_name(const char *qualified) {
  const char *colon = strrchr(qualified, ':');
  return colon && colon[1] ? colon + 1 : qualified;
}

element_kind kind_of_element(const char *name, int is_html) {
  const element *table = is_html ? html_elements : xml_elements;
  size_t count = is_html ? sizeof html_elements / sizeof *html_elements
                         : sizeof xml_elements / sizeof *xml_elements;
  const element *found = bsearch(name, table, count, sizeof *table, compare);
  return found ? found->kind : is_html ? ELEMENT_INLINE : ELEMENT_UNKNOWN;
}

int is_date_name(const char *name) {
  for (size_t i = 0; i < sizeof date_names / sizeof *date_names; i++) {
    if (!strcasecmp(name, date_names[i])) return 1;
  }
  return 0;
}
