import Testing

@testable import LineEditing

@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("a", Key.scalar("a")), ("ğ", .scalar("ğ")), ("م", .scalar("م")), ("日", .scalar("日")),
    ("👍", .scalar("👍")),
    ("\u{1B}[A", .named(.up, [])), ("\u{1B}OC", .named(.right, [])),
    ("\u{1B}[1;5C", .named(.right, .control)),
    ("\u{1B}[1;3D", .named(.left, .alt)), ("\u{1B}[3~", .named(.delete, [])),
    ("\u{1B}[5~", .named(.pageUp, [])),
    ("\u{1B}[H", .named(.home, [])), ("\u{1B}[4~", .named(.end, [])), ("\u{1B}OP", .named(.function(1), [])),
    ("\u{1B}[15~", .named(.function(5), [])), ("\u{1B}[24~", .named(.function(12), [])),
    ("\u{1B}[[A", .named(.function(1), [])), ("\u{1B}[Z", .named(.backTab, [])), ("\u{1B}f", .alt("f")),
    ("\u{1B}[200~", .pasteStart), ("\u{1B}[99;1u", .unknown), ("\u{1B}[?1;2c", .unknown),
  ])
  func `a sequence is one key, however it is cut`(sequence: String, key: Key) throws {
    let bytes = Array(sequence.utf8)
    for cut in 1..<max(bytes.count, 1) where cut < bytes.count {
      #expect(KeyDecoder.decode(bytes[..<cut], isComplete: false) == nil, "cut after \(cut)")
    }
    let found = try #require(KeyDecoder.decode(bytes[...], isComplete: false))
    #expect(found.key == key)
    #expect(found.length == bytes.count)
  }

  @Test func `an escape that nothing follows is the key Escape`() throws {
    #expect(KeyDecoder.decode([0x1B], isComplete: false) == nil)
    #expect(try #require(KeyDecoder.decode([0x1B], isComplete: true)).key == .scalar("\u{1B}"))
  }

  @Test(arguments: [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8]] as [[UInt8]])
  func `bytes that are not text are named so and passed over`(bytes: [UInt8]) throws {
    let found = try #require(KeyDecoder.decode(bytes[...], isComplete: true))
    #expect(found.key == .malformed)
    #expect(found.length >= 1)
  }

  @Test func `every byte string is taken apart without end or trap`() {
    var seed: UInt64 = 1
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = UInt8(truncatingIfNeeded: seed >> 33)
        bytes.append(value & 3 == 0 ? 0x1B : value & 3 == 1 ? 0x5B : value)
      }
      var rest = bytes[...]
      while !rest.isEmpty {
        guard let found = KeyDecoder.decode(rest, isComplete: true), found.length > 0 else {
          Issue.record("no key in \(Array(rest))")
          return
        }
        rest = rest.dropFirst(found.length)
      }
    }
  }

  @Test func `what is pasted keeps its lines and loses other controls`() {
    let pasted = Array("load a\r\nsearch \u{1B}[2Jx\tyağmur\rمُحَمَّد\u{07}\n\n".utf8)
    #expect(PastedText.scalars(of: pasted).string == "load a\nsearch [2Jx\tyağmur\nمُحَمَّد")
  }
}
