/// What a person pressed.
enum Key: Equatable {
  /// A character or a control code.
  case scalar(Unicode.Scalar)
  /// A character with Alt held.
  case alt(Unicode.Scalar)
  /// A key with a name, and what was held with it.
  case named(Name, Modifiers)
  /// A sequence that no key here sends; nothing happens.
  case unknown
  /// What follows, up to `pasteEnd`, was pasted.
  case pasteStart
  case pasteEnd
  /// Bytes that are not UTF-8.
  case malformed

  enum Name: Equatable {
    case up, down, right, left, home, end, insert, delete, pageUp, pageDown, backTab
    case function(Int)
  }

  struct Modifiers: OptionSet {
    let rawValue: Int
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }
}

/// Takes keys off the front of the bytes that a terminal sends (ECMA-48 sequences, xterm's modifiers).
enum KeyDecoder {
  private static let escape: UInt8 = 0x1B

  /// The first key of `bytes` and how many bytes it takes, or nil when more bytes are needed to tell.
  ///
  /// `isComplete` says that no more will come soon: then a lone ESC is the key Escape.
  static func decode(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (key: Key, length: Int)? {
    guard let first = bytes.first else { return nil }
    guard first == escape else { return character(bytes, isComplete: isComplete) }
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return isComplete ? (.scalar("\u{1B}"), 1) : nil }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes, isComplete: isComplete)
    case UInt8(ascii: "O"): return singleShift(bytes, isComplete: isComplete)
    case escape: return (.scalar("\u{1B}"), 1)
    default:
      guard let (key, length) = character(rest, isComplete: isComplete) else { return nil }
      if case .scalar(let scalar) = key { return (.alt(scalar), length + 1) }
      return (key, length + 1)
    }
  }

  private static func character(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (key: Key, length: Int)? {
    let lead = bytes[bytes.startIndex]
    let length =
      switch lead {
      case 0..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0 else { return (.malformed, 1) }
    let continuing = bytes.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
    guard continuing.count == length - 1 else {
      let isCut = bytes.count == continuing.count + 1
      return isCut && !isComplete ? nil : (.malformed, continuing.count + 1)
    }
    var decoder = UTF8()
    var iterator = bytes.prefix(length).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (.malformed, length) }
    return (.scalar(scalar), length)
  }

  private static func singleShift(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (key: Key, length: Int)? {
    guard bytes.count > 2 else { return isComplete ? (.alt("O"), 2) : nil }
    let final = bytes[bytes.startIndex + 2]
    return (named(final: final, modifiers: []) ?? .unknown, 3)
  }

  private static func controlSequence(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (
    key: Key, length: Int
  )? {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "[") {  // function keys of the Linux console: ESC [ [ A
      guard body.count > 1 else { return isComplete ? (.unknown, 3) : nil }
      return (.named(.function(Int(body[body.startIndex + 1]) - 0x40), []), 4)
    }
    let parameters = body.prefix { (0x20...0x3F).contains($0) }
    guard let final = body.dropFirst(parameters.count).first else {
      if parameters.isEmpty, isComplete { return (.alt("["), 2) }
      return isComplete || parameters.count > 32 ? (.unknown, bytes.count) : nil
    }
    let length = 3 + parameters.count
    guard (0x40...0x7E).contains(final) else { return (.unknown, length - 1) }
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    let held = numbers.count > 1 ? Key.Modifiers(rawValue: max(0, numbers[1] - 1) & 7) : []
    if final == UInt8(ascii: "~") { return (tilde(numbers.first ?? 0, held), length) }
    return (named(final: final, modifiers: held) ?? .unknown, length)
  }

  private static func named(final: UInt8, modifiers: Key.Modifiers) -> Key? {
    let name: Key.Name? =
      switch final {
      case UInt8(ascii: "A"): .up
      case UInt8(ascii: "B"): .down
      case UInt8(ascii: "C"): .right
      case UInt8(ascii: "D"): .left
      case UInt8(ascii: "H"): .home
      case UInt8(ascii: "F"): .end
      case UInt8(ascii: "Z"): .backTab
      case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
      default: nil
      }
    return name.map { .named($0, modifiers) }
  }

  private static func tilde(_ number: Int, _ modifiers: Key.Modifiers) -> Key {
    switch number {
    case 1, 7: .named(.home, modifiers)
    case 2: .named(.insert, modifiers)
    case 3: .named(.delete, modifiers)
    case 4, 8: .named(.end, modifiers)
    case 5: .named(.pageUp, modifiers)
    case 6: .named(.pageDown, modifiers)
    case 11...15: .named(.function(number - 10), modifiers)
    case 17...21: .named(.function(number - 11), modifiers)
    case 23...24: .named(.function(number - 12), modifiers)
    case 200: .pasteStart
    case 201: .pasteEnd
    default: .unknown
    }
  }
}
