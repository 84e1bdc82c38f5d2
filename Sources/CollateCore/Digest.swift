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
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
