/// The word after an end mark, as far as deciding needs it.
struct NextWord {
  /// The word without opening marks, at most 24 bytes.
  let text: String
  /// Whether it starts with a lower-case letter.
  let isLower: Bool
  /// Whether it starts with a digit.
  let isDigit: Bool
  /// Whether a dash stands before it.
  let isDash: Bool
}

extension SentenceReader {
  /// The scalar at an offset inside the range, and its length in bytes.
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[offset])
    let count = range.upperBound - offset
    if lead < 0x80 || lead < 0xC0 { return (lead, 1) }
    if lead < 0xE0, count > 1 { return ((lead & 0x1F) << 6 | tail(offset + 1), 2) }
    if lead < 0xF0, count > 2 { return ((lead & 0x0F) << 12 | tail(offset + 1) << 6 | tail(offset + 2), 3) }
    guard lead < 0xF8, count > 3 else { return (lead, 1) }
    return ((lead & 0x07) << 18 | tail(offset + 1) << 12 | tail(offset + 2) << 6 | tail(offset + 3), 4)
  }

  private func tail(_ offset: Int) -> UInt32 { UInt32(text[offset] & 0x3F) }

  /// The first offset from `offset` on that is not white space; line breaks stop it.
  func skipSpaces(from offset: Int) -> Int {
    var offset = offset
    while offset < range.upperBound, text[offset] != 0x0A, text[offset] != 0x0D {
      let step = SentenceBytes.space(in: text, at: offset, range.upperBound)
      if step == 0 { break }
      offset += step
    }
    return offset
  }

  /// The first offset from `offset` on that is no opening quote or bracket; at most four are passed.
  func skipOpeners(from offset: Int) -> Int {
    var offset = offset
    for _ in 0..<4 where offset < range.upperBound {
      let (value, length) = scalar(at: offset)
      guard SentenceWords.isOpener(value) else { break }
      offset += length
    }
    return offset
  }

  /// Whether white space ends before an offset.
  func space(before offset: Int) -> Bool {
    offset > range.lowerBound && SentenceBytes.space(in: text, before: offset, range.lowerBound) != nil
  }

  /// Where the token that ends at `end` starts: after white space or an opening mark, at most 24 bytes back.
  func tokenStart(before end: Int) -> Int {
    var offset = end
    let floor = max(start, end - 24)
    while offset > floor, !space(before: offset) {
      let byte = text[offset - 1]
      if byte == 0x22 || byte == 0x27 || byte == 0x28 || byte == 0x5B { break }
      // An opening quote of three bytes: “ ‘ „ and their like.
      if byte & 0xC0 == 0x80, offset - 3 >= floor, text[offset - 3] == 0xE2, text[offset - 2] == 0x80 {
        break
      }
      offset -= 1
    }
    while offset < end, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  /// The end of the word that starts at an offset: white space or a mark, at most 24 bytes on.
  func wordEnd(from offset: Int) -> Int {
    var end = offset
    let limit = min(range.upperBound, offset + 24)
    while end < limit, text[end] >= 0x80 ? !isPunctuation(end) : isWordByte(text[end]) {
      end += scalar(at: end).length
    }
    return min(end, range.upperBound)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private func isPunctuation(_ offset: Int) -> Bool {
    let value = scalar(at: offset).value
    return (0x2000...0x206F).contains(value) || (0xA0...0xBF).contains(value) || value == 0x60C
  }

  /// The word that starts at an offset, behind opening marks and dashes.
  func nextWord(from offset: Int) -> NextWord {
    var place = skipOpeners(from: offset)
    guard place < range.upperBound else {
      return NextWord(text: "", isLower: false, isDigit: false, isDash: false)
    }
    let isDash = [0x2D, 0x2013, 0x2014, 0x2015].contains(scalar(at: place).value)
    if isDash { place = skipOpeners(from: skipSpaces(from: place + scalar(at: place).length)) }
    guard place < range.upperBound else {
      return NextWord(text: "", isLower: false, isDigit: false, isDash: isDash)
    }
    let (first, length) = scalar(at: place)
    var end = wordEnd(from: place)
    // An initial is a word with its stop: `В.` is no preposition.
    if end == place + length, end < range.upperBound, text[end] == 0x2E { end += 1 }
    return NextWord(
      text: String(decoding: text[place..<end], as: UTF8.self),
      isLower: isLower(first), isDigit: Unicode.Scalar(first)?.properties.numericType == .decimal,
      isDash: isDash)
  }

  func isLetter(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.properties.isAlphabetic ?? false }
  func isLower(_ value: UInt32) -> Bool {
    value < 0x80 ? (0x61...0x7A).contains(value) : Unicode.Scalar(value)?.properties.isLowercase ?? false
  }
  func isUpper(_ value: UInt32) -> Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : Unicode.Scalar(value)?.properties.isUppercase ?? false
  }
}
