public import CollateCore

/// Someone or something named in the corpus, under one name across documents and scripts.
public struct Entity: Sendable {
  /// The fullest form, in Latin letters when there is one.
  public let name: String
  /// What it is.
  public let type: EntityType
  /// The other forms it takes, most frequent first, each with the reason it is the same.
  public let aliases: [Alias]
  /// The offices it is given, most frequent first.
  public let roles: [Role]
  /// The numbers of the documents that name it, in order.
  public let documents: [Int]
  /// Every place that names it, in order.
  public let places: [Extent]
  /// Why it was left alone although it could be one of several; nil where there is no doubt.
  public let doubt: String?

  /// A form of a name.
  public struct Alias: Sendable, Hashable {
    /// The form.
    public let name: String
    /// How often it stands in the documents.
    public let count: Int
    /// Why it is the same.
    public let reason: String
  }

  /// An office in a document.
  public struct Role: Sendable, Hashable {
    /// The words.
    public let title: String
    /// Where they stand.
    public let documents: [Int]
  }
}
