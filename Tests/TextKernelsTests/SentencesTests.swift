import CollateTesting
import Testing

import TextKernels

private func split(_ text: String, language: String = "und") -> [String] {
  let bytes = Array(text.utf8)
  return SentenceSplitter(language: language).sentences(in: bytes, range: 0..<bytes.count)
    .map { String(decoding: bytes[$0], as: UTF8.self) }
}

@Suite struct SentencesTests {
  @Test(arguments: [
    "Mr. Hale met Dr. Osei in St. Arden on Sept. 9 and left.",
    "Secretary of State Anton J. Brandt spoke.",
    "The U.S. Senate met the U.N. envoy.",
    "J. R. Marlow wrote it.",
    "He pays $3.50, i.e. Less than before, at No. 10.",
    "The harbour (built by Corr Inc. Holdings) opened at 5 p.m. EST on Monday.",
    "“Is it over?” asked the mayor.",
    "\"Is it over?\" Marlow asked.",
    "“Go home!” Lena Marlow said.",
    "Yahoo! is a company.",
    "He waited ... and left.",
    "Gen. Osei (ret.) and Lt. Col. Hale agreed.",
    "See Fig. 3 and vol. 12 for more.",
    "Harbour reopens after storm",
    "Visit www.example.org or mail a.b@example.org for more",
    "Version 2.5.1 and node.js are out",
    "1. First item of a list",
    "“Never!” — Lena Marlow, mayor",
  ])
  func `what looks like an end and is none does not split`(line: String) {
    #expect(split(line) == [line])
  }

  @Test(arguments: [
    ["He left.", "She stayed."],
    ["It was the U.S.", "The army agreed."],
    ["He paid 32.", "People cheered."],
    ["They met at 5 p.m.", "Rain fell."],
    ["“We will go.", "We will not wait,” he said."],
    ["“We will go.”", "He left."],
    ["He said: «Nous partons. »", "Puis il partit."],
    ["Is it over?", "No!", "\"Then stay.\"", "(He stayed.)", "Good."],
    ["Is it over?!", "Nobody knows..."],
    ["It was over…", "Then it was not."],
    ["A claim.[12]", "Another claim."],
    ["He was born in Sept.", "Nobody came."],
    ["the room was nice .", "the bed was soft ."],
    ["Shops, bars etc.", "The rest closed."],
    ["He studies art.", "Rain fell."],
    ["We had vitamin C.", "The rest was bread."],
  ])
  func `sentences end where they end`(sentences: [String]) {
    #expect(split(sentences.joined(separator: " ")) == sentences)
  }

  @Test(arguments: [
    ["هل انتهت الحرب؟", "لا نعلم.", "قال الوزير: سننتظر؛ ثم نقرر."],
    ["قال د. سامي إن الميناء مغلق.", "وأضاف أن العمل مستمر."],
    ["یہ شہر ہے۔", "وہ گیا۔"],
    ["港口重新开放。", "市长说！"],
    ["Порт открыт, заявил В. В. Марлов.", "Город ждёт."],
    ["בנמל נפתח.", "העיר מחכה."],
  ])
  func `scripts without capitals and with marks of their own split`(sentences: [String]) {
    #expect(split(sentences.joined(separator: sentences[0].hasSuffix("。") ? "" : " ")) == sentences)
  }

  @Test func `ordinals of German and Turkish do not split`() {
    #expect(split("Am 3. Oktober kam er.") == ["Am 3. Oktober kam er."])
    #expect(split("Bugün 2. Dünya Savaşı anılıyor. Törene gidildi.", language: "tr").count == 2)
    #expect(split("Der 2. Weltkrieg endete. Danach kam Ruhe.", language: "de").count == 2)
  }

  @Test func `a missing space after the end does not hide it`() {
    #expect(split("The army was there.The mayor left.") == ["The army was there.", "The mayor left."])
    #expect(split("He said so.“We go now.”") == ["He said so.", "“We go now.”"])
  }

  @Test func `a line break always ends a sentence and bullets are left out`() {
    #expect(
      split("Harbour reopens\nA ship came\r\nin. It left.") == [
        "Harbour reopens", "A ship came", "in.", "It left.",
      ])
    #expect(split("• One thing • another thing\n• A third") == ["One thing", "another thing", "A third"])
  }

  @Test func `ranges are inside the range asked for`() {
    let bytes = Array("Out. In one. In two. Out.".utf8)
    let found = SentenceSplitter().sentences(in: bytes, range: 5..<20)
    #expect(found == [5..<12, 13..<20])
    #expect(SentenceSplitter().sentences(in: bytes, range: 3..<3).isEmpty)
    #expect(split("  \u{A0}\u{200F} ").isEmpty)
  }

  @Test func `ranges cover all but white space and cut no scalar`() {
    let pieces = [
      "Mr. ", "é", "“", "”", "\"", ". ", "؟", "…", "• ", "x", "A", "\n", " ", "。", "3", "[1]", "U.S", "- ",
      "\u{1F600}",
    ]
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let bytes = Array(text.utf8)
      let found = SentenceSplitter().sentences(in: bytes, range: 0..<bytes.count)
      var last = 0
      for range in found {
        #expect(range.lowerBound >= last && range.upperBound > range.lowerBound)
        #expect(bytes[range.lowerBound] & 0xC0 != 0x80)
        let gap = String(decoding: bytes[last..<range.lowerBound], as: UTF8.self)
        #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "•" })
        last = range.upperBound
      }
    }
  }

  @Test func `a line of a megabyte is linear`() {
    for unit in ["a. ", "...\"", "((((", "U.S.", "! \" ", "\u{A0}\u{A0}", "••", "[1"] {
      let bytes = Array(String(repeating: unit, count: 250_000).utf8)
      let time = processorTime { _ = SentenceSplitter().sentences(in: bytes, range: 0..<bytes.count) }
      // Quadratic work on a megabyte would take hours.
      #expect(time < .seconds(60), "\(unit)")
    }
  }
}
