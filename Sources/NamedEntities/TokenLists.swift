private import Lexicons

/// The small closed lists the tokeniser needs, as hashes of folded words.
struct TokenLists: Sendable {
  /// Words whose full stop belongs to them.
  let abbreviations: Set<UInt64>
  /// What stands before an elision apostrophe in French.
  let elisions: Set<UInt64>
  /// What stands behind an apostrophe in English.
  let clitics: Set<UInt64>
  /// Arabic words that begin with the letter و for themselves.
  let wawWords: Set<UInt64>

  static let shared = TokenLists(wawWords: EntityLexicons.rows(EntityLexicons.waw).compactMap(\.first))
  /// The lists for reading phrases of a list, in which a leading و is always part of the word.
  static let phrases = TokenLists(wawWords: nil)
  /// Whether an initial و is ever split off.
  let splitsConjunction: Bool

  private init(wawWords words: [Substring]?) {
    splitsConjunction = words != nil
    let set = { (words: String) in Set(words.split(separator: " ").map { Hashing.hash(ofWord: $0) }) }
    abbreviations = set(
      "mr mrs ms dr st mt gen sen rep gov lt col sgt maj capt cpl pvt spc prof hon rev fr sr jr inc corp co ltd "
        + "bros no vs etc jan feb mar apr jun jul aug sept sep oct nov dec messrs mme mlle supt cmdr adm amb "
        + "dept univ assn ft mss av bld доц проф акад им ул св dr prof doç yrd org gnr bkz")
    elisions = set("l d j m n s t c qu lorsqu puisqu jusqu quelqu")
    clitics = set("s t re ve ll d m")
    wawWords = Set((words ?? []).map { Hashing.hash(ofWord: $0) })
  }
}
