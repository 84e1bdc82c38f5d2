import CollateTesting
import JSONCoding
import Testing

@Suite struct `JSONTestSuite` {
  @Test func `has its 318 cases`() {
    #expect(SuiteCase.all.count == 318)
  }

  @Test(arguments: SuiteCase.all.filter { $0.name.hasPrefix("y_") })
  func `what is JSON is read`(_ suiteCase: SuiteCase) throws {
    guard suiteCase.name != "y_object_duplicated_key", suiteCase.name != "y_object_duplicated_key_and_value"
    else {
      let error = #expect(throws: JSONError.self) { try JSONValue.parse(suiteCase.bytes) }
      #expect(error?.fault == .duplicate)
      return
    }
    let value = try JSONValue.parse(suiteCase.bytes)
    let again = try JSONValue.parse(JSONWriter.canonical(value))
    #expect(JSONWriter.canonical(again) == JSONWriter.canonical(value))
  }

  @Test(arguments: SuiteCase.all.filter { $0.name.hasPrefix("n_") })
  func `what is not JSON is refused, with the place`(_ suiteCase: SuiteCase) {
    let error = #expect(throws: JSONError.self) { try JSONValue.parse(suiteCase.bytes) }
    #expect(error?.place != nil || error?.fault == .encoding || error?.fault == .empty)
  }

  @Test(arguments: SuiteCase.all.filter { $0.name.hasPrefix("i_") })
  func `what is free is read to a value that stays, or refused`(_ suiteCase: SuiteCase) throws {
    guard let value = try? JSONValue.parse(suiteCase.bytes) else { return }
    let canonical = JSONWriter.canonical(value)
    #expect(try JSONWriter.canonical(JSONValue.parse(canonical)) == canonical)
  }
}
