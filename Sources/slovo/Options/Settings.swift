internal import Glibc

/// What configuration files say; flags and the environment go before them.
struct Settings {
  var index: String?
  var limit: Int?
  var matchesAll: Bool?
  var color: ColorChoice?
  var hyperlink: Bool?
  var pager: Bool?

  static func load() throws -> Settings { Settings() }
}
