private import Glibc
import TextKernels

/// Many names, found by how one of their words begins.
///
/// All folded names stand in one buffer, each on a line of its own, which is searched at about a gigabyte a second:
/// 100,000 titles take a few milliseconds. So do their consonants, for names in another script.
struct NameIndex: Sendable {
  private let names: Lines
  private let consonants: Lines
  /// The script of each name.
  private let scripts: [UInt8]

  /// Texts in one buffer, a line each.
  private struct Lines {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [Int] = []

    mutating func append(_ line: some Sequence<UInt8>) {
      starts.append(bytes.count)
      bytes += line
      bytes.append(0x0A)
    }

    /// The number of the line that a place is in.
    func line(at offset: Int) -> Int {
      var low = 0, high = starts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      return low
    }
  }

  /// An index of names; O(bytes).
  init(_ names: some Sequence<String>) {
    var folded = Lines()
    var skeletons = Lines()
    var scripts: [UInt8] = []
    for name in names {
      let line = Folding.folded(name)
      folded.append(line.utf8.lazy.map { $0 == 0x0A ? 0 : $0 })
      scripts.append(Consonants.script(of: line))
      skeletons.append(Consonants.skeletons(of: line))
    }
    (self.names, consonants, self.scripts) = (folded, skeletons, scripts)
  }

  /// The places of the names that fit what is typed, in order, at most `limit` of each kind.
  func places(fitting typed: Matching, atMost limit: Int) -> [Int] {
    if typed.needle.isEmpty { return Array(0..<min(limit, scripts.count)) }
    if typed.needle.contains(0x0A) { return [] }
    let named = places(of: typed.needle, in: names, atMost: limit) { place in
      place == 0 || names.bytes[place - 1] == 0x0A || Matching.isBreak(names.bytes[place - 1])
    }
    guard !typed.consonants.isEmpty else { return named }
    let kin = places(of: [0x20] + typed.consonants, in: consonants, atMost: limit) { place in
      scripts[consonants.line(at: place)] != typed.script
    }
    return Set(named).union(kin).sorted()
  }

  /// The lines that hold bytes at a place that is wanted, once each, in order.
  private func places(
    of needle: [UInt8], in lines: Lines, atMost limit: Int, where isWanted: (Int) -> Bool
  ) -> [Int] {
    var found: [Int] = []
    var place = 0
    while found.count < limit, let next = NameIndex.first(needle, in: lines.bytes, from: place) {
      guard isWanted(next) else {
        place = next + 1
        continue
      }
      let line = lines.line(at: next)
      found.append(line)
      guard line + 1 < lines.starts.count else { break }
      place = lines.starts[line + 1]
    }
    return found
  }

  /// Where bytes stand next.
  private static func first(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe needle.withUnsafeBytes { needle in
        guard let base = bytes.baseAddress, let wanted = needle.baseAddress else { return nil }
        let end = bytes.count - needle.count + 1
        var place = start
        while place < end, let next = unsafe memchr(base + place, Int32(needle[0]), end - place) {
          place = unsafe UnsafeRawPointer(next) - base
          if unsafe memcmp(base + place, wanted, needle.count) == 0 { return place }
          place += 1
        }
        return nil
      }
    }
  }
}
