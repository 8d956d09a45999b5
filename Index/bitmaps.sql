-- Version 3: which documents hold a frequent term, a bit each, so that queries whose words must all occur pass over
-- documents without a look into the term's blocks. Derived like these; formats: Sources/Postings/Blocks.

-- A term in 128 documents, and in a sixteenth of all doc IDs, those of deleted documents among them.
CREATE TABLE posting_bitmap (
  chunk INTEGER PRIMARY KEY, -- the term's first chunk
  data  BLOB NOT NULL        -- up to the last document in blocks
);
