extension EditorCore {
  /// Shows help about the word at the cursor under the line; false when there is none, and `?` is a character.
  @discardableResult
  func showHelp() -> Bool {
    guard let (scalars, cursor) = buffer?.content else { return false }
    guard let text = hooks.help(scalars.string, scalars[..<cursor].utf8Count) else { return false }
    panel = text.split(separator: "\n", omittingEmptySubsequences: false).map { [StyledText(String($0))] }
    return true
  }
}
