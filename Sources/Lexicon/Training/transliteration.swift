// Learns which letters of one alphabet stand for which of the other, from pairs of names.
//
//     swiftc -O transliteration.swift -o train && ./train names.tsv > transliteration.tsv
//
// names.tsv: Latin form TAB Cyrillic form, folded, one word each. A name is a chain of chunks (one
// to four Latin letters against none or one Cyrillic; none or one Latin against one to three);
// the probability of each chunk is found by expectation maximisation over all chains, with a prior
// for none (after Ristad and Yianilos, "Learning string-edit distance", 1998). Every tenth pair is
// left out, for tests. Output: Latin chunk TAB Cyrillic chunk TAB cost in sixteenths of a bit.
import Foundation

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

struct Chunk: Hashable {
  var latin: [UInt8]
  var cyrillic: [UInt8]
}

/// One byte a letter: ASCII, а–я from 0x80, other Latin letters numbered as they come.
var extra: [Unicode.Scalar: UInt8] = [:]
func code(_ scalar: Unicode.Scalar) -> UInt8? {
  switch scalar.value {
  case 0x61...0x7A, 0x27: return UInt8(scalar.value)
  case 0x430...0x44F: return UInt8(scalar.value - 0x430 + 0x80)
  case 0x451: return 0x85
  case 0xDF...0x24F:
    if let known = extra[scalar] { return known }
    guard extra.count < 90 else { return nil }
    extra[scalar] = UInt8(0xA0 + extra.count)
    return extra[scalar]
  default: return nil
  }
}

var pairs: [([UInt8], [UInt8])] = []
let text = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
for (number, line) in text.split(separator: "\n").enumerated() where number % 10 != 9 {
  let columns = line.split(separator: "\t")
  guard columns.count >= 2 else { continue }
  let latin = columns[0].unicodeScalars.compactMap(code).filter { $0 < 0x80 || $0 >= 0xA0 }
  let cyrillic = columns[1].unicodeScalars.compactMap(code).filter { $0 >= 0x80 && $0 < 0xA0 }
  guard latin.count == columns[0].unicodeScalars.count, latin.count > 1, latin.count < 24,
    cyrillic.count == columns[1].unicodeScalars.count, cyrillic.count > 1, cyrillic.count < 24
  else { continue }
  pairs.append((latin, cyrillic))
}
say("\(pairs.count) pairs")

let shapes: [(Int, Int)] = [(1, 0), (1, 1), (2, 1), (3, 1), (4, 1), (1, 2), (1, 3), (0, 1)]
func key(_ a: ArraySlice<UInt8>, _ c: ArraySlice<UInt8>) -> UInt64 {
  var key: UInt64 = 1
  for letter in a { key = key << 8 | UInt64(letter) }
  key = key << 8 | 1
  for letter in c { key = key << 8 | UInt64(letter) }
  return key
}

// Every chunk gets a number, so that rounds run over arrays.
var numbers: [UInt64: Int32] = [:]
var chunks: [Chunk] = []
var lattices: [[Int32]] = []
for (latin, cyrillic) in pairs {
  var lattice: [Int32] = []
  for i in 0...latin.count {
    for j in 0...cyrillic.count {
      for (a, c) in shapes {
        guard i + a <= latin.count, j + c <= cyrillic.count else {
          lattice.append(-1)
          continue
        }
        let k = key(latin[i..<i + a], cyrillic[j..<j + c])
        if let number = numbers[k] {
          lattice.append(number)
        } else {
          numbers[k] = Int32(chunks.count)
          lattice.append(Int32(chunks.count))
          chunks.append(
            Chunk(latin: Array(latin[i..<i + a]), cyrillic: Array(cyrillic[j..<j + c])))
        }
      }
    }
  }
  lattices.append(lattice)
}
say("\(chunks.count) chunks")
var probability = chunks.map { chunk -> Double in
  let size = chunk.latin.count + chunk.cyrillic.count
  return pow(0.02, Double(size)) * (chunk.latin.count == 1 && chunk.cyrillic.count == 1 ? 10 : 1)
}
for round in 0..<9 {
  var counts = [Double](repeating: 0, count: chunks.count)
  var bits = 0.0
  var kept = 0
  for (index, (latin, cyrillic)) in pairs.enumerated() {
    let (n, m) = (latin.count, cyrillic.count)
    let lattice = lattices[index]
    let width = m + 1
    var forward = [Double](repeating: 0, count: (n + 1) * width)
    var backward = forward
    forward[0] = 1
    for i in 0...n {
      for j in 0...m where forward[i * width + j] > 0 {
        let cell = i * width + j
        for (s, (a, c)) in shapes.enumerated() {
          let number = lattice[cell * shapes.count + s]
          if number >= 0 {
            forward[(i + a) * width + j + c] += forward[cell] * probability[Int(number)]
          }
        }
      }
    }
    let total = forward[n * width + m]
    guard total > 0 else { continue }
    let cost = -log2(total)
    // Pairs that are no transliterations (other names of the same person) are left aside.
    if round > 3, cost > 9 * Double(max(n, m)) { continue }
    bits += cost
    kept += 1
    backward[n * width + m] = 1
    for i in stride(from: n, through: 0, by: -1) {
      for j in stride(from: m, through: 0, by: -1) {
        let cell = i * width + j
        var sum = backward[cell]
        for (s, (a, c)) in shapes.enumerated() {
          let number = lattice[cell * shapes.count + s]
          guard number >= 0 else { continue }
          let flow = probability[Int(number)] * backward[(i + a) * width + j + c]
          sum += flow
          counts[Int(number)] += forward[cell] * flow / total
        }
        backward[cell] = sum
      }
    }
  }
  // A chunk needs evidence: the discount takes what is rare away, longer chunks first.
  for index in chunks.indices {
    let size = chunks[index].latin.count + chunks[index].cyrillic.count
    let discount = round < 3 ? 0.05 : 0.75
    counts[index] = max(0, counts[index] - Double(size) * discount)
  }
  let sum = counts.reduce(0, +)
  probability = counts.map { $0 / sum }
  say(
    "round \(round): \(kept) kept, \(bits / Double(max(1, kept))) bits a pair, \(counts.filter { $0 > 0 }.count) chunks"
  )
}

var letters = [UInt8: String](uniqueKeysWithValues: extra.map { ($1, String($0)) })
for byte in UInt8(0x20)..<0x7F { letters[byte] = String(UnicodeScalar(byte)) }
for byte in UInt8(0x80)..<0xA0 {
  letters[byte] = Unicode.Scalar(UInt16(byte) - 0x80 + 0x430).map { String($0) }
}
func spell(_ bytes: [UInt8]) -> String { bytes.map { letters[$0] ?? "?" }.joined() }
var lines: [(String, String, Int)] = []
for (index, chunk) in chunks.enumerated() where probability[index] > 0 {
  let cost = -log2(probability[index])
  if cost < 17 {
    lines.append((spell(chunk.latin), spell(chunk.cyrillic), Int((cost * 16).rounded())))
  }
}
for (latin, cyrillic, cost) in lines.sorted(by: { ($0.0, $0.2) < ($1.0, $1.2) }) {
  print("\(latin)\t\(cyrillic)\t\(cost)")
}
