/// A dictionary whose keys are hashes already: one multiplication finds the place, no hashing on top.
package struct HashedNumbers: Sendable {
  /// Keys and values, a power of two of them, at most half full; a value of -1 marks a free place.
  private var slots: [(key: UInt64, value: Int32)]
  private var count = 0

  /// A table with nothing in it.
  package init() { slots = Array(repeating: (0, -1), count: 64) }

  /// The value of a key, at least 0; nil when it is not there.
  @inline(__always)
  package subscript(_ key: UInt64) -> Int? {
    var place = place(of: key)
    while true {
      let slot = slots[place]
      if slot.value < 0 { return nil }
      if slot.key == key { return Int(slot.value) }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count &- 1)
  }

  /// Sets the value of a key, which must be at least 0.
  package mutating func set(_ key: UInt64, to value: Int) {
    if count * 2 >= slots.count { grow() }
    var place = place(of: key)
    while slots[place].value >= 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    if slots[place].value < 0 { count += 1 }
    slots[place] = (key, Int32(clamping: max(0, value)))
  }

  private mutating func grow() {
    let before = slots
    slots = Array(repeating: (0, -1), count: before.count * 2)
    count = 0
    for slot in before where slot.value >= 0 { set(slot.key, to: Int(slot.value)) }
  }
}
