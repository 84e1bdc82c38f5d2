import Bundled
import CollateTesting
import FileAccess
import Glibc
import PluginKit
import Testing

/// The transcripts under `Sessions`: running their lines must print what stands under them.
struct TranscriptTests {
  static let transcripts: [String] = (try? InputFiles(["Sessions/*.session"]).files.map(\.path)) ?? []

  @Test(arguments: transcripts)
  func `a transcript prints what it shows`(path: String) throws {
    let file = try #require(try InputFiles([path]).files.first)
    let text = try String(decoding: file.bytes(), as: UTF8.self)
    let played = Transcript(text).played(plugins: bundledPlugins).text
    let isRecording = unsafe getenv("COLLATE_RECORD") != nil
    if isRecording, played != text { try DurableWrite.write(Array(played.utf8), to: path) }
    #expect(played == text, "run `make record` and read the difference")
  }

  @Test
  func `the README shows what the program prints`() throws {
    let file = try #require(try InputFiles(["README.md"]).files.first)
    let text = try String(decoding: file.bytes(), as: UTF8.self)
    let shown = try #require(text.split(separator: "```\n").first { $0.hasPrefix(Transcript.prompt) })
    let played = Transcript(String(shown)).played(plugins: bundledPlugins, on: "Sessions/corpora/harbour")
      .text
    let isRecording = unsafe getenv("COLLATE_RECORD") != nil
    if isRecording, played != shown {
      try DurableWrite.write(
        Array((text[..<shown.startIndex] + played + text[shown.endIndex...]).utf8), to: "README.md")
    }
    #expect(played == shown, "run `make record` and read the difference")
  }

  @Test
  func `there are transcripts`() { #expect(!Self.transcripts.isEmpty) }
}
