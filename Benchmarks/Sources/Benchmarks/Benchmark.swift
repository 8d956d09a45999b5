struct Benchmark {
  let arguments: [String]
  func run() throws {
    let peer = PlainFTS5(path: arguments[2])
    let n = try arguments[0] == "peer-build" ? peer.build(from: arguments[1]) : -1
    if n < 0 { try peer.check() }
    print(n)
  }
}
