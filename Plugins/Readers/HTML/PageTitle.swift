import TextKernels

/// The headline of a page, out of what its head, its headings and its outlet say.
struct PageTitle {
  /// The headline; nil when the page has none.
  let text: String?

  /// Decides for the main heading that shares most words with the title in the head; else for that title without
  /// the outlet's name behind (or before) it.
  init(_ title: String?, headings: [String], site: String?) {
    guard let title else {
      text = headings.count == 1 ? headings[0] : headings.first
      return
    }
    let words = Set(Words.words(of: title).map(\.hash))
    var best: (heading: String, share: Double)?
    for heading in headings {
      let own = Words.words(of: heading).map(\.hash)
      guard own.count > 1, own.count <= 40 else { continue }
      let share = Double(own.count { words.contains($0) }) / Double(own.count)
      if share > best?.share ?? 0.49 { best = (heading, share) }
    }
    text = best?.heading ?? PageTitle.withoutSite(title, site)
  }

  /// A title without what stands behind the last bar or dash between spaces, when that is short or the outlet.
  private static func withoutSite(_ title: String, _ site: String?) -> String {
    for mark in [" | ", " — ", " – ", " - ", " » ", " · "] {
      let parts = title.split(separator: mark)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      let outlet = Words.words(of: site ?? "").map(\.hash)
      if !outlet.isEmpty, Words.words(of: String(first)).map(\.hash) == outlet {
        return parts.dropFirst().joined(separator: mark)
      }
      let isOutlet = !outlet.isEmpty && Words.words(of: String(last)).map(\.hash) == outlet
      let (head, tail) = (Words.words(of: String(first)).count, Words.words(of: String(last)).count)
      if isOutlet || mark == " | " && head >= 3 || tail <= 4 && head >= 4 {
        return mark == " | " ? String(first) : parts.dropLast().joined(separator: mark)
      }
    }
    return title
  }
}
