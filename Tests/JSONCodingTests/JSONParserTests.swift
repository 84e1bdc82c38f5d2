import JSONCoding
import Testing

@Suite struct `JSON parser` {
  private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

  @Test func `members keep the order they were read in`() throws {
    let names = try parse(#"{"z":1,"a":2,"m":{"y":3,"b":4}}"#).members?.map(\.name)
    #expect(names == ["z", "a", "m"])
  }

  @Test func `a document of every kind of value is read`() throws {
    let value = try parse(#"{"n":null,"t":true,"i":-7,"d":0.5,"s":"لافروف\n","a":[1,[]],"o":{}}"#)
    let expected: JSONValue = .object([
      "n": .null, "t": .bool(true), "i": .integer(-7), "d": .number(0.5), "s": .string("لافروف\n"),
      "a": .array([.integer(1), .array([])]), "o": .object([]),
    ])
    #expect(value == expected)
  }

  @Test(arguments: [
    ("9223372036854775807", JSONValue.integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("-0", .integer(0)), ("1.0", .number(1)), ("1e2", .number(100)),
  ])
  func `numbers are whole when written whole and within 64 bits`(_ text: String, _ value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(arguments: [
    ("", JSONError.Fault.empty), ("{} {}", .syntax), ("[1,]", .syntax), (#"{"a":1,}"#, .syntax),
    ("NaN", .syntax), ("[1e999]", .number), ("[01]", .number), ("9223372036854775808", .number),
    ("99999999999999999999", .number), (#"["\ud800"]"#, .string), (#"["\udc00x"]"#, .string),
    (#"["\ud800\u0041"]"#, .string), (#"["\ud800\ud800"]"#, .string),
    (#"["\udbff\ue000"]"#, .string), (#"["\udfff"]"#, .string), (#"["\ud83d\n"]"#, .string),
    ("\u{FEFF}{}", .syntax), ("[\"a\nb\"]", .string), (#"{"a":1,"b":{"c":1,"\u0063":2}}"#, .duplicate),
  ])
  func `what could be read in two ways is refused`(_ text: String, _ fault: JSONError.Fault) {
    #expect(throws: JSONError.self) { try parse(text) }
    do { _ = try parse(text) } catch { #expect(error.fault == fault, "\(error)") }
  }

  @Test func `a repeated member is named`() {
    let error = #expect(throws: JSONError.self) { try parse(#"{"speaker":1,"speaker":2}"#) }
    #expect(error?.description == "an object names the member \"speaker\" twice")
  }

  @Test func `names that look alike but differ in bytes are two members`() throws {
    #expect(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").members?.count == 2)
  }

  @Test func `bad UTF-8 is refused`() {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse([0x22, 0xC3, 0x28, 0x22]) }
    #expect(error?.fault == .encoding)
  }

  @Test(arguments: [(512, true), (513, false), (1_000_000, false)])
  func `nesting is read to 512 levels`(_ depth: Int, _ isRead: Bool) {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
      #expect(((try? parse(text)) != nil) == isRead)
    }
  }

  @Test(arguments: [
    ("{\"a\": 1,\n \"b\" 2}", 2, 6), ("[1, 2", 1, 6), ("[1,\n\n x]", 3, 2), ("{\"a\":tru}", 1, 6),
    ("{} x", 1, 4),
  ])
  func `the place of a fault is told`(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.place?.line == line)
    #expect(error?.place?.column == column)
  }

  @Test func `a million members are checked for repeats without quadratic time`() throws {
    let members = (0..<1_000_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(try parse("{\(members)}").members?.count == 1_000_000)
  }
}
