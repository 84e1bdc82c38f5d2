/// A page in UTF-8, and where its parts end by the HTML standard (its section 13.2.5).
///
/// Offsets are of bytes; each question takes O(bytes passed over).
struct PageBytes {
  let bytes: [UInt8]

  /// The byte at an offset; 0 behind the end.
  @inline(__always)
  subscript(offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

  /// Whether a byte ends the name of a tag or an attribute.
  static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }

  /// What a text holds besides characters that stand for themselves.
  struct Look {
    var isBlank = true, hasReference = false, hasZero = false, hasReturn = false
  }

  /// The text up to the next `<`.
  func text(from start: Int) -> (Range<Int>, Look) {
    let bytes = bytes.span
    var look = Look()
    var end = start
    while end < bytes.count, bytes[end] != 0x3C {
      let byte = bytes[end]
      if byte > 0x26 {
        look.isBlank = false
      } else if !PageBytes.isSpace(byte) {
        look.isBlank = false
        if byte == 0x26 { look.hasReference = true }
        if byte == 0 { look.hasZero = true }
      } else if byte == 0x0D {
        look.hasReturn = true
      }
      end += 1
    }
    return (start..<end, look)
  }

  /// The offset behind the comment that begins at `start`; `<!-->` is one.
  func endOfComment(_ start: Int) -> Int {
    var next = start + 2
    while let dash = bytes[next...].firstIndex(of: 0x2D) {
      guard self[dash + 1] == 0x2D else {
        next = dash + 1
        continue
      }
      if self[dash + 2] == 0x3E { return dash + 3 }
      if dash >= start + 4, self[dash + 2] == 0x21, self[dash + 3] == 0x3E { return dash + 4 }
      next = dash + 1
    }
    return bytes.count
  }

  /// The offset behind the next `>`.
  func endOfDeclaration(_ start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
  }

  /// The offset of the tag that ends an element whose content, from `start`, is no markup; the page's end when there is
  /// none.
  func endOfRaw(_ name: Range<Int>, from start: Int) -> Int {
    var next = start
    while let mark = bytes[next...].firstIndex(of: 0x3C) {
      next = mark + 1
      let end = mark + 2 + name.count
      guard self[next] == 0x2F, end <= bytes.count, PageBytes.endsName(self[end]),
        zip(bytes[name], bytes[(mark + 2)...]).allSatisfy({ asciiLowercased($0) == asciiLowercased($1) })
      else { continue }
      return mark
    }
    return bytes.count
  }

  /// The offset behind the tag at `start` when that ends an element, else `start`.
  func endOfEndTag(_ start: Int) -> Int {
    self[start] == 0x3C && self[start + 1] == 0x2F ? endOfDeclaration(start) : start
  }
}
