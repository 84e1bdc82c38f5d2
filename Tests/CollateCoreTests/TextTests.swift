import CollateCore
import Testing

struct TextTests {
  static let samples = [
    "", "plain", "Erdoğan ve لافروف", "👍🏽e\u{301}\r\nx", String(repeating: "ğ😀a", count: 700),
  ]

  @Test(arguments: samples)
  func `scalar and byte offsets are each other's inverse`(sample: String) {
    let text = Text(sample)
    var byte = 0
    for (number, scalar) in sample.unicodeScalars.enumerated() {
      #expect(text.scalarOffset(at: byte) == number)
      #expect(text.utf8Offset(ofScalar: number) == byte)
      byte += String(scalar).utf8.count
    }
    #expect(text.scalarOffset(at: text.utf8.count) == sample.unicodeScalars.count)
    #expect(text.utf8Offset(ofScalar: sample.unicodeScalars.count + 5) == text.utf8.count)
  }

  @Test(arguments: [
    ("a\nb", [0..<1, 2..<3]), ("a\r\n\rb\n", [0..<1, 3..<3, 4..<5]), ("", []), ("\n", [0..<0]),
  ])
  func `lines end at every kind of break`(sample: String, expected: [Range<Int>]) {
    #expect(Text(sample).lineRanges == expected)
  }

  @Test(
    arguments: [
      ([0x61, 0xC0, 0xAF], 1), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE2, 0x82], 0),
      ([0x80], 0),
      ([0xC3, 0xA9, 0xFF], 2),
    ] as [([UInt8], Int)])
  func `malformed bytes are found and repaired`(bytes: [UInt8], fault: Int) {
    let found = UTF8Check.firstFault(in: bytes.span)
    let repaired = UTF8Check.isWellFormed(Text(decoding: bytes).utf8.span)
    #expect(found == fault)
    #expect(repaired)
  }

  @Test(arguments: 0..<20)
  func `a fault behind much ASCII is found where it is`(count: Int) {
    let ascii = [UInt8](repeating: 0x61, count: count)
    let (broken, whole) = (ascii + [0xFF] + ascii, ascii + [0xC3, 0xA9] + ascii)
    let fault = UTF8Check.firstFault(in: broken.span)
    let isWhole = UTF8Check.isWellFormed(whole.span)
    #expect(fault == count)
    #expect(isWhole)
  }

  @Test
  func `a byte is found in its range alone`() {
    let bytes = Array("ab\ncd\n".utf8)
    #expect(ByteSearch.firstIndex(of: 0x0A, in: bytes, 0..<6) == 2)
    #expect(ByteSearch.firstIndex(of: 0x0A, in: bytes, 3..<5) == nil)
    #expect(ByteSearch.firstIndex(of: 0x0A, in: bytes, 6..<6) == nil)
    #expect(ByteSearch.firstIndex(of: 0x0A, in: [], 0..<0) == nil)
  }

  @Test
  func `a line is found by its offset`() {
    let document = Document(id: "x", path: "x", text: Text("ab\n\ncd"), sha256: "", byteCount: 0)
    #expect([0, 2, 3, 4, 6].map(document.lineNumber(at:)) == [1, 1, 2, 3, 3])
    #expect(document.lines.map(\.label) == [.body, .blank, .body])
  }
}
