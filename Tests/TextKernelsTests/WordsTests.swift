import Testing
import TextKernels

struct WordsTests {
  @Test(arguments: [
    ("Don't stop", ["don't", "stop"]),
    ("Don’t STOP!", ["don't", "stop"]),
    ("over 4,600 people, 3.5 per cent.", ["over", "4,600", "people", "3.5", "per", "cent"]),
    ("two-state 'plan' 1990s", ["two", "state", "plan", "1990s"]),
    ("İstanbul'da IŞIK ısı", ["istanbul'da", "isik", "isi"]),
    ("قالَ الأُستاذ مــرحبا ٤٬٦٠٠ إلى", ["قال", "الاستاذ", "مرحبا", "4,600", "الي"]),
    ("Ёлка, Йод; МОСКВА", ["елка", "йод", "москва"]),
    ("Élysée Straße Æsop Łódź", ["elysee", "strasse", "aesop", "lodz"]),
    ("北京 2024年", ["北", "京", "2024", "年"]),
    ("שָׁלוֹם עולם", ["שלום", "עולם"]),
    ("co\u{AD}operate \u{202B}نص\u{202C}", ["cooperate", "نص"]),
    ("cafe\u{301} и\u{306}од", ["cafe", "йод"]),
    ("Αθήνα ΣΟΦΟΣ σοφός", ["αθηνα", "σοφοσ", "σοφοσ"]),
    ("ﻣﺮﺣﺒﺎ ﬁsh", ["مرحبا", "fish"]),
    ("a.b ,5 5, 'tis", ["a", "b", "5", "5", "tis"]),
    ("", []), (" \n—…", []),
  ]) func `words are found and folded in every script`(text: String, folded: [String]) {
    let utf8 = Array(text.utf8)
    let words = Words.words(of: text)
    #expect(words.map { Folding.folded(utf8, $0.range) } == folded)
    #expect(words.map(\.hash) == folded.map { Folding.hash(of: $0) })
  }

  @Test func `ranges give back the words as they were written`() {
    let text = "“Élan,” قالَ\u{200F} the U.N. chief’s aide"
    let utf8 = Array(text.utf8)
    let written = Words.words(of: text).map { String(decoding: utf8[$0.range], as: UTF8.self) }
    #expect(written == ["Élan", "قالَ", "the", "U", "N", "chief’s", "aide"])
  }

  @Test func `traits tell how a word was written`() {
    let words = Words.words(of: "NATO Nato nato 1,200 G7 Él 京 A")
    #expect(words[0].traits == [.capitalised, .allCapitals, .letter])
    #expect(words[1].traits == [.capitalised, .letter])
    #expect(words[2].traits == [.letter])
    #expect(words[3].isNumber && words[3].traits == [.digit])
    #expect(words[4].traits == [.capitalised, .letter, .digit])
    #expect(words[5].traits == [.capitalised, .letter, .nonASCII])
    #expect(words[6].traits == [.letter, .solo, .nonASCII])
    #expect(words[7].traits == [.capitalised, .letter])
  }

  @Test func `several ranges give the words of each and never run over a bound`() {
    let utf8 = Array("alpha beta gamma".utf8)
    let words = Words.words(in: utf8, ranges: [0..<3, 6..<10, 11..<99])
    #expect(words.map { String(decoding: utf8[$0.range], as: UTF8.self) } == ["alp", "beta", "gamma"])
  }

  @Test func `bounds and bytes that cut a scalar do no harm`() {
    let utf8 = Array("aé漢😀ب".utf8)
    for low in 0...utf8.count {
      for high in low...utf8.count {
        let words = Words.words(in: utf8, low..<high)
        #expect(words.allSatisfy { $0.range.lowerBound >= low && $0.range.upperBound <= high })
      }
    }
    let hostile: [UInt8] = [0x80, 0xFF, 0xE0, 0xC3, 0x41, 0xF4]
    #expect(Words.words(in: hostile, 0..<6).count <= 3)
  }

  @Test func `a word without end is cut, not lost`() {
    let text = String(repeating: "x", count: 200_000) + String(repeating: "é", count: 100_000)
    let words = Words.words(of: text)
    #expect(words.reduce(0) { $0 + Int($1.length) } == text.utf8.count)
  }

  @Test func `reading eight letters at a time gives what reading one at a time gives`() {
    let letters = Array("abcdefghijKLMNOPqrstuvwxyz{@`[Z9'".utf8)
    for length in 0..<30 {
      for offset in 0..<4 {
        let text = (0..<length).map { letters[($0 * 7 + offset) % letters.count] }
        let padded = text + Array("        end".utf8)
        let short = Words.words(in: text, 0..<text.count)
        let long = Words.words(in: padded, 0..<padded.count).dropLast()
        #expect(short == Array(long), "\(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  @Test func `every scalar hashes like its folded text and folds to a fixed point`() {
    for value in UInt32(1)..<0x11000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "b"
      let folded = Folding.folded(text)
      #expect(Folding.folded(folded) == folded, "U+\(String(value, radix: 16))")
      let words = Words.words(of: text)
      let again = Words.words(of: folded)
      #expect(words.map(\.hash) == again.map(\.hash), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("IŞIK", true, "ışık"), ("IRAK", false, "irak"), ("İzmir’de", true, "izmir'de"), ("ÉTÉ", false, "été"),
    ("قَالَ", false, "قَالَ"), ("Straße", false, "straße"),
  ]) func `lower case keeps accents for stemmers`(text: String, isTurkish: Bool, expected: String) {
    let utf8 = Array(text.utf8)
    #expect(Folding.lowercased(utf8, 0..<utf8.count, isTurkish: isTurkish) == expected)
  }
}

struct HashingTests {
  @Test func `hashes are the same in every run`() {
    #expect(Hashing.mix(1) == 0xB456_BCFC_34C2_CB2C)
    #expect(Hashing.step(Hashing.empty, 0x61) == 0xAF63_DC4C_8601_EC8C)
    #expect(Hashing.combine(1, 2) != Hashing.combine(2, 1))
  }

  @Test func `bytes hash apart by content, length and place`() {
    let texts = ["", "\0", "\0\0", "a", "ab", "ba", "abcdefgh", "abcdefgh\0", "abcdefghi", "hgfedcba"]
    let hashes = texts.map { Hashing.bytes(Array($0.utf8)) }
    #expect(Set(hashes).count == texts.count)
    #expect(Hashing.bytes(Array("xabcx".utf8)[1..<4]) == Hashing.bytes(Array("abc".utf8)))
  }
}

struct WordCodeTests {
  private static let texts = [
    "", " ", "a", "Dr. Ahmed's 4,600 men left ÉCOLE and \u{201C}Straße\u{201D}, U.S. NATO 1a b2 don't",
    "القاهرة\u{200F} ٢٠٢٤ قَالَ كتـــاب\n東京は今日 café naïve IŞIK İzmir’de",
    String(repeating: "Aa1,2.x", count: 40) + String(repeating: "LONGERTHANEIGHT ", count: 9) + "МоскваЙй",
  ]

  @Test(arguments: texts) func `codes are those of the words, whatever ranges they are read in`(text: String)
  {
    let utf8 = Array(text.utf8)
    let half = utf8.count / 2
    for ranges in [
      [0..<utf8.count], [0..<half, half..<utf8.count], [], [half..<half], [-4..<utf8.count + 9],
    ] {
      let words = Words.words(in: utf8, ranges: ranges)
      let codes = Words.codes(in: utf8, ranges: ranges)
      #expect(codes.map(\.value) == words.map { WordCode($0.hash).value })
      #expect(codes.map { $0.kind == .number } == words.map { $0.traits.contains(.digit) })
    }
  }

  /// Lines of up to 79 bytes with letters mostly, and now and then anything else.
  private static func lines(_ seed: UInt64) -> [String] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = Hashing.mix(state &+ 0x9E37_79B9_7F4A_7C15)
      return Int(state >> 33) % bound
    }
    let rare =
      (0x20..<0x7F).compactMap { Unicode.Scalar($0).map(String.init) } + [
        "é", "\u{201C}", "\u{2019}", "\u{301}", "ш", "٣", "中", "\t", "\u{AD}", "\u{1F600}",
      ]
    return (0..<60).map { _ in
      var line = ""
      while line.utf8.count < 40 + next(36) {
        let word = (0...next(next(9) == 0 ? 24 : 9)).map { _ in String(UnicodeScalar(UInt8(97 + next(26)))) }
        line += next(5) == 0 ? word.joined().uppercased() : word.joined()
        line += next(4) == 0 ? rare[next(rare.count)] : " "
      }
      while line.utf8.count > 78 { line.removeLast() }
      return line + "\n"
    }
  }

  @Test(arguments: 1...40) func `words read in blocks are those read one by one`(seed: Int) {
    let lines = WordCodeTests.lines(UInt64(seed))
    let utf8 = Array(lines.joined().utf8)
    var ranges: [Range<Int>] = []
    for line in lines {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + line.utf8.count)
    }
    let codes = Words.codes(in: utf8, ranges: [0..<utf8.count])
    #expect(codes == Words.codes(in: utf8, ranges: ranges))
    #expect(codes.map(\.value) == Words.words(in: utf8, 0..<utf8.count).map { WordCode($0.hash).value })
    #expect(codes.contains { $0.kind == .name } && codes.contains { $0.kind == .frame })
  }

  @Test func `a name is written large, and not for opening a sentence`() {
    let utf8 = Array("Mara left. \u{201C}The ferry\u{201D} of Gull sank in 1999".utf8)
    let codes = Words.codes(in: utf8, ranges: [0..<utf8.count])
    let kinds: [WordCode.Kind] = [.frame, .frame, .frame, .frame, .frame, .name, .frame, .frame, .number]
    #expect(codes.map(\.kind) == kinds)
  }
}
