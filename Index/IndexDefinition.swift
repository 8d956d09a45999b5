/// What an index is: the schema, as data inside the binary; and the rankings that ship.
public enum IndexDefinition {
  /// The statements of `schema.sql`.
  public static var schema: String { String(decoding: PackageResources.schema_sql, as: UTF8.self) }

  /// The statements of `blocks.sql`.
  public static var blocks: String { String(decoding: PackageResources.blocks_sql, as: UTF8.self) }

  /// The statements of `bitmaps.sql`.
  public static var bitmaps: String {
    String(decoding: PackageResources.bitmaps_sql, as: UTF8.self)
  }

  /// The names of the rankings in `Ranking`, in alphabetical order.
  public static let rankings = [
    "bm25-anserini", "bm25-atire", "bm25-lucene", "bm25-plus", "bm25f", "bm25l", "default", "dfi",
    "dph", "exact", "inl2", "lm-dirichlet", "lm-jm", "pl2", "precision", "recall", "tf-idf",
  ]

  /// The text of a ranking; nil where none of that name ships.
  public static func ranking(_ name: String) -> String? {
    let bytes: [UInt8]
    switch name {
    case "bm25-anserini": bytes = PackageResources.bm25_anserini_toml
    case "bm25-atire": bytes = PackageResources.bm25_atire_toml
    case "bm25-lucene": bytes = PackageResources.bm25_lucene_toml
    case "bm25-plus": bytes = PackageResources.bm25_plus_toml
    case "bm25f": bytes = PackageResources.bm25f_toml
    case "bm25l": bytes = PackageResources.bm25l_toml
    case "default": bytes = PackageResources.default_toml
    case "dfi": bytes = PackageResources.dfi_toml
    case "dph": bytes = PackageResources.dph_toml
    case "exact": bytes = PackageResources.exact_toml
    case "inl2": bytes = PackageResources.inl2_toml
    case "lm-dirichlet": bytes = PackageResources.lm_dirichlet_toml
    case "lm-jm": bytes = PackageResources.lm_jm_toml
    case "pl2": bytes = PackageResources.pl2_toml
    case "precision": bytes = PackageResources.precision_toml
    case "recall": bytes = PackageResources.recall_toml
    case "tf-idf": bytes = PackageResources.tf_idf_toml
    default: return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
