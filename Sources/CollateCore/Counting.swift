/// So many things, in words: `1 document`, `2 documents`; `plural` is for nouns that take more than an `s`.
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
