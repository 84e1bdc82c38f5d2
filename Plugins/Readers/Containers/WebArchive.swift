import CollateCore
import PluginKit

extension Importer {
  /// A web archive (WARC 1.0 and 1.1, ISO 28500): a document for each page; WET files: for each text.
  static let webArchive = Importer(
    "warc", extensions: ["warc", "wet"], recognises: { $0.starts(with: "WARC/1.".utf8) }
  ) { source, context throws(CommandError) in
    let (records, notices) = WebArchiveRecord.records(in: source.bytes, path: source.path)
    let read = try context.map(records, unit: "pages") { $0.document(in: source) }
    return Import(read.compactMap(\.self), notices: notices)
  }
}

/// A record of a web archive: its headers and where its content stands.
struct WebArchiveRecord: Sendable {
  let type: String
  let address: String?
  let contentType: String
  /// All of the record, and its content alone.
  let whole: Range<Int>, content: Range<Int>

  /// The records of a file that hold pages or texts, and what is wrong with the file.
  ///
  /// A record with a false length ends the reading, with a notice: what follows cannot be found reliably.
  static func records(in bytes: [UInt8], path: String) -> ([WebArchiveRecord], notices: [String]) {
    var records: [WebArchiveRecord] = []
    var offset = 0
    while let start = bytes[offset...].firstIndex(where: { $0 != 0x0A && $0 != 0x0D }) {
      guard bytes[start...].starts(with: "WARC/1.".utf8) else {
        return (records, ["\(path): no record begins at byte \(start); the rest was passed over"])
      }
      let headers = HeaderLines(bytes[start...])
      guard let length = headers["content-length"].flatMap({ Int($0) }), length >= 0,
        length <= bytes.count - headers.end
      else {
        return (
          records, ["\(path): the record at byte \(start) has a false length; the rest was passed over"]
        )
      }
      let end = headers.end + length
      let type = headers["warc-type"] ?? ""
      if type == "response" || type == "conversion" || type == "resource" {
        records.append(
          WebArchiveRecord(
            type: type, address: headers["warc-target-uri"].map(withoutBrackets),
            contentType: headers["content-type"] ?? "", whole: start..<end, content: headers.end..<end))
      }
      offset = end
    }
    return (records, [])
  }

  private static func withoutBrackets(_ address: String) -> String {
    address.hasPrefix("<") && address.hasSuffix(">") ? String(address.dropFirst().dropLast()) : address
  }

  /// The document of the record; nil when it holds no page and no text.
  func document(in source: Source) -> Document? {
    var record = ArticleRecord()
    record.id = address
    record.metadata.url = address
    if type == "response" {
      guard let page = HTTPResponse(source.bytes[content]).page else { return nil }
      record.html = page
    } else if contentType.contains("html") {
      record.html = Array(source.bytes[content])
    } else if contentType.hasPrefix("text/") {
      record.text = TextDecoding(Array(source.bytes[content])).text
    } else {
      return nil
    }
    return record.document(
      of: source.bytes[whole], path: source.path, fallback: "\(source.id):\(whole.lowerBound)",
      options: source.options)
  }
}

/// What a server sent: headers, then a body that may be packed and in chunks.
struct HTTPResponse {
  /// The page in HTML; nil when it is something else, or the server said no.
  let page: [UInt8]?

  init(_ bytes: ArraySlice<UInt8>) {
    let headers = HeaderLines(bytes)
    let status = bytes.prefix { $0 != 0x0A }.split(separator: 0x20)
    let isPage = headers["content-type"].map { $0.contains("html") } ?? true
    guard isPage, status.count >= 2, Array(status[1].prefix(3)) == Array("200".utf8) else {
      page = nil
      return
    }
    var body = Array(bytes[min(headers.end, bytes.endIndex)...])
    if headers["transfer-encoding"]?.contains("chunked") == true { body = HTTPResponse.joined(body) }
    if let method = Unpacking.Method(body.prefix(4)) {
      body = (try? Unpacking.unpack(body, method, path: "").bytes) ?? []
    }
    page = body
  }

  /// The body out of its chunks; as it is when it is not really in chunks, as in many archives.
  private static func joined(_ body: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    while offset < body.count {
      let digits = body[offset...].prefix { $0 != 0x0D && $0 != 0x0A && $0 != UInt8(ascii: ";") }
      guard digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
        let line = body[offset...].firstIndex(of: 0x0A), size <= body.count - line - 1
      else { return result.isEmpty ? body : result }
      if size == 0 { break }
      result += body[(line + 1)..<(line + 1 + size)]
      offset = line + 1 + size
      while offset < body.count, body[offset] == 0x0D || body[offset] == 0x0A { offset += 1 }
    }
    return result
  }
}
