private import CSimdJSON
import CollateCore
import PluginKit

/// Reads JSON objects one after the other with one parser.
@safe struct JSONRecordReader: ~Copyable {
  /// What was read so far.
  private(set) var result = Import([])
  private let source: Source
  private let parser: OpaquePointer?
  /// The member names of the last record and their fields: records of one file are alike.
  private var names: [[UInt8]] = []
  private var fields: [Field?] = []
  /// The members that were taken for the text by their length, in the order they were met.
  private(set) var guesses: [String] = []
  /// The SHA-256 of the record that is read.
  private var digest = KeptDigest.words(0, 0, 0, 0)
  /// The last value of each member: outlet, language and date are often those of the record before.
  private var values: [String] = []

  init(_ source: Source) {
    self.source = source
    unsafe parser = collate_json_records_open()
  }

  deinit { unsafe collate_json_records_close(parser) }

  /// Reads one record whose SHA-256 is known; when it is bad, says so in a notice.
  mutating func read(_ span: JSONRecords.Span, _ digest: KeptDigest) {
    self.digest = digest
    if let failure = record(in: span.range, of: source.bytes, span) {
      result.notices.append("\(source.path):\(span.line): \(failure); the record was passed over")
    }
  }

  /// Reads the record in a range of some bytes; gives what is wrong with it.
  private mutating func record(in range: Range<Int>, of bytes: [UInt8], _ span: JSONRecords.Span) -> String? {
    guard range.upperBound + Int(collate_json_padding()) <= bytes.count else {
      // The parser reads ahead: a copy of the last records has the room.
      let padded = bytes[range] + [UInt8](repeating: 0x20, count: Int(collate_json_padding()))
      return record(in: 0..<range.count, of: Array(padded), span)
    }
    var failure = "no memory"
    let record: ArticleRecord? = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let parser = unsafe parser else { return nil }
      var members: UnsafePointer<collate_json_member>?
      var reason: UnsafePointer<CChar>?
      let start = unsafe base + range.lowerBound
      let count = unsafe collate_json_records_read(parser, start, range.count, &members, &reason)
      guard count >= 0 else {
        failure = unsafe reason.map { unsafe String(cString: $0) } ?? failure
        return nil
      }
      return unsafe self.record(of: UnsafeBufferPointer(start: members, count: count))
    }
    guard let record else { return repaired(in: range, of: bytes, span, failure) }
    let document = record.document(
      withDigest: digest, byteCount: span.range.count, path: source.path,
      fallback: "\(source.id):\(span.line)", options: source.options)
    guard let document else { return "no member holds a text (\(expected))" }
    result.documents.append(document)
    return nil
  }

  /// Reads a record again whose UTF-8 was broken, with the broken places replaced.
  private mutating func repaired(
    in range: Range<Int>, of bytes: [UInt8], _ span: JSONRecords.Span, _ failure: String
  ) -> String? {
    let record = Array(bytes[range])
    guard !UTF8Check.isWellFormed(record.span) else { return "not a JSON object: \(inOneLine(failure))" }
    let mended = Text(decoding: record).utf8
    result.notices.append("\(source.path):\(span.line): not well-formed UTF-8; repaired with U+FFFD")
    let padded = mended + [UInt8](repeating: 0x20, count: Int(collate_json_padding()))
    return self.record(in: 0..<mended.count, of: padded, span)
  }

  private func inOneLine(_ failure: String) -> String {
    String(failure.prefix { $0 != "\n" })
  }

  private var expected: String {
    source.options.textColumn.map { "`\($0)`" } ?? "`text`, `body`, `content` … or `html`"
  }

  private mutating func record(of members: UnsafeBufferPointer<collate_json_member>) -> ArticleRecord {
    unsafe learnNames(of: members)
    var record = ArticleRecord()
    for index in fields.indices {
      guard let field = fields[index] else { continue }
      let member = unsafe members[index]
      let isPlain = unsafe member.kind != collate_json_null && member.kind != collate_json_nested
      guard isPlain else { continue }
      let value = unsafe UnsafeBufferPointer(start: member.value, count: member.value_length)
      switch field {
      case .text: record.text = unsafe Text(wellFormed: Array(value))
      case .html: record.html = unsafe Array(value)
      case .source, .language, .date:
        if unsafe !JSONRecordReader.isSame(value, values[index]) {
          values[index] = unsafe String(decoding: value, as: UTF8.self)
        }
        record.take(field, values[index])
      default: record.take(field, unsafe String(decoding: value, as: UTF8.self))
      }
    }
    return record
  }

  /// Finds out which member holds what, unless the record before had the same members.
  private mutating func learnNames(of members: UnsafeBufferPointer<collate_json_member>) {
    if unsafe hasNames(members) { return }
    names = unsafe members.map { member in
      unsafe Array(UnsafeBufferPointer(start: member.name, count: member.name_length))
    }
    fields = Field.columns(
      names.map { String(decoding: $0, as: UTF8.self) }, textColumn: source.options.textColumn)
    if !fields.contains(.text), !fields.contains(.html), source.options.textColumn == nil {
      let bytes = unsafe members.map { unsafe $0.kind == collate_json_text ? $0.value_length : 0 }
      if let member = Field.longest(bytes, rows: 1, among: fields) {
        fields[member] = .text
        let name = String(decoding: names[member], as: UTF8.self)
        if !guesses.contains(name) { guesses.append(name) }
      }
    }
    values = [String](repeating: "", count: names.count)
  }

  private func hasNames(_ members: UnsafeBufferPointer<collate_json_member>) -> Bool {
    guard members.count == names.count else { return false }
    for index in names.indices {
      let member = unsafe members[index]
      let name = unsafe UnsafeBufferPointer(start: member.name, count: member.name_length)
      let isSame = unsafe names[index].withUnsafeBytes { unsafe JSONRecordReader.isSame($0, name) }
      guard isSame else { return false }
    }
    return true
  }

  private static func isSame(_ value: UnsafeBufferPointer<UInt8>, _ known: String) -> Bool {
    var known = known
    return known.withUTF8 { unsafe isSame(UnsafeRawBufferPointer($0), value) }
  }

  private static func isSame(_ a: UnsafeRawBufferPointer, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where unsafe a[index] != b[index] { return false }
    return true
  }
}
