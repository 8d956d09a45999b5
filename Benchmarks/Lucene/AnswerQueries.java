import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Answers rounds of queries on demand, in one warm process.
 *
 * <p>Arguments: INDEX QUERIES. QUERIES has a line for each query: kind TAB number of words TAB
 * words.
 * Each line of standard input asks for a round: MODE KIND LIMIT SECONDS. The answer: for each of the
 * first LIMIT queries of the kind, until so many CPU seconds are spent, a line, thread CPU time in ns, TAB, the ten best as document:score,
 * joined by blanks, documents counted from 1; then an empty line.
 *
 * <p>One thread, no query cache, hits counted up to ten.
 */
public final class AnswerQueries {
  static final float K1 = 1.2f;
  static final float B = 0.6f;
  private static final int TOP = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final IndexSearcher searcher;
  private final List<String[]> queries = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    BooleanQuery.setMaxClauseCount(1 << 20);
    try (MMapDirectory directory = new MMapDirectory(Path.of(arguments[0]));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      new AnswerQueries(reader, Path.of(arguments[1])).serve();
    }
  }

  private AnswerQueries(DirectoryReader reader, Path file) throws IOException {
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BM25Similarity(K1, B));
    for (String line : Files.readAllLines(file)) queries.add(line.split("\t"));
  }

  private void serve() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line; (line = input.readLine()) != null; ) {
      String[] request = line.split(" ");
      int left = Integer.parseInt(request[2]);
      long end = THREADS.getCurrentThreadCpuTime() + (long) (Double.parseDouble(request[3]) * 1e9);
      for (String[] query : queries) {
        if (!query[0].equals(request[1])) continue;
        if (left-- == 0 || THREADS.getCurrentThreadCpuTime() > end) break;
        output.println(answer(query[2].split(" "), request[0]));
      }
      output.println();
      output.flush();
    }
  }

  private String answer(String[] words, String mode) throws IOException {
    String[][] groups = new String[words.length][];
    for (int place = 0; place < words.length; place++) groups[place] = words[place].split(",");
    long start = THREADS.getCurrentThreadCpuTime();
    TopScoreDocCollector collector = TopScoreDocCollector.create(TOP, TOP);
    searcher.search(query(words, groups, mode), collector);
    ScoreDoc[] best = collector.topDocs().scoreDocs;
    long time = THREADS.getCurrentThreadCpuTime() - start;
    StringBuilder line = new StringBuilder().append(time).append('\t');
    for (ScoreDoc hit : best) line.append(hit.doc + 1).append(':').append(hit.score).append(' ');
    return line.toString();
  }

  private Query query(String[] words, String[][] groups, String mode) throws IOException {
    switch (mode) {
      case "phrase":
        return new PhraseQuery(BuildIndex.BODY, words);
      case "prefix":
        return expansion(words[0]);
      case "prefix-unscored":
        return new PrefixQuery(new Term(BuildIndex.BODY, words[0]));
      case "group":
        return groups(groups, false);
      case "translations":
        return groups(groups, true);
      case "first-words":
        for (int place = 0; place < words.length; place++) {
          words[place] = groups[place][0];
        }
    }
    if (words.length == 1) return new TermQuery(new Term(BuildIndex.BODY, words[0]));
    BooleanClause.Occur occur =
        mode.equals("all") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (String word : words) {
      builder.add(new TermQuery(new Term(BuildIndex.BODY, word)), occur);
    }
    return builder.build();
  }

  /** All words with the prefix as one word, tf summed: what FTS5's prefix is to its rank. */
  private Query expansion(String prefix) throws IOException {
    SynonymQuery.Builder builder = new SynonymQuery.Builder(BuildIndex.BODY);
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), BuildIndex.BODY);
    TermsEnum cursor = terms.iterator();
    BytesRef start = new BytesRef(prefix);
    if (cursor.seekCeil(start) == TermsEnum.SeekStatus.END) return builder.build();
    for (BytesRef term = cursor.term(); term != null; term = cursor.next()) {
      if (!StringHelper.startsWith(term, start)) break;
      builder.addTerm(new Term(BuildIndex.BODY, BytesRef.deepCopyOf(term)));
    }
    return builder.build();
  }

  /**
   * Any of several groups; the words of a group are joined by commas and summed in tf, all alike or
   * weighing 1, 1/2, 1/4, 1/6 and so on.
   */
  private static Query groups(String[][] groups, boolean isFalling) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String[] group : groups) {
      SynonymQuery.Builder builder = new SynonymQuery.Builder(BuildIndex.BODY);
      int place = 0;
      for (String word : group) {
        float weight = isFalling && place > 0 ? 1f / (2 * place) : 1f;
        builder.addTerm(new Term(BuildIndex.BODY, word), weight);
        place++;
      }
      query.add(builder.build(), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }
}
