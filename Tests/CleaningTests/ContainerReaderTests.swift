import CollateCore
import PluginKit
import Readers
import Testing

@Suite struct ContainerReaderTests {
  private func read(_ bytes: [UInt8], path: String) throws -> Import {
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    let importers = Plugin.readers.importers
    let importer = try #require(
      importers.first { $0.extensions.contains(ending) }
        ?? importers.first { $0.recognises(bytes.prefix(4096)) })
    return try importer.read(Source(bytes: bytes, path: path, id: path), RunContext())
  }

  private func read(_ text: String, path: String) throws -> Import { try read(Array(text.utf8), path: path) }

  /// What `printf 'One.\nTwo.\n' | gzip -n` writes.
  private let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xF3, 0xCF, 0x4B, 0xD5, 0xE3, 0x0A, 0x29,
    0xCF, 0xD7, 0xE3, 0x02, 0x00, 0x14, 0x3C, 0xAA, 0x2D, 0x0A, 0x00, 0x00, 0x00,
  ]

  @Test func `a packed file is read as what it holds, with the fingerprint of the file`() throws {
    let document = try #require(try read(packed, path: "a.txt.gz").documents.first)
    #expect(document.text == Text("One.\nTwo.\n"))
    #expect(document.id == "a.txt")
    #expect(document.sha256 == Digest.sha256(packed))
  }

  @Test func `two packed members are one file`() throws {
    #expect(
      try read(packed + packed, path: "a.txt.gz").documents.first?.text == Text("One.\nTwo.\nOne.\nTwo.\n"))
  }

  @Test func `a packed file that is cut gives what it has, with a notice`() throws {
    let result = try read(Array(packed.dropLast(9)), path: "a.txt.gz")
    #expect(result.documents.count == 1)
    #expect(result.notices.count == 1)
    #expect(throws: CommandError.self) { try read(Array(packed.prefix(8)), path: "a.txt.gz") }
    #expect(throws: CommandError.self) { try read("no gzip", path: "a.txt.gz") }
  }

  /// A megabyte of other bytes behind them would allow for the zeros, if all of it were read first.
  @Test func `a bomb is refused as soon as it shows`() {
    let block = { (size: Int, kind: Int, isLast: Bool) in
      let header = size << 3 | kind << 1 | (isLast ? 1 : 0)
      return [0, 8, 16].map { UInt8(truncatingIfNeeded: header >> $0) }
    }
    var packed: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58]
    for _ in 0..<600 { packed += block(1 << 17, 1, false) + [0] }
    for number in 0..<8 {
      packed += block(1 << 17, 0, number == 7) + [UInt8](repeating: 0x61, count: 1 << 17)
    }
    let error = #expect(throws: CommandError.self) { try read(packed, path: "a.txt.zst") }
    #expect(error?.message.contains("unpacks to 67108864 bytes and more") == true)
  }

  @Test func `a web archive gives its pages with their addresses`() throws {
    let page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "b\r\n<p>Hello <b\r\n7\r\n>you</b>\r\n0\r\n\r\n"
    let archive =
      "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nxx\r\n\r\n"
      + "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\nContent-Length: "
      + "\(page.utf8.count)\r\n\r\n\(page)\r\n\r\n"
      + "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nPlain\r\n\r\n"
      + "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5000\r\n\r\nshort"
    let result = try read(archive, path: "a.warc")
    #expect(result.documents.map(\.text) == [Text("Hello you\n"), Text("Plain")])
    #expect(result.documents.first?.metadata.url == "http://a.example/1")
    #expect(result.notices.count == 1)
  }

  @Test func `entries of RSS and Atom are documents`() throws {
    let rss = """
      <?xml version="1.0"?><rss><channel><title>The Wire</title><item><title>A &amp; B</title>
      <link>http://a.example/1</link><pubDate>Mon, 23 Oct 2023 17:43:00 GMT</pubDate>
      <description><![CDATA[<p>One.</p><p>Two.</p>]]></description></item>
      <item><title>Second</title><description>Plain words</description></item></channel></rss>
      """
    let result = try read(rss, path: "a.xml")
    #expect(result.documents.map(\.text) == [Text("One.\n\nTwo.\n"), Text("Plain words")])
    let first = try #require(result.documents.first)
    #expect(first.metadata.title == "A & B")
    #expect(first.metadata.source == "The Wire")
    #expect(first.metadata.date?.description == "2023-10-23")
    #expect(first.metadata.url == "http://a.example/1")
    let atom = """
      <feed><entry><id>x</id><link href='http://a.example/2'/><updated>2023-10-24T00:00:00Z</updated>
      <content type="html">&lt;p&gt;Three&lt;/p&gt;</content></entry></feed>
      """
    let entry = try #require(try read(atom, path: "b.xml").documents.first)
    #expect(entry.id == "x")
    #expect(entry.text == Text("Three\n"))
    #expect(entry.metadata.url == "http://a.example/2")
  }

  @Test(arguments: ["<rss><item>", "<rss><item><a><a><a>", "<rss", "<rss><![CDATA[", "<feed></entry></feed>"])
  func `broken feeds give nothing and a notice`(text: String) throws {
    let result = try read(text, path: "a.xml")
    #expect(result.documents.isEmpty)
    #expect(!result.notices.isEmpty)
  }

  @Test func `messages of a box are documents, decoded`() throws {
    let box = """
      From a Mon Oct 23
      Message-ID: <1>
      Subject: =?UTF-8?B?R3LDvMOfZQ==?= =?ISO-8859-1?Q?_=FCber?=
      From: "A B" <a@a.example>
      Date: Mon, 23 Oct 2023 17:43:00 +0000
      Content-Type: multipart/alternative; boundary="x"

      --x
      Content-Type: text/html

      <p>page</p>
      --x
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Gr=FC=DFe an=
       alle
      --x--

      From b Tue Oct 24
      Subject: Second

      Body
      """
    let result = try read(box, path: "a.mbox")
    #expect(result.documents.map(\.text) == [Text("Grüße an alle\n"), Text("Body")])
    let first = try #require(result.documents.first)
    #expect(first.id == "<1>")
    #expect(first.metadata.title == "Grüße über")
    #expect(first.metadata.byline == "A B")
    #expect(first.metadata.date?.description == "2023-10-23")
  }

  @Test func `an encoding is taken as declared, else guessed and told`() throws {
    let page =
      Array("<html><head><meta charset=windows-1251></head><body>".utf8) + [
        0xEF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2,
      ]
    let declared = try read(page, path: "a.html")
    #expect(declared.documents.first?.text == Text("привет\n"))
    #expect(declared.notices.isEmpty)
    // “Il était une fois un pêcheur et sa femme” in Latin-1.
    let latin =
      Array("Il ".utf8) + [0xE9] + Array("tait une fois un p".utf8) + [0xEA] + Array("cheur et sa femme".utf8)
      + Array(" dans la for".utf8) + [0xEA] + Array("t avec les enfants ".utf8) + [0xE9] + Array("tonn".utf8)
      + [0xE9]
    let guessed = try read(latin, path: "a.txt")
    #expect(
      guessed.documents.first?.text
        == Text("Il était une fois un pêcheur et sa femme dans la forêt avec les enfants étonné"))
    #expect(guessed.notices == ["a.txt: not UTF-8; read as windows-1252, a guess by its words"])
  }

  @Test func `a PDF is refused with the way to load it`() {
    #expect(throws: CommandError.self) { try read("%PDF-1.4\n", path: "a.pdf") }
  }

  @Test func `a PDF of pictures is refused with the way to read it`() throws {
    let importer = try #require(Plugin.readers.importers.first { $0.name == "pdf" })
    let scan = Source(bytes: Array("%PDF-1.4\n".utf8), path: "a.pdf", id: "a", converted: [0x20, 0x0C, 0x0A])
    let error = #expect(throws: CommandError.self) { try importer.read(scan, RunContext()) }
    #expect(error?.hint?.contains("OCR") == true)
  }
}
