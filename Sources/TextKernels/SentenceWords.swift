/// The words that decide whether a full stop ends a sentence; written for this project.
enum SentenceWords {
  /// What may stand after an abbreviation inside its sentence.
  enum Abbreviation {
    /// A name: it never ends a sentence.
    case title
    /// A number.
    case beforeNumber
    /// A name; before a word such as `The` it ends the sentence.
    case beforeName
  }

  /// Titles and the like; those with a capital count only when written with one.
  private static let titles = words(
    """
    Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Sen Rep Reps Sens Gov Govs Lt Col Sgt Capt Cpl Pvt Maj Adm Cmdr Brig Rev \
    Fr Hon Pres Supt Insp Det Amb Msgr St Ste Mt Ft Sra Srta Dra Dña Mme Mlle Mgr Doç Yrd Av Org Alb Sn Hz \
    vs viz cf bzw ca evtl ggf inkl zzgl sog Hr Fr акад проф доц им ул напр ср см
    """)
  /// Numbers follow these.
  private static let numbered = words(
    """
    no nos fig figs vol vols pp para ch Nr núm pág págs art abs bd kap § ст рис табл пп c ca sayı çev \
    jan feb mar apr jun jul aug sep sept oct nov dec
    """)
  /// Names may follow these; a sentence may end with them too.
  private static let beforeNames = words(
    """
    Inc Corp Ltd Co Cos Bros Jr Sr Dept Univ Assn Ave Blvd Rd Mts approx est min max hr hrs usw etc al Mio Mrd \
    Ala Ariz Calif Colo Conn Fla Ga Ill Ind Kan Ky Md Mass Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va \
    Wash Wis Wyo vb vd Cad Sok Mah Apt Bul A.Ş гг г руб коп тыс млн млрд др
    """)

  /// What an abbreviation without inner stops may be followed by; nil when the token is none.
  static func abbreviation(of token: [UInt8], isName: Bool) -> Abbreviation? {
    let word = String(decoding: token, as: UTF8.self)
    if titles.contains(word) { return .title }
    if numbered.contains(word) || isName && numbered.contains(word.lowercased()) { return .beforeNumber }
    return beforeNames.contains(word) ? .beforeName : nil
  }

  /// Acronyms with stops inside that never end a sentence, without the last stop.
  static let neverLastAcronyms = words("e.g i.e z.b d.h u.a o.ä p.ej p.ex c.-à-d т.е т.н ср.г i.d.r")
  /// What follows a time of day inside its sentence.
  static let afterClock = words(
    """
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET Eastern Central Pacific Mountain Monday \
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August \
    September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    """)
  /// Months that follow an ordinal day, in German and Turkish.
  static let months = words(
    """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner Ocak Şubat Mart \
    Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
    """)
  /// Languages that write ordinals as a number with a full stop.
  static let languagesWithOrdinalStops = words("de tr da nb nn no fi cs sk hu hr sr sl et lv is pl")
  /// Capitalised function words: after an acronym or initial they start a sentence.
  static let starters = words(
    """
    The A An In On At It Its He She They We You His Her Their Our This That These Those There But And Or So \
    Yet If When While After Before As For From With Without By Since Although Though However Meanwhile According \
    What Who Why How Where Not No Now Then Also Both Some Many Most Several Another Earlier Later Last Despite \
    During Under Over Der Die Das Ein Eine Er Sie Es Wir Im Am Und Aber Le La Les Un Une Il Elle Ils Dans En Mais \
    El Los Las Una Pero Ve Bu Bir Ancak Ama В На Он Она Они Это Но И По За Как Однако
    """)
  /// Words of saying after a quotation.
  static let cues = words(
    """
    said says asked asks told tells wrote writes added adds replied replies tweeted posted continued shouted \
    yelled exclaimed remarked declared insisted قال قالت أضاف أضافت سأل سألت يقول تقول تساءل وقال وقالت وأضاف
    """)

  /// Whether a scalar closes a quotation or bracket after an end mark.
  static func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300D, 0x300F, 0xFF09,
      0xFD3E,
      0xFD3F:
      true
    default: false
    }
  }

  /// Whether a quotation mark opens in one language and closes in another.
  static func isEitherHand(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018, 0x201C, 0x2039, 0x203A: true
    default: false
    }
  }

  /// Whether a scalar opens a quotation or bracket.
  static func isOpener(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xA1, 0xAB, 0xBB, 0xBF, 0x2018...0x201F, 0x2039, 0x203A, 0x300C,
      0x300E:
      true
    default: false
    }
  }

  /// The token in lower case.
  static func lowercased(_ token: [UInt8]) -> String { String(decoding: token, as: UTF8.self).lowercased() }

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }
}
