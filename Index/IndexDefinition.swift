/// What an index is: the schema, as data inside the binary.
public enum IndexDefinition {
  /// The statements of `schema.sql`.
  public static var schema: String { String(decoding: PackageResources.schema_sql, as: UTF8.self) }
}
