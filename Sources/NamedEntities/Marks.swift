/// Latin letters without their marks, as keyboards and agencies without them write them.
enum Marks {
  private static let bare: [UInt16] = {
    var table = (0..<0x180).map { UInt16($0) }
    let pairs = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"),
      ("r", "ŕŗř"),
      ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    for (letter, marked) in pairs {
      for scalar in marked.utf16 { table[Int(scalar)] = letter.utf16.first ?? scalar }
    }
    return table
  }()

  /// The letter without marks; other letters as they are.
  static func bare(_ letter: UInt16) -> UInt16 { letter < 0x180 ? bare[Int(letter)] : letter }
}
