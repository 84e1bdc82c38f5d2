import CollateCore
import PluginKit

extension Importer {
  /// A file with a JSON object on each line: a document each.
  static let jsonLines = Importer(
    "jsonl", extensions: ["jsonl", "ndjson", "jsonlines"], recognises: { isRecordLine($0) }
  ) { source, context throws(CommandError) in
    try JSONRecords.read(source, spans: JSONRecords.lines(of: source.bytes), context: context)
  }

  /// A file with a JSON array of objects, or one object: a document each.
  static let json = Importer(
    "json", extensions: ["json"], recognises: { firstCharacter($0) == UInt8(ascii: "[") && isArray($0) }
  ) { source, context throws(CommandError) in
    try JSONRecords.read(source, spans: JSONRecords.objects(in: source.bytes), context: context)
  }

  private static func firstCharacter(_ start: ArraySlice<UInt8>) -> UInt8? {
    start.first { !isJSONSpace($0) }
  }

  /// Whether the beginning of a file is an object with a quoted name first.
  private static func isRecordLine(_ start: ArraySlice<UInt8>) -> Bool {
    let characters = start.lazy.filter { !isJSONSpace($0) }.prefix(2)
    return Array(characters) == Array("{\"".utf8)
  }

  private static func isArray(_ start: ArraySlice<UInt8>) -> Bool {
    let characters = start.lazy.filter { !isJSONSpace($0) }.prefix(2)
    return Array(characters) == Array("[{".utf8)
  }
}

/// Whether a byte is white space in JSON.
func isJSONSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

/// Where the records of a JSON file stand, and how they become documents.
enum JSONRecords {
  /// A record's place: its bytes, and the line it starts on.
  struct Span: Sendable {
    let range: Range<Int>
    let line: Int
  }

  /// The lines of a file that are not blank.
  static func lines(of bytes: [UInt8]) -> [Span] {
    var spans: [Span] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while start < bytes.count {
      let end = nextLineBreak(in: bytes, from: start)
      if !bytes[start..<end].allSatisfy(isJSONSpace) { spans.append(Span(range: start..<end, line: line)) }
      start = end + 1
      line += 1
    }
    return spans
  }

  private static func nextLineBreak(in bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// The objects of an array, or one after the other, at the outermost level.
  ///
  /// Braces inside strings do not count. An object without its end reaches to the end of the file, so that
  /// reading it says what is wrong. O(bytes), whatever the nesting.
  static func objects(in bytes: [UInt8]) -> [Span] {
    var spans: [Span] = []
    var (depth, line, start, startLine) = (0, 1, 0, 1)
    var (inString, isEscaped) = (false, false)
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      if inString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "{"):
        if depth == 0 { (start, startLine) = (offset, line) }
        depth += 1
      case UInt8(ascii: "}") where depth > 0:
        depth -= 1
        if depth == 0 { spans.append(Span(range: start..<(offset + 1), line: startLine)) }
      default: break
      }
    }
    if depth > 0 { spans.append(Span(range: start..<bytes.count, line: startLine)) }
    return spans
  }

  /// The documents of the records: in their order, read on all threads; a bad record is a notice with its line.
  static func read(_ source: Source, spans: [Span], context: RunContext) throws(CommandError) -> Import {
    // Parts of some size, so that each has its parser once.
    let size = 512
    let parts = stride(from: 0, to: spans.count, by: size).map { spans[$0..<min($0 + size, spans.count)] }
    let read = try context.map(parts, unit: "parts") { part in
      var reader = JSONRecordReader(source)
      for span in part { reader.read(span) }
      return reader.result
    }
    var result = Import([], notices: spans.isEmpty ? ["\(source.path): no JSON object in this file"] : [])
    result.documents.reserveCapacity(spans.count)
    for part in read {
      result.documents += part.documents
      result.notices += part.notices
    }
    return result
  }
}
