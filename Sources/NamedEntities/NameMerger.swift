import CollateCore

/// Puts mentions of the same thing together, each merge with its reason.
struct NameMerger {
  /// The entities, most mentioned first.
  private(set) var entities: [Entity] = []
  /// The mentions by document with the place of their entity.
  private(set) var references: [Int: [EntityIndex.Reference]] = [:]

  init(_ found: [(doc: Int, mentions: [Mention])], decisions: [Decision]) {
    var groups: [NameKey: [(doc: Int, mention: Mention)]] = [:]
    for (doc, mentions) in found {
      for mention in mentions {
        let key = NameKey(KnownNames.shared.name(of: mention.name)?.canonical ?? mention.name)
        groups[key, default: []].append((doc, mention))
      }
    }
    let built = groups.sorted { $0.key < $1.key }.map { NameMerger.entity($0.value) }
    let order = built.indices.sorted {
      (-built[$0].places.count, $0) < (-built[$1].places.count, $1)
    }
    entities = order.map { built[$0] }
    var owner: [Extent: Int] = [:]
    for (index, entity) in entities.enumerated() {
      for place in entity.places { owner[place] = index }
    }
    for (doc, mentions) in found {
      references[doc] = mentions.compactMap { mention in
        owner[Extent(doc, mention.range)].map { EntityIndex.Reference(mention: mention, entity: $0) }
      }
    }
  }

  private static func entity(_ members: [(doc: Int, mention: Mention)]) -> Entity {
    var counts: [String: Int] = [:]
    var types: [EntityType: Int] = [:]
    var roles: [String: [Int]] = [:]
    for (doc, mention) in members {
      counts[mention.name, default: 0] += 1
      types[mention.type, default: 0] += 1
      if let role = mention.role, roles[role]?.last != doc { roles[role, default: []].append(doc) }
    }
    let forms = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let canonical = forms.first.flatMap { KnownNames.shared.name(of: $0.key)?.canonical }
    let name = canonical ?? forms.first?.key ?? ""
    let type = types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? .other
    return Entity(
      name: name, type: type,
      aliases: forms.filter { $0.key != name }.map {
        Entity.Alias(name: $0.key, count: $0.value, reason: canonical == nil ? "same letters" : "listed form")
      },
      roles: roles.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { Entity.Role(title: $0.key, documents: $0.value) },
      documents: members.map(\.doc).reduce(into: []) { if $0.last != $1 { $0.append($1) } },
      places: members.map { Extent($0.doc, $0.mention.range) })
  }
}
