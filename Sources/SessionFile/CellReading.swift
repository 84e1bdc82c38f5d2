import CollateCore
import JSONCoding

extension SavedCell {
  init(json: JSONValue, part: String) throws(SessionFileError) {
    var fields = try Fields(json, in: part)
    self.init(
      n: try fields.integer("n", atLeast: 1, atMost: Fields.largest), input: try fields.string("input"),
      command: try fields.string("command"))
    names = try fields.optionalString("name").map { [$0] } ?? []
    names += try fields.array("names", SavedCell.text)
    parameters = try SavedCell.parameters(fields.take("parameters"), in: part)
    try readReads(fields.take("reads"), in: part)
    changesCorpus = fields.take("changes")?.bool ?? false
    folder = try fields.optionalString("folder")
    guard let status = Status(rawValue: try fields.string("status")) else {
      throw fields.wrong("status", "ok or failed")
    }
    self.status = status
    warnings = try fields.array("warnings", SavedCell.text)
    try readResult(&fields, in: part)
    digest = try fields.optionalHash("digest")
    try readTimes(&fields)
    extra = fields.rest
  }

  private static func text(_ value: JSONValue, _ part: String) throws(SessionFileError) -> String {
    guard let text = value.string else { throw .malformed(part: part, mustBe: "a string") }
    return text
  }

  private static func parameters(
    _ value: JSONValue?, in part: String
  ) throws(SessionFileError) -> [Parameter] {
    guard let value else { return [] }
    var parameters: [Parameter] = []
    for member in try Fields(value, in: "\(part).parameters").rest {
      var fields = try Fields(member.value, in: "\(part).parameters.\(member.name)")
      let value = try fields.optionalString("value")
      guard let origin = Parameter.Origin(rawValue: try fields.string("from")) else {
        throw fields.wrong("from", "default, config or line")
      }
      var parameter = Parameter(name: member.name, value: value, origin: origin)
      parameter.extra = fields.rest
      parameters.append(parameter)
    }
    return parameters
  }

  private mutating func readReads(_ value: JSONValue?, in part: String) throws(SessionFileError) {
    guard let value else { return }
    var fields = try Fields(value, in: "\(part).reads")
    documents = try fields.array("documents", SavedCell.range)
    cells = try fields.array("cells") { (value, part) throws(SessionFileError) in
      guard let number = value.integer, 1...Fields.largest ~= number else {
        throw .malformed(part: part, mustBe: "a cell number")
      }
      return number
    }
  }

  /// `3`, or `"3-7"` for a run.
  static func range(_ value: JSONValue, _ part: String) throws(SessionFileError) -> ClosedRange<Int> {
    if let number = value.integer, 1...Fields.largest ~= number { return number...number }
    let ends = value.string?.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) } ?? []
    guard ends.count == 2, let low = ends[0], let high = ends[1], 0 < low, low <= high,
      high <= Fields.largest
    else {
      throw .malformed(part: part, mustBe: "a document number or a run such as \"3-7\"")
    }
    return low...high
  }

  private mutating func readResult(_ fields: inout Fields, in part: String) throws(SessionFileError) {
    let details = fields.take("details")
    switch fields.take("result") {
    case nil: result = .notSaved
    case .null?: result = .none
    case let value?:
      guard let report = Report(json: value, details: details) else {
        throw fields.wrong("result", "an answer with columns and rows, or null")
      }
      result = .report(report)
    }
  }

  private mutating func readTimes(_ fields: inout Fields) throws(SessionFileError) {
    if let text = try fields.optionalString("startedAt") {
      guard let time = Instant(iso: text) else { throw fields.wrong("startedAt", "a time in ISO 8601, UTC") }
      startedAt = time.milliseconds
    }
    if let value = fields.take("milliseconds") {
      guard let number = value.integer, number >= 0 else {
        throw fields.wrong("milliseconds", "a whole number from 0")
      }
      milliseconds = number
    }
  }
}

/// A moment, to the millisecond.
struct Instant: Hashable {
  /// Milliseconds since 1970 began, UTC; not before it.
  let milliseconds: Int

  init(milliseconds: Int) { self.milliseconds = max(0, milliseconds) }

  /// The moment written as `2025-03-11T07:40:00.000Z`; nil for anything else.
  init?(iso text: String) {
    let units = Array(text.utf8)
    guard units.count == 24, units[10] == UInt8(ascii: "T"), units[23] == UInt8(ascii: "Z"),
      let day = Day(iso: text.prefix(10)), day.number >= 0
    else { return nil }
    let numbers = [11..<13, 14..<16, 17..<19, 20..<23].map { Int(String(decoding: units[$0], as: UTF8.self)) }
    guard let hour = numbers[0], let minute = numbers[1], let second = numbers[2], let fraction = numbers[3],
      (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second), fraction >= 0
    else { return nil }
    milliseconds = (((day.number * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction
  }

  /// The moment as `2025-03-11T07:40:00.000Z`.
  var iso: String {
    let seconds = milliseconds / 1000
    let day = Day(number: seconds / 86_400)
    let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map { Instant.padded($0, 2) }
    return "\(day)T\(time.joined(separator: ":")).\(Instant.padded(milliseconds % 1000, 3))Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
