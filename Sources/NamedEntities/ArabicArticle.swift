extension TokenStream {
  private static let others = RuleWords.words("no-article")

  /// Whether a token is an Arabic word with the article: not `إلى` or `التي`, which begin with the same letters.
  func hasArticle(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.flags.contains(.arabic) && token.count >= 4
      && scalars(of: token).prefix(2).elementsEqual([0x627, 0x644])
      && !TokenStream.others.contains(token.word)
  }
}
