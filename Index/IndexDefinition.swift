/// What an index is: the schema, as data inside the binary.
public enum IndexDefinition {
  /// The statements of `schema.sql`.
  public static var schema: String { String(decoding: PackageResources.schema_sql, as: UTF8.self) }

  /// The statements of `blocks.sql`.
  public static var blocks: String { String(decoding: PackageResources.blocks_sql, as: UTF8.self) }
}
