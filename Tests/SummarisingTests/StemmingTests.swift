import Lexicons
import Stemming
import Testing

@Suite struct StemmingTests {
  @Test(arguments: [
    ("en", "elections", "election", true), ("en", "running", "runs", true), ("en", "harbour", "mayor", false),
    ("fr", "élections", "élection", true), ("de", "häuser", "haus", true), ("es", "libros", "libro", true),
    ("tr", "kitaplar", "kitap", true), ("ru", "порты", "порта", true), ("ar", "الكتاب", "كتاب", true),
    ("fa", "بندرها", "بندر", false), ("he", "נמלים", "נמל", false), ("pl", "domy", "domach", false),
  ])
  func `forms of one word share a stem where the language has a stemmer`(
    language: String, one: String, other: String, isShared: Bool
  ) {
    let stemmer = Stemmer(language: language)
    #expect((stemmer.stem(one) == stemmer.stem(other)) == isShared)
  }

  @Test func `words of another script are stemmed by that script`() {
    #expect(Stemmer(language: "en").stem("порты") == Stemmer(language: "ru").stem("порты"))
    #expect(Stemmer(language: "ar").stem("running") == "run")
    #expect(Stemmer(language: "und").stem("running") == "run")
  }

  @Test(arguments: ["", "a", "é", "12", "\u{1F600}", String(repeating: "ab", count: 100)])
  func `what is no word comes back unchanged`(word: String) {
    for language in ["en", "tr", "ar", "fa", "xx"] { #expect(Stemmer(language: language).stem(word) == word) }
  }

  @Test func `every language named has stop words, without doubles`() {
    #expect(StopWords.languages == ["ar", "de", "en", "es", "fa", "fr", "he", "ru", "tr"])
    for language in StopWords.languages {
      let words = StopWords.words(of: language)
      #expect(words.count >= 100, "\(language)")
      #expect(words.allSatisfy { $0 == $0.lowercased() })
    }
    #expect(StopWords.contains("the", in: "en") && !StopWords.contains("der", in: "en"))
    #expect(StopWords.contains("der", in: "und") && StopWords.contains("der", in: "pl"))
  }
}
