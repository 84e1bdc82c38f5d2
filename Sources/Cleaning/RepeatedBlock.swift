public import CollateCore

/// A block of lines that a page has again: a body pasted twice, each line a copy of one that is kept.
public struct RepeatedBlock: Sendable, Equatable {
  /// The numbers, from 1, of the lines set aside.
  public let lines: ClosedRange<Int>
  /// The numbers of the lines they repeat.
  public let original: ClosedRange<Int>

  /// A block of lines that repeats others, by their numbers.
  public init(lines: ClosedRange<Int>, original: ClosedRange<Int>) {
    (self.lines, self.original) = (lines, original)
  }

  /// The blocks of a document, in order; none for a document without repeats.
  ///
  /// Lines go on with a block as long as they repeat lines further down and only blank ones stand between. O(lines).
  public static func blocks(of document: Document) -> [RepeatedBlock] {
    var blocks: [RepeatedBlock] = []
    var isOpen = false
    for (index, line) in document.lines.enumerated() where line.label != .blank {
      guard line.label == .repeat, let original = RepeatedBlock.original(in: line.reason) else {
        isOpen = false
        continue
      }
      if isOpen, let last = blocks.last, original > last.original.upperBound {
        blocks[blocks.count - 1] = RepeatedBlock(
          lines: last.lines.lowerBound...index + 1, original: last.original.lowerBound...original)
      } else {
        blocks.append(RepeatedBlock(lines: index + 1...index + 1, original: original...original))
      }
      isOpen = true
    }
    return blocks
  }

  private static let reason = "the same words as line "

  /// Why a line is set aside that repeats another, given by its number.
  static func reason(repeating line: Int) -> String { reason + String(line) }

  private static func original(in reason: String) -> Int? {
    reason.hasPrefix(self.reason) ? Int(reason.dropFirst(self.reason.count)) : nil
  }
}
