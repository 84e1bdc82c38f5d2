private import Glibc

/// The keys of a terminal: its bytes, read without being lost between lines, and decoded.
struct TerminalInput {
  /// What woke the reader.
  enum Event: Equatable {
    case key(Key, bytes: [UInt8])
    case pasted([Unicode.Scalar])
    case signal
    case end
  }

  private let descriptor: Int32
  private let wake: Int32
  private var bytes: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  /// How long a lone Escape waits for the rest of a sequence, and how long a sequence that has begun.
  private static let escapeMilliseconds: Int32 = 30
  private static let sequenceMilliseconds: Int32 = 300

  init(descriptor: Int32, wake: Int32) {
    self.descriptor = descriptor
    self.wake = wake
  }

  /// Whether a key can be had without waiting.
  mutating func isReady() -> Bool {
    if start < bytes.count { return true }
    if poll(milliseconds: 0).contains(.input) { fill() }
    return start < bytes.count
  }

  /// Waits for the next key or signal.
  mutating func next() -> Event {
    while true {
      let found = KeyDecoder.decode(bytes[start...], isComplete: false) ?? completed()
      if let (key, length) = found {
        let raw = Array(bytes[start..<(start + length)])
        start += length
        return key == .pasteStart ? paste() : .key(key, bytes: raw)
      }
      if hasEnded { return .end }
      let ready = poll(milliseconds: -1)
      if ready.contains(.signal) { return .signal }
      if ready.contains(.input) { fill() }
    }
  }

  /// The key of bytes that may be the beginning of a longer one, once it is clear that no more come.
  private mutating func completed() -> (key: Key, length: Int)? {
    guard start < bytes.count else { return nil }
    while !hasEnded {
      let patience = bytes.count - start > 1 ? Self.sequenceMilliseconds : Self.escapeMilliseconds
      guard poll(milliseconds: patience).contains(.input) else { break }
      fill()
      if let found = KeyDecoder.decode(bytes[start...], isComplete: false) { return found }
    }
    return KeyDecoder.decode(bytes[start...], isComplete: true)
  }

  /// Reads what is pasted, up to its end mark, and makes it safe to edit.
  private mutating func paste() -> Event {
    let mark = Array("\u{1B}[201~".utf8)
    var searched = start
    while true {
      var index = searched
      while index + mark.count <= bytes.count {
        if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
          let pasted = Array(bytes[start..<index])
          start = index + mark.count
          return .pasted(PastedText.scalars(of: pasted))
        }
        index += 1
      }
      searched = index
      if hasEnded { return .end }
      let ready = poll(milliseconds: -1)
      if ready.contains(.signal), Signals.pending.contains(.interrupt) {
        bytes = []
        start = 0
        return .signal
      }
      let before = start
      if ready.contains(.input) { fill() }
      searched -= before - start
    }
  }

  private struct Ready: OptionSet {
    let rawValue: Int
    static let input = Ready(rawValue: 1)
    static let signal = Ready(rawValue: 2)
  }

  private func poll(milliseconds: Int32) -> Ready {
    if !Signals.pending.isDisjoint(with: [.interrupt, .terminate, .hangUp, .stop, .resume, .resize]) {
      return .signal
    }
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let count = unsafe Glibc.poll(&waiting, nfds_t(wake < 0 ? 1 : 2), milliseconds)
    guard count > 0 else { return count < 0 ? .signal : [] }
    var ready: Ready = []
    if waiting[0].revents != 0 { ready.insert(.input) }
    if waiting[1].revents != 0 { ready.insert(.signal) }
    return ready
  }

  private mutating func fill() {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count > 0 {
      bytes += chunk[..<count]
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      hasEnded = true
    }
  }
}

/// Text that was pasted.
enum PastedText {
  /// The text as an editable block: line breaks as `\n`, no other control code, no break at the end.
  static func scalars(of bytes: [UInt8]) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A where afterReturn: break
      case 0x0A, 0x0D: scalars.append("\n")
      case 0x09: scalars.append(scalar)
      case 0..<0x20, 0x7F..<0xA0: break
      default: scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    while scalars.last == "\n" { scalars.removeLast() }
    return scalars
  }
}
