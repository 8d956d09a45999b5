-- Version 2: postings in blocks, derived from FTS5's segments so that ranked queries need not read every posting.
-- FTS5 remains the truth; all of this can be written anew at any time. Formats: Sources/Postings/Blocks.

-- A term in at least 16 documents.
CREATE TABLE posting_list (
  term   BLOB PRIMARY KEY, -- as stored: kind byte and text
  header BLOB NOT NULL     -- document frequency, chunks with their last doc IDs and bounds; below 128 documents the block
) WITHOUT ROWID;

-- Up to 32 blocks of 128 postings; the chunks of a term follow one another.
CREATE TABLE posting_chunk (
  id   INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

-- How many positions the title and the body of 1,024 documents have.
CREATE TABLE document_length (
  chunk INTEGER PRIMARY KEY, -- doc ID / 1024
  data  BLOB NOT NULL
);

-- Documents that are in blocks and have been deleted since the blocks were written.
CREATE TABLE removed (
  id INTEGER PRIMARY KEY -- a doc ID
);
