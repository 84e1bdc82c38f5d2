// Writes the tables of territories and of well-known cities in five languages, from the CLDR data inside
// Foundation (Unicode licence). One-off: swiftc territories.swift && ./territories territories > …/entities-territories.tsv
import Foundation

let languages = ["en", "ar", "tr", "ru", "fr"].map { Locale(identifier: $0) }
let isCities = CommandLine.arguments.dropFirst().first == "cities"
print(
  "# Names of \(isCities ? "well-known cities" : "territories") in English, Arabic, Turkish, Russian and French."
)
print(
  "# Source: Unicode CLDR as it comes with Foundation (Unicode License v3). Made by Benchmarks/lexicons/territories.swift."
)
if isCities {
  var seen: Set<String> = []
  for name in TimeZone.knownTimeZoneIdentifiers.sorted() where name.contains("/") {
    guard let zone = TimeZone(identifier: name) else { continue }
    let names = languages.map { locale -> String in
      let formatter = DateFormatter()
      formatter.locale = locale
      formatter.timeZone = zone
      formatter.dateFormat = "VVV"
      return formatter.string(from: Date(timeIntervalSince1970: 0))
    }
    guard names[0] != "Unknown Location", seen.insert(names[0]).inserted else { continue }
    print("\(names[0])\t" + names.joined(separator: "|"))
  }
} else {
  for code in Locale.isoRegionCodes.sorted() where code.count == 2 && code.allSatisfy(\.isLetter) {
    let names = languages.compactMap { $0.localizedString(forRegionCode: code) }
    guard names.count == 5, names[0] != code, !["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"].contains(code)
    else { continue }
    print("\(code)\t" + names.joined(separator: "|"))
  }
}
