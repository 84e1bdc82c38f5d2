import FileAccess
import Fuzzing
import Testing

/// The inputs that fuzzing kept, and some thousands made from them by a fixed rule; `make fuzz` looks for new ones.
struct FuzzingTests {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `holds for every kept input and its changes`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let files = try InputFiles(["Tests/Fuzzing/corpus/\(name)"]).files
    #expect(files.count > 1)
    for file in files {
      let seed = try file.bytes()
      #expect(target.run(seed) == nil, "\(file.path)")
      var changes = Changes(seed)
      for _ in 0..<(name == "articles" || name == "patterns" ? 2 : 20) {
        let input = changes.next()
        #expect(target.run(input) == nil, "\(file.path), changed to \(input)")
      }
    }
  }
}

/// Changed copies of some bytes, the same on every run: bits turned, parts cut, doubled and filled.
struct Changes {
  private let seed: [UInt8]
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ seed: [UInt8]) { self.seed = seed }

  mutating func next() -> [UInt8] {
    var bytes = seed
    for _ in 0...draw(4) {
      let start = draw(bytes.count + 1)
      let part = start..<min(bytes.count, start + draw(9))
      switch draw(5) {
      case 0: bytes.removeSubrange(part)
      case 1: bytes.insert(contentsOf: Array(bytes[part]), at: start)
      case 2: bytes.insert(contentsOf: [0xE2, 0x80, 0xAE].prefix(1 + draw(3)), at: start)
      case 3: bytes.replaceSubrange(part, with: part.map { _ in UInt8(truncatingIfNeeded: draw(256)) })
      default: if start < bytes.count { bytes[start] ^= 1 << UInt8(truncatingIfNeeded: draw(8)) }
      }
    }
    return bytes
  }

  /// A number from 0 up to but not including a limit (splitmix64).
  private mutating func draw(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
  }
}
