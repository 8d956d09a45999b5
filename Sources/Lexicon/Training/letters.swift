// Counts which letter follows which two, and prints the table of LetterCosts.swift.
//
//     swiftc -O letters.swift -o letters && ./letters NAME FILE… > LetterCosts+Name.swift
//
// NAME is English or Russian. A character is a letter of that language or, for all else, the end of
// a word. Costs are -ln P in fifths, one character each (0–9, A–Z, a–z), P of a trigram smoothed by
// its bigram and that by the single letter (Witten and Bell, 1991).
import Foundation

let name = CommandLine.arguments[1]
let first: UInt32 = name == "English" ? 0x61 : 0x430
let letters = name == "English" ? 26 : 32
let size = letters + 1
var counts = [Double](repeating: 0, count: size * size * size)
for path in CommandLine.arguments.dropFirst(2) {
  guard let data = FileManager.default.contents(atPath: path) else { continue }
  var before = (0, 0)
  for scalar in String(decoding: data, as: UTF8.self).lowercased().unicodeScalars {
    var code = 0
    if scalar.value == 0x451 {
      code = letters == 32 ? 6 : 0
    } else if scalar.value >= first, scalar.value < first + UInt32(letters) {
      code = Int(scalar.value - first) + 1
    }
    if code == 0, before.1 == 0 { continue }
    counts[(before.0 * size + before.1) * size + code] += 1
    // The end of a word is the beginning of the next.
    before = code == 0 ? (0, 0) : (before.1, code)
  }
}
func smoothed(_ row: [Double], _ lower: [Double]) -> [Double] {
  let kinds = Double(row.count { $0 > 0 })
  let total = row.reduce(0, +)
  guard total > 0 else { return lower }
  return zip(row, lower).map { ($0 + kinds * $1) / (total + kinds) }
}
var single = [Double](repeating: 0, count: size)
var double = [[Double]](repeating: single, count: size)
for a in 0..<size {
  for b in 0..<size {
    for c in 0..<size {
      single[c] += counts[(a * size + b) * size + c]
      double[b][c] += counts[(a * size + b) * size + c]
    }
  }
}
let uniform = [Double](repeating: 1 / Double(size), count: size)
let one = smoothed(single, uniform)
let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
var text = ""
for a in 0..<size {
  for b in 0..<size {
    let two = smoothed(double[b], one)
    let start = (a * size + b) * size
    for p in smoothed(Array(counts[start..<start + size]), two) {
      text.append(digits[min(61, Int((-log(p) * 5).rounded()))])
    }
  }
}
print(
  """
  extension LetterCosts {
    /// \(name): rows by the two characters before, columns by the one after; see ``LetterCosts``.
    static let \(name.lowercased()): StaticString = \"\"\"
  """)
var rest = Substring(text)
while !rest.isEmpty {
  let line = rest.prefix(size * 3 > 98 ? 94 : 81)
  rest = rest.dropFirst(line.count)
  print("    \(line)\(rest.isEmpty ? "" : "\\")")
}
print("    \"\"\"\n}")
