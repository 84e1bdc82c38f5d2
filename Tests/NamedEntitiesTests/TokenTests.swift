@testable import NamedEntities
import Testing

@Suite struct TokenTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TokenStream(bytes, in: [0..<bytes.count]).tokens.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Israel's plan", ["Israel", "'s", "plan"]), ("the UK’s view", ["the", "UK", "’s", "view"]),
    ("Russia-Ukraine war", ["Russia", "-", "Ukraine", "war"]),
    ("Antony J. Blinken", ["Antony", "J.", "Blinken"]),
    ("the U.S. left.", ["the", "U.S.", "left", "."]), ("Ankara'da kaldı", ["Ankara'da", "kaldı"]),
    ("l'Iran et d'Oslo", ["l'", "Iran", "et", "d'", "Oslo"]), ("O'Neill left", ["O'Neill", "left"]),
    ("غزة ولافروف", ["غزة", "و", "لافروف"]), ("وزير الخارجية", ["وزير", "الخارجية"]), ("", []),
    (" \u{200F} ", []),
  ])
  func `words are cut where names begin and end`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `tokens cover their bytes in order, whatever the bytes`() {
    for text in ["a\u{0}b", "'''", "’s", "J.", "...", "Ω̈ 'n", "٣.٥ و", "x'y'z'w", "😀's 😀", "والوووو"] {
      let bytes = Array(text.utf8)
      var end = 0
      for token in TokenStream(bytes, in: [0..<bytes.count]).tokens {
        #expect(token.range.lowerBound >= end)
        #expect(token.range.upperBound <= bytes.count)
        end = token.range.upperBound
      }
    }
  }

  @Test func `a sentence does not end behind an initial`() {
    let bytes = Array("Ruth J. Calder left. She flew to Oslo.".utf8)
    #expect(TokenStream(bytes, in: [0..<bytes.count]).sentences.count == 2)
  }

  @Test(arguments: [
    ("The minister said that he would go to the talks.", TagLanguage.english),
    ("Bakan, görüşmelerin ardından bir açıklama yaptı ve döndü.", .turkish),
    ("قال الوزير إنه سيعود", .arabic), ("Министр заявил об этом", .russian),
    ("Le ministre a dit que les pourparlers sont dans une impasse", .french),
  ])
  func `each paragraph gets its language`(text: String, language: TagLanguage) {
    let bytes = Array(text.utf8)
    #expect(TokenStream(bytes, in: [0..<bytes.count]).sentences.map(\.language) == [language])
  }
}
