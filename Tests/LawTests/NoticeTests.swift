import FileAccess
import Testing

struct NoticeTests {
  private func text(_ path: String) throws -> String {
    try String(decoding: #require(InputFiles([path]).files.first).bytes(), as: UTF8.self)
  }

  @Test func `every library that make installs has its licence in NOTICE`() throws {
    let notice = try text("NOTICE")
    let line = try #require(text("Makefile").split(separator: "\n").first { $0.hasPrefix("PACKAGES :=") })
    let packages = line.split(separator: " ").dropFirst(2)
    #expect(packages.count >= 7)
    for package in packages { #expect(notice.contains("  \(package) "), "\(package)") }
  }

  @Test func `every table says at its top where it comes from`() throws {
    let origins = ["Source", "Written", "written", "Learned", "From", "Words of", "hand", "writes this file"]
    for file in try InputFiles(["Sources/CLexicons/data/*.tsv"]).files {
      let top = try text(file.path).split(separator: "\n").prefix(6).filter { $0.hasPrefix("#") }
      #expect(top.contains { line in origins.contains { line.contains($0) } }, "\(file.path)")
    }
  }
}
