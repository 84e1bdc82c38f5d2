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
  /// For each of `places`, the place in `aliases` of the form that stands there; -1 for the name itself.
  ///
  /// Empty when there are no aliases.
  let aliasOfPlace: [Int32]
  /// Why it was left alone although it could be one of several; nil where there is no doubt.
  public let doubt: String?

  /// The form that stands at a place, given by its place in `places`; nil when it is the name itself.
  public func alias(at place: Int) -> Alias? {
    guard place < aliasOfPlace.count, aliasOfPlace[place] >= 0 else { return nil }
    return aliases[Int(aliasOfPlace[place])]
  }

  /// The first places, and the first place of every other form, by their places in `places`, in order; O(places).
  public func placesWithEveryForm(first count: Int) -> [Int] {
    var isSeen = [Bool](repeating: false, count: aliases.count)
    return places.indices.filter { place in
      guard place < aliasOfPlace.count, aliasOfPlace[place] >= 0 else { return place < count }
      let form = Int(aliasOfPlace[place])
      defer { isSeen[form] = true }
      return place < count || !isSeen[form]
    }
  }

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
