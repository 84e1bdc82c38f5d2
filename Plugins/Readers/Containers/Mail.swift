import CollateCore
import PluginKit

extension Importer {
  /// Mail: one message (RFC 5322), or a box of them (mbox): a document each.
  static let mail = Importer(
    "mail", extensions: ["eml", "mbox"], recognises: { isMail($0) }
  ) { source, _ in
    var result = Import([])
    let messages = MailMessage.messages(in: source.bytes)
    for range in messages {
      let message = MailMessage(source.bytes[range])
      let document = message.record.document(
        of: source.bytes[range], path: source.path,
        fallback: messages.count == 1 ? source.id : "\(source.id):\(range.lowerBound)",
        options: source.options)
      if let document {
        result.documents.append(document)
      } else {
        result.notices.append("\(source.path): the message at byte \(range.lowerBound) holds no text")
      }
    }
    return result
  }

  private static func isMail(_ start: ArraySlice<UInt8>) -> Bool {
    start.starts(with: "From ".utf8)
      || ["Return-Path:", "Received:", "Message-ID:", "MIME-Version:", "Delivered-To:"].contains {
        start.starts(with: $0.utf8)
      }
  }
}

/// A message: its subject, sender and date, and the part of its body that is text.
struct MailMessage {
  /// What it says, as a record.
  private(set) var record = ArticleRecord()

  /// Where the messages of a box stand: each begins with `From ` after an empty line.
  ///
  /// One message stands alone.
  static func messages(in bytes: [UInt8]) -> [Range<Int>] {
    let mark = Array("From ".utf8)
    guard bytes.starts(with: mark) else { return bytes.isEmpty ? [] : [0..<bytes.count] }
    var starts = [0]
    var offset = 0
    while let end = bytes[offset...].firstIndex(of: 0x0A) {
      let isBlank = end == offset || end == offset + 1 && bytes[offset] == 0x0D
      offset = end + 1
      if isBlank, bytes[offset...].starts(with: mark) { starts.append(offset) }
    }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 }
  }

  init(_ bytes: ArraySlice<UInt8>) {
    var bytes = bytes
    if bytes.starts(with: "From ".utf8) {
      bytes = bytes[(bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex)...]
    }
    let headers = HeaderLines(bytes)
    if let id = headers["message-id"] { record.take(.id, id) }
    if let subject = headers["subject"] { record.take(.title, MailMessage.unencoded(subject)) }
    if let sender = headers["from"] {
      let name = MailMessage.unencoded(sender).prefix { $0 != "<" }
      record.take(.byline, String(name).filter { $0 != "\"" })
    }
    if let date = headers["date"] { record.take(.date, date) }
    readBody(bytes[headers.end...], headers, depth: 0)
  }

  /// Takes the first plain text, else the first page; parts may hold parts, eight deep.
  private mutating func readBody(_ body: ArraySlice<UInt8>, _ headers: HeaderLines, depth: Int) {
    let type = headers["content-type"] ?? "text/plain"
    if type.hasPrefix("multipart/"), depth < 8, let boundary = MailMessage.parameter("boundary", of: type) {
      for part in MailMessage.parts(of: body, boundary) where record.text == nil {
        let inner = HeaderLines(part)
        readBody(part[inner.end...], inner, depth: depth + 1)
      }
      return
    }
    guard type.hasPrefix("text/") else { return }
    let bytes = MailMessage.decoded(body, headers["content-transfer-encoding"] ?? "")
    let charset = MailMessage.parameter("charset", of: type)
    let text = TextDecoding(
      bytes, declared: charset.map { String(decoding: $0.utf8.map(asciiLowercased), as: UTF8.self) })
    if type.hasPrefix("text/html") {
      record.html = record.html ?? text.text.utf8
    } else if type.hasPrefix("text/plain") {
      record.text = text.text
    }
  }

  private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var offset = body.startIndex
    while offset < body.endIndex, parts.count < 1000 {
      let end = body[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
      if body[offset..<end].starts(with: mark) {
        if let start { parts.append(body[start..<offset]) }
        start = end
      }
      offset = end
    }
    return parts
  }

  private static func parameter(_ name: String, of header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { trimmed($0) }
      guard pair.count == 2, String(decoding: pair[0].utf8.map(asciiLowercased), as: UTF8.self) == name else {
        continue
      }
      return pair[1].filter { $0 != "\"" }
    }
    return nil
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
    switch String(decoding: encoding.utf8.map(asciiLowercased), as: UTF8.self) {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }

  /// A header with its encoded words (RFC 2047) decoded: `=?UTF-8?B?…?=`.
  static func unencoded(_ header: String) -> String {
    let bytes = Array(header.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset...].starts(with: "=?".utf8), let (word, end) = encodedWord(bytes, from: offset + 2) {
        // White space between two encoded words is no text.
        if result.last == 0x20, wasEncoded(bytes, before: offset) { result.removeLast() }
        result += word
        offset = end
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func wasEncoded(_ bytes: [UInt8], before offset: Int) -> Bool {
    bytes[..<offset].reversed().drop { $0 == 0x20 }.starts(with: "=?".utf8)
  }

  /// The bytes of an encoded word whose `=?` stands before an offset, and the offset behind it.
  private static func encodedWord(_ bytes: [UInt8], from start: Int) -> ([UInt8], end: Int)? {
    let fields = bytes[start...].prefix(400).split(
      separator: UInt8(ascii: "?"), maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count == 4, fields[1].count == 1, fields[3].first == UInt8(ascii: "=") else { return nil }
    let charset = String(decoding: fields[0].map(asciiLowercased), as: UTF8.self)
    let isBase64 = fields[1].first.map(asciiLowercased) == UInt8(ascii: "b")
    let packed =
      isBase64
      ? TransferEncoding.base64(fields[2]) : TransferEncoding.quotedPrintable(fields[2], isHeader: true)
    return (TextDecoding(packed, declared: charset).text.utf8, fields[3].startIndex + 1)
  }
}

/// The ways mail packs bytes into letters.
enum TransferEncoding {
  /// Base64 (RFC 4648); other characters are passed over.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in text {
      guard let value = value(byte) else { continue }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }

  /// Quoted-printable (RFC 2045); in headers `_` is a space.
  static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    var offset = text.startIndex
    while offset < text.endIndex {
      let byte = text[offset]
      offset += 1
      if byte == UInt8(ascii: "="), offset < text.endIndex {
        if text[offset] == 0x0A {
          offset += 1
        } else if text[offset] == 0x0D {
          offset = min(offset + 2, text.endIndex)
        } else if offset + 1 < text.endIndex,
          let value = UInt8(String(decoding: text[offset..<(offset + 2)], as: UTF8.self), radix: 16)
        {
          result.append(value)
          offset += 2
        } else {
          result.append(byte)
        }
      } else {
        result.append(isHeader && byte == UInt8(ascii: "_") ? 0x20 : byte)
      }
    }
    return result
  }
}
