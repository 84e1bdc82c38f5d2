public import PluginKit

/// Where a running notebook speaks: answers to one side, remarks to the other.
public struct Console {
  /// Writes an answer; throws when it cannot be written whole.
  public var answer: ([UInt8]) throws(CommandError) -> Void
  /// Writes an answer of many rows, whose bytes come in parts; `answer` takes them one by one unless this is set.
  public var flood: (Flood) throws(CommandError) -> Void

  /// Hands the bytes of an answer on, part by part.
  public typealias Flood = (_ take: ([UInt8]) throws(CommandError) -> Void) throws(CommandError) -> Void

  /// Says something to the person, in one line without its break; it is never part of an answer.
  public var remark: (String) -> Void
  /// The paper answers are written on.
  public var page: () -> Page
  /// Milliseconds since 1970; nothing but the times of cells depends on it.
  public var clock: () -> Int

  /// Runs a command of the system with some bytes as its input; nil where that is refused.
  public var system: ((String, [UInt8]) throws(CommandError) -> Void)?

  /// What can be done with commands in the background; nil where nothing runs in the background.
  public var jobs: JobControl?

  /// What was typed at the prompt, oldest first; nil where no history is kept.
  public var history: (() -> [HistoryLine])?

  /// Asks the person whether to go on; nil where nobody can be asked.
  public var ask: ((String) -> Bool)?

  /// A console without commands of the system and without a background.
  public init(
    answer: @escaping ([UInt8]) throws(CommandError) -> Void, remark: @escaping (String) -> Void,
    page: @escaping () -> Page = { Page() }, clock: @escaping () -> Int = { 0 }
  ) {
    self.answer = answer
    flood = { (parts) throws(CommandError) in try parts(answer) }
    self.remark = remark
    self.page = page
    self.clock = clock
  }
}
