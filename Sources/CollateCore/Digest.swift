private import CSystem

/// SHA-256 fingerprints, as the sessions record them.
public enum Digest {
  /// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits; empty input gives `e3b0c442…`.
  public static func sha256(_ bytes: some Collection<UInt8>) -> String {
    let digest = bytes.withContiguousStorageIfAvailable { source in
      unsafe KeptDigest(sha256Of: Span(_unsafeElements: source))
    }
    return (digest ?? KeptDigest(sha256Of: Array(bytes).span)).text
  }

  /// A SHA-256 whose bytes come in parts.
  public struct Stream: Sendable {
    private var state: [UInt64]

    /// Of no bytes yet.
    public init() {
      state = [UInt64](repeating: 0, count: (collate_sha256_state_size() + 7) / 8)
      unsafe state.withUnsafeMutableBytes { unsafe collate_sha256_begin($0.baseAddress) }
    }

    /// Takes the next bytes.
    public mutating func add(_ bytes: [UInt8]) {
      unsafe state.withUnsafeMutableBytes { state in
        unsafe bytes.withUnsafeBufferPointer { source in
          unsafe collate_sha256_add(state.baseAddress, source.baseAddress, source.count)
        }
      }
    }

    /// The SHA-256 of all bytes so far, as 64 lower-case hexadecimal digits; the stream begins anew.
    public mutating func finish() -> String {
      var digest = [UInt8](repeating: 0, count: 32)
      unsafe state.withUnsafeMutableBytes { unsafe collate_sha256_end($0.baseAddress, &digest) }
      return hexadecimal(digest)
    }
  }

  fileprivate static func hexadecimal(_ bytes: [UInt8]) -> String {
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
