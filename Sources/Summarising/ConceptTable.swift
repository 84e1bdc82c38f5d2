/// Numbers concepts (stems, pairs of words) from 0 in the order they are met, so that counts are arrays.
///
/// An open-addressing table for keys that are hashes already; a standard dictionary would hash them again.
struct ConceptTable: Sendable {
  private var slots: [Slot]
  /// How many concepts have a number.
  private(set) var count = 0

  private struct Slot {
    var key: UInt64 = 0
    var number: Int32 = -1
  }

  init(minimumCapacity: Int = 16) {
    var size = 32
    while size * 2 < minimumCapacity * 3 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  /// The number of a concept, a new one when it has none.
  mutating func number(of concept: UInt64) -> Int32 {
    var place = self.place(of: concept)
    if slots[place].number >= 0 { return slots[place].number }
    if (count + 1) * 3 > slots.count * 2 {
      grow()
      place = self.place(of: concept)
    }
    slots[place] = Slot(key: concept, number: Int32(truncatingIfNeeded: count))
    count += 1
    return slots[place].number
  }

  /// The number of a concept that has one.
  func known(_ concept: UInt64) -> Int32? {
    let number = slots[place(of: concept)].number
    return number >= 0 ? number : nil
  }

  /// Whether a concept has a number.
  func contains(_ concept: UInt64) -> Bool { slots[place(of: concept)].number >= 0 }

  /// Gives a concept a number; false when it has one already.
  mutating func insert(_ concept: UInt64) -> Bool {
    let before = count
    _ = number(of: concept)
    return count > before
  }

  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    // The keys' high bits choose the place, so that neighbours in value do not meet.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while slots[place].number >= 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number >= 0 { slots[place(of: slot.key)] = slot }
  }
}

extension ConceptTable {
  /// A table of some concepts.
  init(_ concepts: some Sequence<UInt64>) {
    self.init()
    for concept in concepts { _ = number(of: concept) }
  }
}
