import Testing
import TextKernels

@Suite struct ByteCountingTests {
  @Test(arguments: [0, 1, 15, 16, 17, 4079, 4080, 4081, 10_000])
  func `bytes are counted as one by one`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) }
    for byte: UInt8 in [0, 10, 0x80, 0xFF] {
      #expect(ByteCounting.count(of: byte, in: bytes[...]) == bytes.count { $0 == byte })
    }
    let lines = [UInt8](repeating: 10, count: count)
    #expect(ByteCounting.count(of: 10, in: lines[...]) == count)
    #expect(ByteCounting.count(of: 10, in: lines.dropFirst(3)) == max(0, count - 3))
  }

  @Test(arguments: ["", "ferry", "Fähre, פרי, عبّارة, 渡し船, 🛳️", String(repeating: "aé渡🛳", count: 3000)])
  func `scalars are counted where they begin`(text: String) {
    #expect(ByteCounting.scalarStarts(in: Array(text.utf8)[...]) == text.unicodeScalars.count)
  }
}
