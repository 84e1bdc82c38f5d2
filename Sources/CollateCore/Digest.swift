private import CSystem

/// SHA-256 fingerprints, as the sessions record them.
public enum Digest {
  /// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits; empty input gives `e3b0c442…`.
  public static func sha256(_ bytes: some Collection<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let done: Void? = bytes.withContiguousStorageIfAvailable { source in
      unsafe collate_sha256(source.baseAddress, source.count, &digest)
    }
    if done == nil { return sha256(Array(bytes)) }
    return hexadecimal(digest)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { digits in
      for (index, byte) in bytes.enumerated() {
        unsafe digits[index * 2] = digit(byte >> 4)
        unsafe digits[index * 2 + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
