import CollateTesting
import PluginKit
import Shell
import Testing

/// What the person sees when a line is wrong: the place, the matter, the nearest right word.
struct ErrorTests {
  @Test(
    arguments: [
      ("sumarise", "1:1", "Did you mean summarise?", .usage),
      ("docs\ndocz", "2:1", "Did you mean docs?", .usage),
      ("exit", "1:1", "Did you mean quit?", .usage), ("docs | head 5", "1:8", "Did you mean top?", .usage),
      ("load Sessions/corpora/harbour\ngroup a = 1\ndocs a", "3:6", "Did you mean group:a?", .usage),
      (
        "load Sessions/corpora/harbour\ndocs 'Meridian Wire'", "2:6",
        "Did you mean source:\"Meridian Wire\"?", .usage
      ),
      ("load Sessions/corpora/harbour\ndocs mw-fire-1", "2:6", "Did you mean id:mw-fire-1?", .usage),
      ("docs; docs --bogus", "1:12", nil, .usage),
      ("load nowhere-at-all", "1:6", nil, .input),
      ("load Sessions/corpora/harbour\nsummarise --sentenses 3", "2:11", "Did you mean --sentences?", .usage),
      ("load Sessions/corpora/harbour\ndocs source:x langs:en", "2:15", "Did you mean lang?", .usage),
      ("docs 99", "1:6", "Load some first: load PATH.", .usage),
      ("show $7", "1:6", "There is no cell yet.", .usage),
      ("docs | !sort -k2", "1:8", nil, .usage), ("x = docs; !ls -l", "1:11", nil, .usage),
      ("note \"open", "1:6", "Close it with \".", .usage),
    ] as [(String, String, String?, CommandError.Kind)])
  func `an error has a place and a way out`(
    script: String, place: String, hint: String?, kind: CommandError.Kind
  ) {
    let run = Run(script)
    #expect(run.place == place)
    #expect(run.error?.kind == kind)
    if let hint { #expect(run.error?.hint == hint) }
    #expect(!(run.error?.message.isEmpty ?? true))
  }

  @Test
  func `a failed line keeps nothing`() {
    let run = Run("load Sessions/corpora/harbour; docs | top bogus\n", format: "json")
    #expect(run.error != nil)
    #expect(run.answers.isEmpty)
  }
}
