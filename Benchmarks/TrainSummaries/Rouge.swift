import Stemming
import TextKernels

/// ROUGE F1 (Lin 2004) with Porter stems, as the package rouge-score counts it.
enum Rouge {
  private nonisolated(unsafe) static let stemmer = Stemmer(algorithm: "porter")
  private nonisolated(unsafe) static var known: [String: UInt64] = [:]

  /// The stems of a text: runs of ASCII letters and digits, lower case.
  static func tokens(of text: some StringProtocol) -> [UInt64] {
    let isKept = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }
    let lower = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lower.split(whereSeparator: { !isKept($0) }).map { run in
      let word = String(decoding: run, as: UTF8.self)
      if let token = unsafe known[word] { return token }
      let stem = unsafe run.count > 3 ? stemmer.stem(word) : word
      let token = Hashing.bytes(Array(stem.utf8))
      unsafe known[word] = token
      return token
    }
  }

  /// The best of each measure over the references, in percent.
  static func best(_ tokens: [UInt64], _ references: [[UInt64]]) -> [Double] {
    var best = [0.0, 0, 0]
    for reference in references {
      let scores = [
        overlap(tokens, reference), overlap(pairs(tokens), pairs(reference)),
        f1(common(tokens, reference), tokens.count, reference.count),
      ]
      for index in 0..<3 { best[index] = max(best[index], 100 * scores[index]) }
    }
    return best
  }

  private static func pairs(_ tokens: [UInt64]) -> [UInt64] {
    zip(tokens, tokens.dropFirst()).map { Hashing.combine($0, $1) }
  }

  private static func overlap(_ a: [UInt64], _ b: [UInt64]) -> Double {
    var counts: [UInt64: Int] = [:]
    for token in b { counts[token, default: 0] += 1 }
    var hits = 0
    for token in a where counts[token, default: 0] > 0 {
      counts[token, default: 0] -= 1
      hits += 1
    }
    return f1(hits, a.count, b.count)
  }

  /// The length of the longest common subsequence.
  private static func common(_ a: [UInt64], _ b: [UInt64]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for token in a {
      var diagonal = 0
      for (index, other) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = token == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }

  private static func f1(_ hits: Int, _ a: Int, _ b: Int) -> Double {
    hits == 0 ? 0 : 2 * Double(hits) / Double(a + b)
  }
}
