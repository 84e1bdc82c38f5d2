import CollateCore
import PluginKit

extension Importer {
  /// A file with a JSON object on each line: a document each.
  static let jsonLines = Importer(
    "jsonl", extensions: ["jsonl", "ndjson", "jsonlines"], isByLine: true, recognises: { isRecordLine($0) }
  ) { source, context throws(CommandError) in
    let parts = JSONRecords.parts(of: source.bytes)
    // Lines are found first, so that each part knows the numbers of its own.
    let found = try context.map(parts, unit: "parts") { part in
      JSONRecords.lines(in: source.bytes, part, isBeginning: part.lowerBound == 0 && source.firstLine == 1)
    }
    var (numbered, line): ([(spans: [JSONRecords.Span], line: Int)], Int) = ([], source.firstLine)
    for part in found {
      numbered.append((part.spans, line))
      line += part.count
    }
    var result = try JSONRecords.read(source, numbered, context) { part in
      part.spans.map { JSONRecords.Span(range: $0.range, line: $0.line + part.line) }
    }
    result.lineCount = line - source.firstLine
    return result
  }

  /// A file with a JSON array of objects, or one object: a document each.
  static let json = Importer(
    "json", extensions: ["json"], recognises: { firstCharacter($0) == UInt8(ascii: "[") && isArray($0) }
  ) { source, context throws(CommandError) in
    let spans = JSONRecords.objects(in: source.bytes)
    // Parts of some size, so that each has its parser once.
    let parts = stride(from: 0, to: spans.count, by: 512).map { spans[$0..<min($0 + 512, spans.count)] }
    return try JSONRecords.read(source, parts, context) { Array($0) }
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

  /// Ranges of about a megabyte that end at line breaks.
  static func parts(of bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let least = min(start + (1 << 20), bytes.count)
      let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, least..<bytes.count).map { $0 + 1 } ?? bytes.count
      parts.append(start..<end)
      start = end
    }
    return parts
  }

  /// The lines of a range that are not blank, each with its number from 0, and how many there are with blank ones.
  ///
  /// A byte order mark at the beginning of a file is no part of its first line.
  static func lines(in bytes: [UInt8], _ range: Range<Int>, isBeginning: Bool) -> (spans: [Span], count: Int)
  {
    var spans: [Span] = []
    var (start, line) = (range.lowerBound, 0)
    if isBeginning, bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    while start < range.upperBound {
      let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, start..<range.upperBound) ?? range.upperBound
      if !bytes[start..<end].allSatisfy(isJSONSpace) { spans.append(Span(range: start..<end, line: line)) }
      start = end + 1
      line += 1
    }
    return (spans, line)
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

  /// The documents of the records of some parts: in their order, read on all threads; a bad record is a notice with
  /// its line.
  static func read<Part: Sendable>(
    _ source: Source, _ parts: [Part], _ context: RunContext,
    spans: @escaping @Sendable (Part) -> [Span]
  ) throws(CommandError) -> Import {
    let read = try context.map(parts, unit: "parts") { part in
      var reader = JSONRecordReader(source)
      let spans = spans(part)
      let digests = KeptDigest.each(of: spans.lazy.map(\.range), in: source.bytes)
      for (span, digest) in zip(spans, digests) { reader.read(span, digest) }
      return (result: reader.result, guesses: reader.guesses)
    }
    var (result, guesses): (Import, [String]) = (Import([]), [])
    result.documents.reserveCapacity(read.reduce(0) { $0 + $1.result.documents.count })
    for part in read {
      result.documents += part.result.documents
      result.notices += part.result.notices
      for guess in part.guesses where !guesses.contains(guess) {
        guesses.append(guess)
        let found = "no member is called text; `\(guess)` is read, the longest (--text-column names another)"
        result.notices.append("\(source.path): \(found)")
      }
    }
    if result.documents.isEmpty, result.notices.isEmpty, source.firstLine == 1 {
      result.notices.append("\(source.path): no JSON object in this file")
    }
    return result
  }
}
