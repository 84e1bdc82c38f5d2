import Cleaning
import CollateCore
import Testing

@Suite struct OutletTests {
  private let article = """
    Two ships touch in fog at northern quay

    The harbour master closed the northern quay on Monday after two ships had touched in the fog.
    Nobody was hurt, she said, and both ships went on to Port Selwyn under their own power.
    It was the third such accident at the quay since it was opened to larger ships in the spring.
    """

  private func clean(_ text: String, source: String? = nil) -> Document {
    var metadata = Metadata()
    metadata.source = source
    return Cleaner().clean(
      Document(id: "a", path: "a", text: Text(text), sha256: "", byteCount: 0, metadata: metadata))
  }

  @Test(arguments: [
    ("© The Quay Courier. All rights reserved.", "The Quay Courier"),
    ("© 2024 Quay Courier, a service of the port", "Quay Courier"),
    ("Copyright © 2019-2024 Voice of Selwyn | Terms", "Voice of Selwyn"),
    ("Selwyn Postası © 2024 Tüm hakları saklıdır", "Selwyn Postası"),
    ("جميع الحقوق محفوظة © الرصيف نيوز", "الرصيف نيوز"),
    ("© 2024 Вести Причала. Все права защищены.", "Вести Причала"),
  ])
  func `the owner of the copyright is the outlet, and its line says so`(line: String, outlet: String) throws {
    let document = clean(article + "\n" + line)
    #expect(document.metadata.source == outlet)
    #expect(try #require(document.lines.last).reason.contains("names the outlet beside a copyright mark"))
  }

  @Test func `who uses cookies is the outlet`() {
    let notice = "The Quay Courier uses cookies and similar technologies to give you the best experience."
    #expect(clean(notice + "\nAccept all\n\n" + article).metadata.source == "The Quay Courier")
  }

  @Test func `a first line that is a name of the kind outlets have is a masthead`() {
    #expect(clean("Selwyn Daily\nMenu\nSearch\n\n" + article).metadata.source == "Selwyn Daily")
  }

  @Test(arguments: [
    "This website uses cookies.", "We use cookies on this site.", "© 2024", "© All rights reserved",
    "Show more", "Photo © Getty Images", "Get News Fast", "© this site and its authors",
  ])
  func `what names no outlet gives none`(line: String) {
    #expect(clean(line + "\n\n" + article + "\n" + line).metadata.source == nil)
  }

  @Test func `an outlet that is known stays`() {
    #expect(clean(article + "\n© The Quay Courier", source: "Selwyn Wire").metadata.source == "Selwyn Wire")
  }
}
