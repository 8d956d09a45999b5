-- The tables of one generation of a Slovo index, version 1.
-- Raised by migrations only (Sources/Postings/Storage/IndexSchema.swift); this file is the first of them.

-- Facts about the index as a whole, one a row.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,     -- analyzer, stores_text, built, languages, report
  value TEXT NOT NULL
) WITHOUT ROWID;

-- A file that was read, also when nothing could be made of it.
CREATE TABLE file (
  id       INTEGER PRIMARY KEY,
  path     BLOB NOT NULL UNIQUE, -- absolute; bytes as the file system has them
  size     INTEGER NOT NULL,     -- bytes when it was read
  modified INTEGER NOT NULL,     -- when it was last changed (its ctime), nanoseconds since 1970-01-01 UTC
  skipped  TEXT                  -- why it holds no document; NULL when it holds some
);

-- A document: a file, or a record of a JSON Lines file.
CREATE TABLE document (
  id           INTEGER PRIMARY KEY, -- doc ID; never used twice
  file         INTEGER NOT NULL,    -- file.id
  identifier   TEXT,                -- of a record within its file; NULL for a file of its own
  title        TEXT NOT NULL,
  date         INTEGER NOT NULL,    -- seconds since 1970-01-01 UTC: its own, else the file's time
  size         INTEGER NOT NULL,    -- bytes of the extracted text
  format       TEXT NOT NULL,       -- html, json, man, markdown, plain, source…
  extension    TEXT NOT NULL,       -- of the file name, lower case, without the dot
  encoding     TEXT NOT NULL,       -- names of the encodings found, joined by +
  replaced     INTEGER NOT NULL,    -- ill-formed sequences that became U+FFFD
  mojibake     INTEGER NOT NULL,    -- lines that were decoded wrongly once
  english      REAL NOT NULL,       -- share of Latin letters among all letters, 0…1
  russian      REAL NOT NULL,       -- share of Cyrillic letters, 0…1
  content_hash INTEGER NOT NULL,    -- of title and text; an unchanged document is not indexed again
  fingerprint  INTEGER NOT NULL     -- simhash of its words; near-copies differ in few bits
);
CREATE INDEX document_file ON document(file);

-- The extracted text, for snippets, for deletes (FTS5 needs the old words) and for checks.
CREATE TABLE text (
  id           INTEGER PRIMARY KEY, -- document.id
  body         BLOB NOT NULL,       -- zstd
  source_lines BLOB                 -- zstd of varint gaps: the source's line of each line; NULL: the same
);

-- What FTS5 indexes: the text as it was.
CREATE VIEW document_text(id, title, body) AS
  SELECT document.id, document.title, slovo_text(text.body)
  FROM document JOIN text ON text.id = document.id;

-- Documents deleted from an index without stored text; their postings stay until the next rebuild.
CREATE TABLE dead (
  id INTEGER PRIMARY KEY -- a doc ID that has no document any more
);

-- How many documents hold a line, as a count-min sketch: two counters a line, by two hashes.
CREATE TABLE line_sketch (
  chunk    INTEGER PRIMARY KEY, -- 4096 counters each; absent: all zero
  counters BLOB NOT NULL        -- a byte a counter, saturating; those that are zero left out
);
