/// What the markup of a page said of one line of its text: the elements that hold it.
public struct Markup: Sendable, Equatable {
  /// What the elements around the line are.
  public var roles: Roles
  /// How much of the line is link text, from 0 to 100.
  public var linkShare: UInt8
  /// How many elements hold the line.
  public var depth: UInt16
  /// A number that lines share whose innermost container (division, section, article …) is the same.
  public var container: UInt32
  /// The same for the container around that one.
  public var outer: UInt32

  /// What markup says of a line.
  public init(
    roles: Roles = [], linkShare: UInt8 = 0, depth: UInt16 = 0, container: UInt32 = 0, outer: UInt32 = 0
  ) {
    self.roles = roles
    self.linkShare = linkShare
    self.depth = depth
    self.container = container
    self.outer = outer
  }

  /// What an element can say of the lines it holds.
  public struct Roles: OptionSet, Sendable, Hashable {
    /// One bit for each role.
    public let rawValue: UInt32

    /// The roles of some bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A paragraph (`<p>`).
    public static let paragraph = Roles(rawValue: 1 << 0)
    /// The main heading (`<h1>`).
    public static let mainHeading = Roles(rawValue: 1 << 1)
    /// A further heading (`<h2>` to `<h6>`).
    public static let heading = Roles(rawValue: 1 << 2)
    /// An item of a list.
    public static let listItem = Roles(rawValue: 1 << 3)
    /// A cell of a table.
    public static let tableCell = Roles(rawValue: 1 << 4)
    /// A quotation.
    public static let quotation = Roles(rawValue: 1 << 5)
    /// Code or other text set as typed.
    public static let preformatted = Roles(rawValue: 1 << 6)
    /// The caption of a figure.
    public static let caption = Roles(rawValue: 1 << 7)
    /// Inside `<article>`, or a block that calls itself the article's body.
    public static let article = Roles(rawValue: 1 << 8)
    /// Inside `<main>`.
    public static let main = Roles(rawValue: 1 << 9)
    /// Inside the navigation.
    public static let navigation = Roles(rawValue: 1 << 10)
    /// Inside the page's header.
    public static let header = Roles(rawValue: 1 << 11)
    /// Inside a footer.
    public static let footer = Roles(rawValue: 1 << 12)
    /// Inside a side column.
    public static let aside = Roles(rawValue: 1 << 13)
    /// Inside a form, or a button.
    public static let form = Roles(rawValue: 1 << 14)
    /// Inside a dialog, such as one that asks for consent.
    public static let dialog = Roles(rawValue: 1 << 15)
    /// Not shown when the page opens.
    public static let hidden = Roles(rawValue: 1 << 16)
    /// Inside readers' comments.
    public static let comments = Roles(rawValue: 1 << 17)
    /// Inside links to other articles.
    public static let related = Roles(rawValue: 1 << 18)
    /// Inside an advertisement or a request to subscribe.
    public static let promotion = Roles(rawValue: 1 << 19)
    /// Inside buttons that share the page.
    public static let sharing = Roles(rawValue: 1 << 20)
    /// The author's name or note, or the date.
    public static let byline = Roles(rawValue: 1 << 21)
    /// Inside a block that calls itself the body of the article.
    public static let body = Roles(rawValue: 1 << 22)
  }
}
