private import CArchive
import PluginKit

/// Bytes out of gzip and zstd, with a limit that a bomb runs into and a text does not.
enum Unpacking {
  /// A way to pack bytes.
  enum Method {
    case gzip, zstd

    /// The method that the first bytes of a file show; nil for none.
    init?(_ start: ArraySlice<UInt8>) {
      if start.starts(with: [0x1F, 0x8B]) {
        self = .gzip
      } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
        self = .zstd
      } else {
        return nil
      }
    }
  }

  /// How many bytes may come out of so many: 64 MiB in any case, at most a hundredfold, never above 8 GiB.
  ///
  /// Beyond the 64 MiB that holds at any time for what was read so far: a bomb is refused while it is small.
  /// Text packs to a quarter or a tenth, seldom to a thirtieth.
  static func limit(for packed: Int) -> Int { min(8 << 30, max(64 << 20, packed * 100)) }

  /// What is packed in some bytes, and a notice when not all of it could be read.
  ///
  /// Throws when nothing came out, or more than the limit.
  static func unpack(
    _ bytes: [UInt8], _ method: Method, path: String, limit: Int? = nil
  ) throws(CommandError) -> (bytes: [UInt8], notice: String?) {
    let limit = limit ?? Unpacking.limit(for: bytes.count)
    var output: UnsafeMutablePointer<UInt8>?
    var length = 0
    let result =
      switch method {
      case .gzip: unsafe collate_gunzip(bytes, bytes.count, limit, &output, &length)
      case .zstd: unsafe collate_unzstd(bytes, bytes.count, limit, &output, &length)
      }
    defer { unsafe collate_unpack_free(output) }
    if result == collate_unpack_too_large {
      let size =
        length < limit
        ? "\(length) bytes and more, over a hundred times what was read for them"
        : "more than \(limit) bytes, \(limit / max(1, bytes.count)) times its size"
      throw CommandError(
        .input, "\(path) unpacks to \(size)", hint: "Unpack it yourself if you trust it.", about: path)
    }
    let unpacked = unsafe Array(UnsafeBufferPointer(start: output, count: length))
    switch result {
    case collate_unpacked: return (unpacked, nil)
    case collate_unpack_truncated where !unpacked.isEmpty:
      return (unpacked, "\(path): the packed data ends too early; what could be read was loaded")
    case collate_unpack_damaged where !unpacked.isEmpty:
      return (unpacked, "\(path): the packed data is damaged; what stood before was loaded")
    default:
      throw CommandError(.input, "\(path) is damaged: nothing could be unpacked", about: path)
    }
  }
}

extension Importer {
  /// A packed file of any other format: `articles.jsonl.gz`, `page.html.zst`.
  static let packed = Importer(
    "packed", extensions: ["gz", "zst", "zstd"], recognises: { Unpacking.Method($0) != nil }
  ) { source, context throws(CommandError) in
    guard let method = Unpacking.Method(source.bytes.prefix(4)) else {
      throw CommandError(
        .input, "\(source.path) is neither gzip nor zstd, whatever its name", about: source.path)
    }
    let (bytes, notice) = try Unpacking.unpack(source.bytes, method, path: source.path)
    let name = withoutPackedEnding(source.path)
    guard let inner = importer(for: name, bytes) else {
      throw CommandError(.input, "\(source.path) holds no format that is read here", about: source.path)
    }
    let id = withoutPackedEnding(source.id)
    var result = try inner.read(
      Source(bytes: bytes, path: source.path, id: id, options: source.options), context)
    // A document that is the whole file has the packed file's fingerprint: that is what lies on the disk.
    if result.documents.count == 1, result.documents[0].byteCount == bytes.count {
      result.documents[0] = result.documents[0].standing(inFile: source.bytes)
    }
    if let notice { result.notices.insert(notice, at: 0) }
    return result
  }

  private static func importer(for name: String, _ bytes: [UInt8]) -> Importer? {
    let unpacked: [Importer] = [.webArchive, .feed, .mail, .jsonLines, .json, .delimited, .html, .plainText]
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last.map {
      asciiLower($0)
    }
    if let ending, let named = unpacked.first(where: { $0.extensions.contains(ending) }) { return named }
    return unpacked.first { $0.recognises(bytes.prefix(4096)) }
  }

  private static func withoutPackedEnding(_ name: String) -> String {
    for ending in [".gz", ".zst", ".zstd"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private static func asciiLower(_ text: Substring) -> String {
    String(decoding: text.utf8.map(asciiLowercased), as: UTF8.self)
  }
}

extension Document {
  /// The document with the fingerprint and length of the file that holds it.
  fileprivate func standing(inFile bytes: [UInt8]) -> Document {
    Document(
      id: id, path: path, text: text, sha256: Digest.sha256(bytes), byteCount: bytes.count,
      metadata: metadata,
      markup: markup)
  }
}
