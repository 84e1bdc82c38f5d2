private import CSystem
import TextKernels

/// A document's text as it was loaded: well-formed UTF-8 that is never rewritten.
///
/// All ranges inside the product are UTF-8 byte ranges over `utf8`; JSON answers carry Unicode-scalar offsets.
public struct Text: Sendable, Equatable {
  /// The UTF-8 bytes, always well formed.
  public let utf8: [UInt8]

  /// How many scalars start before each `stride`th byte; empty when the text is ASCII.
  private let scalarsBefore: [UInt32]
  private static let stride = 2048
  /// Those of every text that is shorter than that and not ASCII.
  private static let beginning: [UInt32] = [0]

  /// The text of a string.
  public init(_ string: String) {
    self.init(wellFormed: Array(string.utf8))
  }

  /// The text of UTF-8 bytes; malformed sequences become U+FFFD.
  ///
  /// O(bytes).
  public init(decoding bytes: [UInt8]) {
    let isWellFormed = UTF8Check.isWellFormed(bytes.span)
    self.init(wellFormed: isWellFormed ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// The text of bytes that are known to be well-formed UTF-8, as a JSON parser has checked them.
  package init(wellFormed bytes: [UInt8]) {
    utf8 = bytes
    scalarsBefore = Text.checkpoints(of: bytes)
  }

  /// The characters of a byte range, as a string.
  ///
  /// Bounds that cut a scalar give U+FFFD in its place; a range outside the text traps.
  public subscript(range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self)
  }

  /// The number of Unicode scalars before a byte offset.
  ///
  /// O(1) for ASCII text, else O(2048), sixteen bytes at a time.
  public func scalarOffset(at offset: Int) -> Int {
    guard !scalarsBefore.isEmpty else { return offset }
    let block = offset / Text.stride
    return Int(scalarsBefore[block]) + Text.scalarStarts(in: utf8[(block * Text.stride)..<offset])
  }

  /// The byte offset of the scalar with a given number, from 0; the text's length when there are fewer.
  public func utf8Offset(ofScalar scalar: Int) -> Int {
    guard !scalarsBefore.isEmpty else { return min(scalar, utf8.count) }
    var block = scalarsBefore.partitioningIndex { Int($0) > scalar } - 1
    block = max(block, 0)
    var offset = block * Text.stride
    var remaining = scalar - Int(scalarsBefore[block])
    while offset < utf8.count {
      if utf8[offset] & 0xC0 != 0x80 {
        if remaining == 0 { return offset }
        remaining -= 1
      }
      offset += 1
    }
    return utf8.count
  }

  private static func checkpoints(of bytes: [UInt8]) -> [UInt32] {
    guard !isASCII(bytes) else { return [] }
    guard bytes.count >= stride else { return beginning }
    var counts: [UInt32] = []
    counts.reserveCapacity(bytes.count / stride + 1)
    var count = 0
    var start = 0
    repeat {
      counts.append(UInt32(count))
      let end = min(start + stride, bytes.count)
      count += scalarStarts(in: bytes[start..<end])
      start += stride
    } while start <= bytes.count
    return counts
  }

  private static func isASCII(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { unsafe collate_is_ascii($0.baseAddress, $0.count) }
  }

  private static func scalarStarts(in bytes: ArraySlice<UInt8>) -> Int {
    ByteCounting.scalarStarts(in: bytes)
  }
}
