import CollateCore
import NamedEntities
import Testing

@Suite struct VesselTests {
  private func names(_ text: String) throws -> [String] {
    try index(corpus(text)).entities.filter { $0.type == .person }.map(\.name)
  }

  @Test func `a ship is no person, wherever the document names it`() throws {
    let text = """
      The bulk carrier Orion Trader hit a ferry off Port Selwyn on Monday. The Orion Trader stayed afloat.
      "We saw her lights too late," said Marta Okell, who was on deck. Orion Trader sails under the flag of Panama.
      """
    let names = try names(text)
    #expect(!names.contains("Orion Trader"))
    #expect(names.contains("Marta Okell"))
  }

  @Test func `a person whom the text lets speak stays one though a ship has the name`() throws {
    let text = """
      The ferry Marta Okell was named after the mayor. Marta Okell said on Monday that she was honoured.
      Mayor Marta Okell cut the ribbon.
      """
    #expect(try names(text).contains("Marta Okell"))
  }
}
