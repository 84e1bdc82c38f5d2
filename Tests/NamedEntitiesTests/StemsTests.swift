import Testing

@testable import NamedEntities

@Suite struct StemsTests {
  @Test(arguments: [
    ("Москва", "Москвой"), ("Россия", "России"), ("Лавров", "Лаврова"), ("Ивановский", "Ивановский"),
  ])
  func `Cases of a Russian name are listed under one key`(forms: (String, String)) {
    #expect(Stems.keys(of: forms.0) == Stems.keys(of: forms.1))
  }

  @Test func `Russian names that differ before their endings are listed apart`() {
    #expect(Stems.keys(of: "Иванов") != Stems.keys(of: "Петров"))
    #expect(Stems.keys(of: "Рим") != Stems.keys(of: "Ром"))
  }

  @Test func `An Arabic name is listed with and without its article`() {
    #expect(Stems.keys(of: "القاهرة").count == 2)
    #expect(Stems.keys(of: "القاهرة").last == Stems.keys(of: "بالقاهرة").last)
  }

  @Test func `Other names have one key, that of their words`() {
    #expect(Stems.keys(of: "New Avonlea") == [KnownNames.phrase("New Avonlea")])
    #expect(Stems.keys(of: "") == [KnownNames.phrase("")])
  }
}
