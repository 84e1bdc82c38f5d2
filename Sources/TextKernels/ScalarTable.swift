/// What each Unicode scalar is to the word tokeniser, and what it becomes for comparison.
///
/// An entry packs the folded scalar, the class and two flags into 32 bits. Scalars below U+3000 stand in a table
/// of 48 kB, made once per process from the Unicode data of the standard library; the rest goes by rule.
struct ScalarTable: Sendable {
  let entries: [UInt32]

  static let shared = ScalarTable()
  static let count: UInt32 = 0x3000

  /// What a scalar is to the word tokeniser.
  enum Class {
    static let `break`: UInt32 = 0 << 21
    static let letter: UInt32 = 1 << 21
    static let digit: UInt32 = 2 << 21
    /// Part of the word it follows, and dropped in folding: harakat, combining accents, tatweel.
    static let silent: UInt32 = 3 << 21
    /// Dropped wherever it stands: soft hyphen, bidi controls, joiners.
    static let ignorable: UInt32 = 4 << 21
    /// A word by itself: ideographs, kana, letters of scripts without spaces.
    static let solo: UInt32 = 5 << 21
    static let apostrophe: UInt32 = 6 << 21
    static let separator: UInt32 = 7 << 21
    static let mask: UInt32 = 7 << 21
  }
  static let upper: UInt32 = 1 << 24
  static let expands: UInt32 = 1 << 25
  static let scalarMask: UInt32 = (1 << 21) - 1

  private init() {
    let bases = ScalarTable.accentedLetters()
    entries = (0..<ScalarTable.count).map { ScalarTable.entry(of: $0, bases: bases) }
  }

  /// The entry of a scalar.
  @inline(__always)
  static func lookup(_ scalar: UInt32, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
    if scalar < count { return unsafe table[Int(scalar)] }
    return entry(of: scalar, bases: [:])
  }

  /// The scalars that follow the folded scalar of an entry that expands.
  static func rest(of scalar: UInt32) -> [UInt32] { expansions[scalar] ?? [] }

  private static let expansions: [UInt32: [UInt32]] = [
    0xDF: [0x73], 0x1E9E: [0x73], 0xE6: [0x65], 0xC6: [0x65], 0x153: [0x65], 0x152: [0x65], 0xFE: [0x68],
    0xDE: [0x68], 0xFB00: [0x66], 0xFB01: [0x69], 0xFB02: [0x6C], 0xFB03: [0x66, 0x69], 0xFB04: [0x66, 0x6C],
    0xFB05: [0x74], 0xFB06: [0x74], 0xFEF5: [0x627], 0xFEF6: [0x627], 0xFEF7: [0x627], 0xFEF8: [0x627],
    0xFEF9: [0x627], 0xFEFA: [0x627], 0xFEFB: [0x627], 0xFEFC: [0x627],
  ]
}

// MARK: - How an entry is made

extension ScalarTable {
  private static func entry(of scalar: UInt32, bases: [UInt32: UInt32]) -> UInt32 {
    if let special = special(scalar) { return special }
    if scalar >= 0x3000, let wide = wide(scalar) { return wide }
    guard let unicode = Unicode.Scalar(scalar) else { return Class.break }
    let properties = unicode.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
      return folded(bases[lower] ?? lower, from: scalar) | Class.letter | upper
    case .lowercaseLetter, .otherLetter, .modifierLetter, .letterNumber:
      return folded(bases[scalar] ?? scalar, from: scalar) | (isUnspaced(scalar) ? Class.solo : Class.letter)
    case .decimalNumber:
      return UInt32(48 + (properties.numericValue ?? 0)) | Class.digit
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return isSilent(mark: scalar) || isUnspaced(scalar) ? Class.silent : scalar | Class.letter
    case .format: return Class.ignorable
    default: return scalar | Class.break
    }
  }

  private static func folded(_ base: UInt32, from scalar: UInt32) -> UInt32 {
    let first: UInt32? =
      switch scalar {
      case 0xDF, 0x1E9E, 0xFB05, 0xFB06: 0x73
      case 0xE6, 0xC6: 0x61
      case 0x153, 0x152: 0x6F
      case 0xFE, 0xDE: 0x74
      case 0xFB00...0xFB04: 0x66
      default: nil
      }
    return first.map { $0 | expands } ?? base
  }

  /// Scalars whose treatment is a decision of ours rather than Unicode's.
  private static func special(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x27, 0x2018, 0x2019, 0x201B, 0x2BC, 0xFF07: 0x27 | Class.apostrophe
    case 0x2E, 0x66B: 0x2E | Class.separator
    case 0x2C, 0x66C: 0x2C | Class.separator
    case 0x22, 0x201C...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: 0x22 | Class.break
    case 0x2010...0x2015, 0x2212: 0x2D | Class.break
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: 0x20 | Class.break
    case 0x200B: 0x20 | Class.break
    case 0x640, 0x2B9...0x2BB, 0x2BD...0x2C1, 0x2C6...0x2DF: Class.silent
    case 0x130: 0x69 | Class.letter | upper
    case 0x131: 0x69 | Class.letter
    case 0x621: Class.silent
    case 0x622, 0x623, 0x625, 0x671: 0x627 | Class.letter
    case 0x624: 0x648 | Class.letter
    case 0x626, 0x649, 0x6CC, 0x6CD, 0x6D2: 0x64A | Class.letter
    case 0x6A9: 0x643 | Class.letter
    case 0x6C0, 0x6C1, 0x6D5: 0x647 | Class.letter
    default: nil
    }
  }

  /// Scalars from U+3000 that need no look into the Unicode data, and compatibility forms of Arabic and Latin.
  private static func wide(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      scalar | Class.solo
    case 0xAC00...0xD7A3: scalar | Class.letter
    case 0xFE80...0xFEFC: arabicForms[Int(scalar - 0xFE80)]
    case 0xFF10...0xFF19: (scalar - 0xFF10 + 48) | Class.digit
    case 0xFF21...0xFF3A: (scalar - 0xFF21 + 97) | Class.letter | upper
    case 0xFF41...0xFF5A: (scalar - 0xFF41 + 97) | Class.letter
    case 0xFF01...0xFF0F: (scalar - 0xFF01 + 33) | Class.break
    default: nil
    }
  }

  /// The presentation forms U+FE80–FEFC, which PDFs leave in texts: each letter with its number of forms.
  private static let arabicForms: [UInt32] = {
    let letters = Array("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويي".unicodeScalars.map(\.value))
    let forms = [
      1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2,
      4,
    ]
    var entries: [UInt32] = []
    for (letter, count) in zip(letters, forms) {
      entries += [UInt32](repeating: special(letter) ?? (letter | Class.letter), count: count)
    }
    return entries + [UInt32](repeating: 0x644 | Class.letter | expands, count: 8)
  }()

  /// Thai, Lao, Myanmar and Khmer write no spaces between words.
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF: true
    default: false
    }
  }

  /// Marks that tell letters apart only for the ear or the style: accents, vowel points, variation selectors.
  private static func isSilent(mark scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED,
      0x8CA...0x8FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F,
      0xE0100...0xE01EF:
      true
    default: false
    }
  }

  /// Letters with an accent, by the letter without it: the canonical decompositions of Unicode 15 for Latin,
  /// Greek and Cyrillic, without й (a letter of its own), with the stroked letters that have no decomposition.
  private static func accentedLetters() -> [UInt32: UInt32] {
    let lines = """
      aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓđð eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệə fḟ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖħ
      iìíîïĩīĭįǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽł mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ pṕṗ
      rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩſẛ tţťțṫṭṯṱẗ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ
      αἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷά εἐἑἒἓἔἕὲέέ ηἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇή ιἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗΐίϊ οὀὁὂὃὄὅὸόό ρῤῥ σς
      υὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧΰϋύ ωὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷώ
      аӑӓ гѓ еѐёӗ жӂӝ зӟ иѝӣӥ кќ оӧ уўӯӱӳ чӵ ыӹ эӭ ії әӛ өӫ
      """
    var bases: [UInt32: UInt32] = [:]
    for group in lines.split(whereSeparator: \.isWhitespace) {
      let scalars = group.unicodeScalars.map(\.value)
      for scalar in scalars.dropFirst() { bases[scalar] = scalars[0] }
    }
    return bases
  }
}
