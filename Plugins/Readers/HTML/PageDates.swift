import Cleaning
import CollateCore

/// The days that elements of a page show: `<time>`, and short texts that are nothing but a date.
///
/// Those of teasers, side columns and footers count only when there is no other.
struct PageDates {
  /// The names under which `<meta>` elements give the day of publication, in lower case, most believed first.
  static let properties = [
    "article:published_time", "datepublished", "og:article:published_time", "date", "dc.date", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "og:published_time", "published",
    "publication_date", "article:published", "article.published", "article:publish_date", "publish_date",
    "publish-date", "published_date", "published-date", "publisheddate", "published_time",
    "published_time_telegram", "published_at", "publishtime", "publish_time", "publication-date",
    "og:publish_date", "og:pubdate", "og:article:published", "dcterms.issued", "dcterms.date", "dc:date",
    "dcterms.created", "dc.date.published", "dc.date.publication", "dc.date.created", "dc.created",
    "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate",
    "bt:pubdate",
    "originalpublicationdate", "displaydate", "datecreated", "date_published", "date_created", "createdate",
    "article_date_original", "cxenseparse:recs:publishtime", "rnews:datepublished", "release_date", "pdate",
    "article:post_date", "sort_date", "timestamp",
  ]

  private struct Candidate {
    let interval: DateInterval
    let score: Int
    let place: Int
  }

  private var times: [Candidate] = []
  private var texts: [Candidate] = []
  /// The first main heading.
  private var heading: Int?
  /// Where the element ends that is beside the article.
  private var besideUntil = 0

  /// How many bytes a text may have that is nothing but a date.
  static let longest = 40

  /// How many elements and texts may stand between the headline and a date without `<time>`.
  private static let farthest = 60

  /// Reads an element.
  mutating func read(_ tree: borrowing HTMLTree, _ index: Int, _ traits: TagTraits) {
    let node = tree[index]
    let roles = traits.roles.union(tree.facts(index).roles)
    if index >= besideUntil, !roles.isDisjoint(with: PageDates.beside) { besideUntil = node.next }
    switch traits.kind {
    case .mainHeading: heading = heading ?? index
    case .time: takeTime(tree, index)
    case .named where node.next - index <= 3 && texts.count < 64: takeText(tree, index)
    default: break
    }
  }

  private static let beside: Markup.Roles = [
    .navigation, .footer, .aside, .related, .comments, .promotion, .dialog,
  ]

  private mutating func takeTime(_ tree: borrowing HTMLTree, _ index: Int) {
    guard times.count < 64 else { return }
    let node = tree[index]
    let read = { (value: String) -> DateInterval? in
      DateInterval(iso: value, evidence: "time element")
        ?? DateReading.first(in: value).map { $0.interval("time element") }
    }
    var found = node.attribute("datetime").flatMap(read)
    if found == nil { found = tree.text(index).flatMap { read(String(decoding: $0, as: UTF8.self)) } }
    guard let interval = found else { return }
    let names = (node.attribute("class") ?? "") + " " + (node.attribute("itemprop") ?? "")
    let bytes = Array(names.utf8)[...]
    var score = index < besideUntil ? -4 : 0
    if ElementFacts.firstIndex(of: "publish", in: bytes) != nil { score += 2 }
    if PageDates.changes.contains(where: { ElementFacts.firstIndex(of: $0, in: bytes) != nil }) { score -= 2 }
    times.append(Candidate(interval: interval, score: score, place: index))
  }

  private static let changes: [StaticString] = ["updated", "modified"]

  private mutating func takeText(_ tree: borrowing HTMLTree, _ index: Int) {
    guard tree.hasDigit(index, atMost: PageDates.longest),
      let text = tree.text(index, atMost: PageDates.longest),
      let day = DateReading.only(in: String(decoding: text, as: UTF8.self))
    else { return }
    let interval = day.interval("date by the headline")
    texts.append(Candidate(interval: interval, score: index < besideUntil ? -4 : 0, place: index))
  }

  /// The day of the best `<time>`: one that says it is of publication, else the first that is not of a change.
  var time: DateInterval? {
    guard let most = times.map(\.score).max(), let best = times.first(where: { $0.score == most }) else {
      return nil
    }
    return settled(best.interval)
  }

  /// The day that stands nearest to the main heading.
  var text: DateInterval? {
    guard let heading else { return nil }
    let near = texts.filter { $0.score == 0 && abs($0.place - heading) <= PageDates.farthest }
    return near.min { abs($0.place - heading) < abs($1.place - heading) }.map { settled($0.interval) }
  }

  /// The end of an interval that another element of the page says in full: `02-12-2025` beside `2 December 2025`.
  private func settled(_ interval: DateInterval) -> DateInterval {
    guard interval.earliest != interval.latest else { return interval }
    let days = (times + texts).map(\.interval).filter { $0.earliest == $0.latest }.map(\.earliest)
    guard let day = days.first(where: { $0 == interval.earliest || $0 == interval.latest }) else {
      return interval
    }
    return DateInterval(day, day, evidence: interval.evidence)
  }
}
