import CollateCore
import NamedEntities
import Testing

@Suite struct CompanyTests {
  private func types(_ text: String) throws -> [String: EntityType] {
    Dictionary(uniqueKeysWithValues: try index(corpus(text)).entities.map { ($0.name, $0.type) })
  }

  @Test func `a short form of a company that is named in full is a company`() throws {
    let text = """
      Selwick Purvane Corp said on Monday that it would close two mills. Purvane has lost money for three years.
      Workers at Purvane met on Tuesday. A buyer for Purvane was not named, and Purvane gave no date.
      """
    let types = try types(text)
    #expect(types["Purvane"] == .organisation)
  }

  @Test func `a person keeps a name that a company has as well`() throws {
    let text = """
      Purvane Corp said on Monday that it would close two mills. Mr Ralf Purvane, who founded it, was not heard.
      "I would have waited," Purvane said on Tuesday.
      """
    let types = try types(text)
    #expect(types["Ralf Purvane"] == .person)
    #expect(types["Purvane"] != .organisation)
  }
}
