private import CSystem

/// Looks for bytes as fast as the C library does.
package enum ByteSearch {
  /// Where a byte first stands in a range of some bytes; nil when it does not.
  ///
  /// O(bytes), 32 or more at once.
  package static func firstIndex(of byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let found = unsafe bytes.withUnsafeBufferPointer { bytes in
      let start = unsafe bytes.baseAddress.map { unsafe $0 + range.lowerBound }
      return unsafe collate_find_byte(start, range.count, byte)
    }
    return found == range.count ? nil : range.lowerBound + found
  }
}
