/// A page of the manual about the language as a whole.
struct Topic: Sendable {
  /// Its name, as in `help NAME`.
  let name: String
  /// What it explains, as a phrase.
  let summary: String
  /// The page.
  let text: String

  /// All topics, in the order of the manual.
  static let all = [language, selectors, formats, evidence, keys, background, program]

  static let language = Topic(
    name: "language", summary: "words, quotes, options, pipes, names",
    text: #"""
      One command per line, or several separated by ; and # starts a comment.

        "a \"quoted\" word\n"    understands \" \\ \n \t \u{…}
        'as it is'               takes everything as it is
        --name value             an option; also --name=value and -n value
        docs | count source      hands the answer of one command to the next
        early = docs date:2023   names an answer; $early and $3 (cell 3) stand for it
        entities > names.csv     writes an answer to a file; its ending decides the format
        dedupe &                 runs in the background of the prompt
        entities | !sort         hands an answer to a command of the system (not under --safe)
      """#)

  static let selectors = Topic(
    name: "selectors", summary: "naming documents: 3, 2-5, lang:ar, source:NAME, not, and",
    text: #"""
      Wherever a command takes documents:

        3   2-5   all            by number
        id:NAME   path:GLOB      by id or file
        source:guardian          by outlet (a part of its name is enough)
        lang:ar                  by language
        date:2023-10             by year, month, day, or range: date:2023-10-01..2024-02
        title:"two words"        by headline
        group:NAME   $4          a group you named, the documents of an answer
        entity:"Sergei Lavrov"   by what the plugins know; help plugins lists their selectors

      Several are a union, not SEL takes away, SEL and SEL narrows. No selector means all that are
      not set aside.
      """#)

  static let formats = Topic(
    name: "formats", summary: "table, plain, tsv, csv, json, jsonl, markdown, html",
    text: #"""
      On a terminal answers are tables; in a pipe they are tsv, and plain for running text.

        set format json          for all answers from now on
        docs > docs.csv          for one answer, by the file's ending
        claims --format json     for one answer, shown here
        last --format markdown   the last answer again, without working it out again
        once FILE, output FILE   the next answer, or all, into a file

      json is one object on one line for each answer, jsonl one row on each line; start and end
      count Unicode scalars.
      """#)

  static let evidence = Topic(
    name: "evidence", summary: "where an answer comes from",
    text: #"""
      Every row rests on words of the documents.

        why 4.2                  the words behind row 2 of cell 4, and the rule that made it
        show 3:57                line 57 of document 3
        show 3 --dropped         what was set aside, and why
      """#)

  static let keys = Topic(
    name: "keys", summary: "the keys of the prompt",
    text: #"""
        Tab                      what fits here; again or arrows to choose, Enter takes it, Esc leaves
        ?  F1                    help about the word at the cursor
        Right  Ctrl-E  Alt-F     take the grey suggestion, or its first word
        Ctrl-R                   pick an earlier line by any of its letters; Ctrl-T: this corpus only
        Up  Down                 earlier lines that start like this one; rows of a block
        Enter                    runs the line; in an open quotation, and with Alt, adds a row
        Ctrl-C                   drops the line; stops a running command; thrice on an empty line leaves
        Ctrl-D                   ends on an empty line; asks once when work is not saved
        Ctrl-Z                   puts collate to sleep; fg wakes it
        Ctrl-A Ctrl-E Ctrl-W Ctrl-U Ctrl-K Ctrl-Y Alt-B Alt-F    as in other prompts (emacs)

      A pasted block waits to be run. collate:bind -v in ~/.editrc chooses the keys of vi, and the
      prompt shows the mode: [I] inserts, [N] commands; other lines of the form
      collate:bind KEY COMMAND bind keys (editrc(5)). NO_COLOR, TERM=dumb and --plain switch
      colours, hints, suggestions and ? off; F1 still helps.
      """#)

  static let background = Topic(
    name: "background", summary: "working on while a command runs",
    text: #"""
      A line that ends with & runs in the background. A notice above the prompt tells when it is
      done; its answer is then a cell like any other. jobs lists what runs, wait waits for it,
      cancel stops it. It works on the notebook as it was when the line was given; what it changes
      of the documents is taken over only if they are still the same.
      """#)
}
