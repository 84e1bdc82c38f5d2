import TextKernels

/// A table from the hashes of names to values: open addressing, faster than a dictionary of strings.
struct NameTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]

  /// A table of names in lower case; of equal names the last counts.
  init(_ values: [(name: Substring, value: Value)]) {
    var size = 16
    while size < values.count * 4 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    self.values = [Value?](repeating: nil, count: size)
    for (name, value) in values {
      let key = name.utf8.reduce(NameTable.empty) { NameTable.step($0, $1) }
      let place = self.place(of: key)
      keys[place] = key
      self.values[place] = value
    }
  }

  /// The hash of no bytes.
  static var empty: UInt64 { Hashing.empty }

  /// The hash of a name that goes on with one more byte.
  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { Hashing.step(hash, UInt32(byte)) }

  /// The value of a hash; nil when it is of no name in the table.
  subscript(hash: UInt64) -> Value? { values[place(of: hash)] }

  /// Where a key stands, or would.
  private func place(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }
}
