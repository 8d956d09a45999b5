internal import Searching

extension RankingConfiguration {
  /// The whole of it as a configuration file, each value with what it does.
  var fileLines: [String] {
    var lines = ["\(Self.modelKey) = \"\(model)\""]
    var table = ""
    for parameter in usedParameters {
      let parts = parameter.name.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2, parts[0] != table {
        table = parts[0]
        lines += ["", "[\(table)]"]
      }
      let setting = "\(parts[parts.count - 1]) = \(RankingParameter.text(self[parameter]))"
      let padding = String(repeating: " ", count: max(1, 24 - setting.count))
      lines.append("\(setting)\(padding)# \(parameter.summary)")
    }
    return lines
  }
}
