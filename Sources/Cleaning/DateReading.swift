import TextKernels

/// Finds dates in lines.
enum DateReading {
  /// Whether a line is a date or time and little more.
  static func isDateLine(_ page: PageLines, _ line: Int) -> Bool {
    let words = page.words[page.wordRanges[line]]
    guard (1...14).contains(words.count), page.shapes[line].numbers > 0 else { return false }
    let known = words.count { $0.traits.contains(.digit) || DateWords.contains($0.hash) }
    return known * 3 >= words.count * 2 && words.contains { DateWords.contains($0.hash) || isYear($0) }
  }

  private static func isYear(_ word: Word) -> Bool {
    word.isNumber && word.length == 4
  }
}

/// The words of dates: months, days of the week and what stands around them.
enum DateWords {
  static func contains(_ hash: UInt64) -> Bool { table[hash] != 0 }

  private static let table = HashTable(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri
    sat sun am pm gmt utc est edt pst at on published updated ocak şubat mart nisan mayıs haziran temmuz ağustos
    eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar يناير فبراير مارس أبريل مايو يونيو
    يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    """.split { $0 == " " || $0 == "\n" }.map { (Folding.hash(of: String($0)), 1) })
}
