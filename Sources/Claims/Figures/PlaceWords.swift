import Lexicons
import TextKernels

/// Names of territories, peoples and cities in five languages, each with the English name of the place.
struct PlaceWords: Sendable {
  /// The place of a name that begins with a word, and how many words the name has.
  struct Found: Equatable {
    let name: String
    let count: Int
    /// Whether it names the people, as `Israeli` does.
    let isDemonym: Bool
  }

  static let shared = PlaceWords()
  private let places: [UInt64: Found]
  private static let longest = 4

  private init() {
    var places: [UInt64: Found] = [:]
    func add(_ form: Substring, _ name: String, isDemonym: Bool = false) {
      let hashes = Words.words(of: String(form)).map(\.hash)
      guard (1...PlaceWords.longest).contains(hashes.count) else { return }
      let key = hashes.dropFirst().reduce(hashes[0]) { Hashing.combine($0, $1) }
      if places[key] == nil { places[key] = Found(name: name, count: hashes.count, isDemonym: isDemonym) }
    }
    var names: [Substring: String] = [:]
    for row in EntityLexicons.rows(EntityLexicons.territories) where row.count > 1 {
      let forms = row[1].split(separator: "|")
      names[row[0]] = forms.first.map(String.init)
      for form in forms { add(form, String(forms[0])) }
    }
    for row in EntityLexicons.rows(EntityLexicons.cities) where row.count > 1 {
      for form in row[1].split(separator: "|") { add(form, String(row[0])) }
    }
    for row in EntityLexicons.rows(EntityLexicons.names) where row.count > 1 && row[0] == "location" {
      add(row[1], String(row[1]))
      if row.count > 2 { for form in row[2].split(separator: "|") { add(form, String(row[1])) } }
    }
    for row in EntityLexicons.rows(EntityLexicons.demonyms) where row.count > 1 {
      guard let name = names[row[0]] else { continue }
      for form in row[1].split(separator: "|") { add(form, name, isDemonym: true) }
    }
    self.places = places
  }

  /// Whether a name of one word has two letters at most and is not written as an abbreviation: `LA`, not `La`.
  private func isSmallWord(_ index: Int, _ count: Int, _ words: [Word]) -> Bool {
    count == 1 && words[index].length <= 2 && !words[index].traits.contains(.allCapitals)
  }

  /// The longest name of a place that begins at a word; nil when none does.
  ///
  /// O(1).
  func place(at index: Int, in words: [Word]) -> Found? {
    var key = words[index].hash
    var found: Found?
    for count in 1...PlaceWords.longest {
      if let place = places[key], place.count == count, !isSmallWord(index, count, words) { found = place }
      guard index + count < words.count else { break }
      key = Hashing.combine(key, words[index + count].hash)
    }
    return found
  }
}
