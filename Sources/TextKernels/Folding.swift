/// Writes text as it is compared: without case, accents, vowel points, typographic variety or invisible marks.
///
/// - Case goes by the simple lower-case mapping; I, İ, ı and i are one letter, so that Turkish and English agree.
/// - Accents on Latin, Greek and Cyrillic letters go (й stays), ß is `ss`, æ is `ae`.
/// - Arabic loses harakat, tatweel and hamza; أ إ آ are ا, ى is ي, Persian ی and ک are ي and ك; ة stays.
/// - Hebrew loses its points. Digits of all scripts are 0–9, curly quotes straight, dashes `-`, all spaces a space.
/// - Bidi controls, joiners and soft hyphens go.
///
/// Folding folded text changes nothing.
public enum Folding {
  /// The folded text of a range of well-formed UTF-8.
  ///
  /// O(bytes).
  public static func folded(_ utf8: [UInt8], _ range: Range<Int>) -> String {
    // Words of plain letters and digits are most of what is folded.
    guard utf8[range].allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }) else {
      return folded(String(decoding: utf8[range], as: UTF8.self))
    }
    return unsafe String(unsafeUninitializedCapacity: range.count) { room in
      var count = 0
      for byte in utf8[range] {
        unsafe room[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  /// The folded text of a string.
  ///
  /// O(bytes).
  public static func folded(_ string: String) -> String {
    var result = String.UnicodeScalarView()
    unsafe ScalarTable.shared.entries.withUnsafeBufferPointer { table in
      for scalar in string.unicodeScalars {
        let entry = unsafe ScalarTable.lookup(scalar.value, table)
        append(entry, of: scalar.value, to: &result)
      }
    }
    return String(result)
  }

  /// The hash that `Word.hash` has for a word, wherever it stands.
  ///
  /// O(bytes).
  ///
  /// A string of several words has the hash of the whole folded string, which no word has.
  public static func hash(of word: String) -> UInt64 {
    var hash = WordHash()
    for scalar in folded(word).unicodeScalars { hash.push(scalar.value) }
    return hash.value
  }

  /// Lower case that keeps accents and points, as stemmers want it.
  ///
  /// Turkish I is ı, all else as in English.
  ///
  /// Curly apostrophes become straight and invisible marks go, as in `folded`. O(bytes).
  public static func lowercased(_ utf8: [UInt8], _ range: Range<Int>, isTurkish: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    unsafe ScalarTable.shared.entries.withUnsafeBufferPointer { table in
      for scalar in String(decoding: utf8[range], as: UTF8.self).unicodeScalars {
        let entry = unsafe ScalarTable.lookup(scalar.value, table)
        switch entry & ScalarTable.Class.mask {
        case ScalarTable.Class.ignorable: break
        case ScalarTable.Class.letter where scalar.value == 0x49 && isTurkish: result.append("ı")
        case ScalarTable.Class.letter where scalar.value == 0x130: result.append("i")
        case ScalarTable.Class.letter where entry & ScalarTable.upper != 0:
          result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        case ScalarTable.Class.letter, ScalarTable.Class.silent, ScalarTable.Class.solo: result.append(scalar)
        default: append(entry, of: scalar.value, to: &result)
        }
      }
    }
    return String(result)
  }

  private static func append(_ entry: UInt32, of scalar: UInt32, to result: inout String.UnicodeScalarView) {
    switch entry & ScalarTable.Class.mask {
    case ScalarTable.Class.ignorable: return
    case ScalarTable.Class.silent:
      // и with a combining breve is the letter й.
      guard scalar == 0x306, result.last?.value == 0x438 else { return }
      result.removeLast()
      result.append("й")
    default:
      guard let folded = Unicode.Scalar(entry & ScalarTable.scalarMask) else { return }
      result.append(folded)
      guard entry & ScalarTable.expands != 0 else { return }
      result.append(contentsOf: ScalarTable.rest(of: scalar).lazy.compactMap { Unicode.Scalar($0) })
    }
  }
}
