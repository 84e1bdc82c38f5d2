import CollateCore
import Testing

struct DayTests {
  @Test(arguments: [
    (1970, 1, 1, 0, 4), (2000, 2, 29, 11016, 2), (2023, 10, 23, 19653, 1), (1, 1, 1, -719_162, 1),
    (9999, 12, 31, 2_932_896, 5), (1900, 3, 1, -25508, 4),
  ])
  func `days are numbered from 1970 and know their weekday`(y: Int, m: Int, d: Int, number: Int, weekday: Int)
    throws
  {
    let day = try #require(Day(year: y, month: m, day: d))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.civil == (y, m, d))
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "2023-1", "x", "", "2023-10-23-1"])
  func `what is no date is nil`(text: String) { #expect(Day(iso: text) == nil) }

  @Test(arguments: [
    ("2023", "2023-01-01..2023-12-31"), ("2024-02", "2024-02-01..2024-02-29"),
    ("2023-12", "2023-12-01..2023-12-31"),
    ("2023-10-23", "2023-10-23"), ("2023-10-23T17:43:00Z", "2023-10-23"), ("0007-01-02", "0007-01-02"),
  ])
  func `dates may be as vague as they are known`(text: String, expected: String) {
    #expect(DateInterval(iso: text)?.description == expected)
  }
}
