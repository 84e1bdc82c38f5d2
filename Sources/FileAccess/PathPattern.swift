/// A pattern for paths: `*` and `?` stay inside one name, `[a-z]` is one character, `**` is any folders.
struct PathPattern {
  /// The part before the first name with a wildcard; `.` when there is none.
  let folder: [UInt8]
  private let names: [[UInt8]]
  private let anyFolders: [UInt8] = [star, star]

  /// The pattern of a path; nil when it holds no wildcard.
  init?(_ path: [UInt8]) {
    let parts = path.split(separator: slash, omittingEmptySubsequences: true).map(Array.init)
    guard let first = parts.firstIndex(where: { $0.contains { wildcards.contains($0) } }) else { return nil }
    let plain = Array(parts[..<first].joined(separator: [slash]))
    let isAbsolute = path.first == slash
    folder = isAbsolute ? [slash] + plain : plain.isEmpty ? Array(".".utf8) : plain
    names = Array(parts[first...])
  }

  /// Whether a path below the folder fits.
  ///
  /// O(path · pattern).
  func fits(_ path: ArraySlice<UInt8>) -> Bool {
    let parts = path.split(separator: slash)
    // reached[j]: the first j names of the pattern fit the parts read so far.
    var reached = [Bool](repeating: false, count: names.count + 1)
    reached[0] = true
    skipAnyFolders(&reached)
    for part in parts {
      var next = [Bool](repeating: false, count: names.count + 1)
      for index in names.indices where reached[index] {
        if names[index] == anyFolders {
          next[index] = true
        } else if PathPattern.fits(part, names[index][...]) {
          next[index + 1] = true
        }
      }
      skipAnyFolders(&next)
      reached = next
    }
    return reached[names.count]
  }

  /// Whether files in a folder so many steps below can fit.
  func mayContinue(below depth: Int) -> Bool {
    names.contains(anyFolders) || depth < names.count
  }

  private func skipAnyFolders(_ reached: inout [Bool]) {
    for index in names.indices where reached[index] && names[index] == anyFolders {
      reached[index + 1] = true
    }
  }

  /// Whether one name fits one pattern without slashes.
  ///
  /// The greedy match that goes back to the last star only.
  private static func fits(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var at = name.startIndex
    var step = pattern.startIndex
    var retry: (name: Int, pattern: Int)?
    while at < name.endIndex {
      if step < pattern.endIndex, pattern[step] == star {
        retry = (at, step)
        step += 1
      } else if let (nextName, nextStep) = one(name, at, pattern, step) {
        at = nextName
        step = nextStep
      } else if let last = retry {
        at = last.name + 1
        retry = (at, last.pattern)
        step = last.pattern + 1
      } else {
        return false
      }
    }
    return pattern[step...].allSatisfy { $0 == star }
  }

  /// Where name and pattern go on after one character that fits, or nil.
  private static func one(
    _ name: ArraySlice<UInt8>, _ at: Int, _ pattern: ArraySlice<UInt8>, _ step: Int
  ) -> (Int, Int)? {
    guard step < pattern.endIndex else { return nil }
    if pattern[step] == UInt8(ascii: "?") {
      let rest = name[(at + 1)...].prefix { $0 & 0xC0 == 0x80 }
      return (rest.endIndex, step + 1)
    }
    if pattern[step] == UInt8(ascii: "["),
      let close = pattern[step...].dropFirst(2).firstIndex(of: UInt8(ascii: "]"))
    {
      return contains(pattern[(step + 1)..<close], name[at]) ? (at + 1, close + 1) : nil
    }
    return pattern[step] == name[at] ? (at + 1, step + 1) : nil
  }

  /// Whether a class such as `a-z` or `!0-9` holds a byte.
  private static func contains(_ members: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    let isNegated = members.first == UInt8(ascii: "!") || members.first == UInt8(ascii: "^")
    var rest = isNegated ? members.dropFirst() : members
    var isMember = false
    while let low = rest.popFirst() {
      if rest.count >= 2, rest.first == UInt8(ascii: "-") {
        let high = rest[rest.startIndex + 1]
        rest = rest.dropFirst(2)
        isMember = isMember || (low <= high && (low...high).contains(byte))
      } else {
        isMember = isMember || low == byte
      }
    }
    return isMember != isNegated
  }
}

private let star = UInt8(ascii: "*")
private let wildcards: [UInt8] = Array("*?[".utf8)
