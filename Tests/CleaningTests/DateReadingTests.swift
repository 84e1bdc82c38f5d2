import Cleaning
import CollateCore
import Testing

@Suite struct DateReadingTests {
  @Test(arguments: [
    ("Published 23 October 2023", "2023-10-23"), ("October 23, 2023", "2023-10-23"),
    ("Oct. 23rd, 2023 at 5:43 pm", "2023-10-23"), ("2023-10-23T17:43", "2023-10-23"),
    ("23.10.2023", "2023-10-23"), ("10/23/2023", "2023-10-23"), ("23/10/2023", "2023-10-23"),
    ("أكتوبر ٢٣, ٢٠٢٣", "2023-10-23"), ("23 تشرين الأول 2023", "2023-10-23"),
    ("23 Ekim 2023 Pazartesi", "2023-10-23"),
    ("23 октября 2023 г.", "2023-10-23"), ("le 23 octobre 2023", "2023-10-23"),
    ("23. Oktober 2023", "2023-10-23"),
    ("23 de octubre de 2023", "2023-10-23"), ("23 באוקטובר 2023", "2023-10-23"),
    ("۲۰ آذر ۱۴۰۲", "2023-12-11"), ("1 فروردین 1403", "2024-03-20"), ("30 اسفند 1403", "2025-03-20"),
  ])
  func `a date is read in nine languages and in Persian years`(text: String, day: String) throws {
    let date = try #require(DateReading.first(in: text))
    #expect(date.earliest.description == day)
    #expect(date.latest.description == day)
    #expect(date.warning == nil)
  }

  @Test func `a Hijri date is known to a day`() throws {
    let date = try #require(DateReading.first(in: "8 ربيع الآخر 1445"))
    let day = try #require(Day(iso: "2023-10-23"))
    #expect(date.earliest <= day)
    #expect(date.latest >= day)
    #expect(date.latest.number - date.earliest.number == 2)
  }

  @Test(arguments: [
    ("12.03.2025", "2025-03-12"), ("04.11.2024 - 18:20", "2024-11-04"), ("12.31.2025", "2025-12-31"),
  ])
  func `a date with dots begins with its day`(text: String, day: String) throws {
    #expect(try #require(DateReading.first(in: text)).interval("").description == day)
  }

  @Test func `day and month that can be swapped give both days`() throws {
    let date = try #require(DateReading.first(in: "03/04/2025"))
    #expect(date.earliest.description == "2025-03-04")
    #expect(date.latest.description == "2025-04-03")
  }

  @Test func `a weekday that does not fit is a warning`() throws {
    let date = try #require(DateReading.first(in: "Tuesday, 23 October 2023"))
    #expect(date.warning == "it says Tuesday, but 2023-10-23 is a Monday")
  }

  @Test(arguments: [
    "", "in 2023", "31 February 2023", "5 of 12 in 1999 cases", "call 555 12 3456", "May 2023",
  ])
  func `what is no complete date is none`(text: String) {
    #expect(DateReading.first(in: text) == nil)
  }
}
