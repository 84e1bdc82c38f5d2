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

  @Test func `a company whose first word is a family name is no person of another article`() throws {
    let corpus = corpus(
      "James Baker arrived in Oslo on Monday. Baker said he would meet the ministers on Tuesday.",
      "Shares of Baker Hughes Inc fell on Monday. A spokesman for Baker said that sales had been weak at Baker."
    )
    let entities = try index(corpus).entities
    let person = try #require(entities.first { $0.name == "James Baker" })
    #expect(!entities.contains { $0.type == .person && $0.name == "Baker" })
    #expect(person.documents.count == 1)
  }

  @Test func `a titled family name stays a person beside a company of that name`() throws {
    let types = try types(
      "Shares of Baker Hughes Inc fell on Monday. Secretary Baker said on Tuesday that he was not concerned.")
    #expect(types["Baker"] != .organisation)
  }

  @Test func `a listed city is no person where the text has none of that name`() throws {
    let types = try types(
      "Talks between Oslo and Washington went on. Diplomats flew to Washington on Monday. In Paris, Washington was quoted."
    )
    #expect(types["Washington"] == .location)
  }
}
