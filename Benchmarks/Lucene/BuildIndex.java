import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/**
 * Builds the peer's index: one segment with positions and nothing stored, documents in the order of
 * the corpus.
 *
 * <p>Arguments: CORPUS INDEX. CORPUS is JSON Lines whose last member is "text": words joined by
 * single blanks, with no escapes. Prints seconds of wall time and the number of documents.
 */
public final class BuildIndex {
  static final String BODY = "body";
  private static final String MARK = "\"text\": \"";

  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(512);
    config.setSimilarity(new BM25Similarity(AnswerQueries.K1, AnswerQueries.B));
    // Neighbouring segments are merged in order: document n of the index is line n of the corpus.
    config.setMergePolicy(new LogDocMergePolicy());
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setUseCompoundFile(false);
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.freeze();
    Field body = new Field(BODY, "", type);
    Document document = new Document();
    document.add(body);
    long count = 0;
    try (FSDirectory directory = FSDirectory.open(Path.of(arguments[1]));
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
      for (String line; (line = lines.readLine()) != null; count++) {
        int text = line.indexOf(MARK) + MARK.length();
        body.setStringValue(line.substring(text, line.lastIndexOf('"')));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    System.out.printf("%.1f %d%n", (System.nanoTime() - start) / 1e9, count);
  }
}
