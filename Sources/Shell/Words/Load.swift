import FileAccess
import PluginKit
import TextKernels

extension ShellWord {
  private static let raw = Option<Bool>.flag("raw", "Keep every line as body: no cleaning.")
  private static let source = Option<String?>.text("source", "The outlet of all documents loaded.")
  private static let language = Option<String?>.text("lang", "Their language, as a code such as en.")
  private static let date = Option<String?>.text("date", .date, "Their date.")
  private static let follow = Option<Bool>.flag(
    "follow", "Follow symbolic links that lead out of a folder.")
  private static let textColumn = Option<String?>.text("text-column", "The column that holds the text.")

  /// `load`: reads files into the corpus.
  static let load = ShellWord(
    Manual(
      "load", "read articles into the corpus", topic: .corpus,
      positionals: [
        Positional(
          "PATH", .words(.path), "Files, folders, patterns such as `news/*.txt`, or - for standard input.")
      ],
      options: [
        raw.parameter, source.parameter, language.parameter, date.parameter, textColumn.parameter,
        follow.parameter,
      ],
      discussion: """
        Files of a folder are read in byte order of their paths. A file that cannot be read is passed over with a \
        notice; when nothing can be read, load fails. Symbolic links inside a folder are followed as long as they \
        stay in it. PDF is read where pdftotext is installed, but not with --safe. Cleaning runs at once unless \
        --raw is given.
        """,
      examples: ["load Sessions/corpora/harbour", "load Sessions/corpora/harbour --raw"]),
    isRecorded: true
  ) { (shell, request) throws(CommandError) in
    let paths = request.words("PATH").map(\.text)
    let preparers = request[raw] ? [] : shell.registry.plugins.flatMap(\.preparers)
    let registry = shell.registry, place = shell.place, isSafe = shell.settings.isSafe
    let options = try options(of: request), followsLinks = request[follow]
    // Whole: also what was read and is given up takes its time to be freed.
    return try request.context.leavable { (context) throws(CommandError) in
      let loading = Loading(
        registry: registry, context: context, options: options, place: place, followsLinks: followsLinks,
        isSafe: isSafe)
      var (documents, notices) = try loading.documents(at: paths)
      for preparer in preparers { documents = try preparer.prepare(documents, request.corpus, context) }
      let known = Set(request.corpus.documents.map(\.id))
      let again = known.isEmpty ? 0 : documents.count { known.contains($0.id) }
      if again > 0 {
        notices.append(
          "\(counted(again, "document")) \(again == 1 ? "has" : "have") an id that the corpus has already.")
      }
      return Outcome(
        edits: [.add(documents)], notes: notices + [Loading.summary(documents)],
        next: ["docs", "clean", "dedupe"])
    }
  }

  private static func options(of request: Request) throws(CommandError) -> Source.Options {
    var options = Source.Options()
    options.source = request[source]
    options.language = request[language].map(Language.init(rawValue:))
    options.date = request[date].flatMap { DateInterval(iso: $0, evidence: "given with load") }
    options.textColumn = request[textColumn]
    return options
  }
}

/// Reads files with the importers that know their format.
struct Loading {
  let registry: Registry
  let context: RunContext
  let options: Source.Options
  let place: InputPlace
  /// Whether links may lead out of a folder.
  let followsLinks: Bool
  /// Whether no program may run.
  let isSafe: Bool

  private enum Result: Sendable {
    case read(Import)
    case failed(CommandError)
  }

  /// The documents of files, folders and patterns in order, and what was passed over.
  ///
  /// Throws `.input` when a path does not exist or nothing at all could be read.
  func documents(at paths: [String]) throws(CommandError) -> ([Document], notices: [String]) {
    let inputs: InputFiles
    do throws(FileError) { inputs = try InputFiles(paths, at: place, followsLinks: followsLinks) } catch {
      throw CommandError(error)
    }
    let results = try context.map(inputs.files, unit: "files") { file in
      result(of: file)
    }
    var documents: [Document] = []
    var notices = inputs.notices
    var failures: [CommandError] = []
    for result in results {
      switch result {
      case .read(let part):
        documents.take(part.documents)
        notices += part.notices
      case .failed(let error): failures.append(error)
      }
    }
    if documents.isEmpty {
      if let first = failures.first { throw first }
      throw Loading.nothing(at: paths, notices)
    }
    return (documents, notices + failures.map(\.message))
  }

  /// The error of paths that exist and hold no article.
  private static func nothing(at paths: [String], _ notices: [String]) -> CommandError {
    let more = notices.count > 1 ? " (and \(notices.count - 1) more)" : ""
    let reason = notices.first.map { ": \($0)\(more)" } ?? ""
    return CommandError(
      .input, "nothing to load at \(paths.joined(separator: ", "))\(reason)",
      hint: "load reads text, HTML, JSONL, CSV, WARC, feeds, mail, PDF, and these packed with gzip or zstd.",
      about: paths.first)
  }

  private func result(of file: InputFile) -> Result {
    do throws(CommandError) { return try .read(read(file)) } catch { return .failed(error) }
  }

  /// How much of a file of records is in memory at once.
  private static let partSize = 8 << 20

  private func read(_ file: InputFile) throws(CommandError) -> Import {
    do {
      var parts = try FileParts(file, unless: { context.isCancelled })
      var bytes = try parts.nextLines(about: Loading.partSize)
      let importer = try importer(for: file.path, bytes: bytes)
      guard importer.isByLine else {
        bytes = try parts.rest(behind: bytes)
        let source = Source(
          bytes: bytes, path: file.path, id: file.id, options: options,
          converted: try converted(file, by: importer))
        return try importer.read(source, context)
      }
      var (result, line) = (Import([]), 1)
      while !bytes.isEmpty || line == 1 {
        let source = Source(
          bytes: bytes, path: file.path, id: file.id, options: options, firstLine: line)
        let part = try importer.read(source, context)
        result.documents.take(part.documents)
        result.notices += part.notices
        line += max(1, part.lineCount ?? ByteCounting.count(of: 0x0A, in: bytes[...]))
        bytes = try parts.nextLines(about: Loading.partSize)
      }
      return result
    } catch let error as FileError {
      throw CommandError(error)
    } catch {
      throw error as? CommandError
        ?? CommandError(.input, "\(file.path) could not be read", about: file.path)
    }
  }

  /// What the importer's converter makes of a file; nil when there is none, or it may not run.
  private func converted(_ file: InputFile, by importer: Importer) throws(FileError) -> [UInt8]? {
    guard let (program, before, behind) = importer.converter, !isSafe, !file.isStandardInput else {
      return nil
    }
    return try Converter(program, before: before, behind: behind).output(
      for: file, unless: { context.isCancelled })
  }

  /// The importer of a file: one that recognises its first bytes, else the one its name asks for, else plain text.
  private func importer(for path: String, bytes: [UInt8]) throws(CommandError) -> Importer {
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    let named = registry.importers.first { $0.extensions.contains(ending) }
    let start = bytes.prefix(4096)
    if let named, ending != "txt" { return named }
    if let recognised = registry.importers.first(where: { $0.recognises(start) }) { return recognised }
    if let plain = named ?? registry.importers.first(where: { $0.extensions.contains("txt") }) {
      return plain
    }
    throw CommandError(.input, "\(path): no reader knows this format", hint: "See plugins.", about: path)
  }

  /// What was loaded, in one sentence.
  static func summary(_ documents: [Document]) -> String {
    var counts: [Language: Int] = [:]
    for document in documents { counts[document.language, default: 0] += 1 }
    let languages = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value) \($0.key.rawValue)"
    }
    return "Loaded \(counted(documents.count, "document"))"
      + (documents.isEmpty ? "." : " (\(languages.joined(separator: ", "))).")
  }
}

extension Array {
  /// Adds some elements; without a copy where there are none yet.
  fileprivate mutating func take(_ more: [Element]) {
    if isEmpty { self = more } else { self += more }
  }
}

extension CommandError {
  /// The error of a command that could not read a file.
  init(_ error: FileError) {
    self.init(.input, error.description, about: error.path)
  }
}
