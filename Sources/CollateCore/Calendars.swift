extension Day {
  /// The day of a date of the Solar Hijri (Jalali) calendar, for years 1200 to 1500; nil when it does not exist.
  ///
  /// The arithmetic rule with leap years in a cycle of 33, which agrees with the observed calendar over that range.
  public init?(jalali year: Int, month: Int, day: Int) {
    guard (1200...1500).contains(year), (1...12).contains(month), day >= 1, day <= (month <= 6 ? 31 : 30),
      let origin = Day(year: 1600, month: 3, day: 20)
    else { return nil }
    let years = year - 979
    let before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
    self.init(number: origin.number + years * 365 + years / 33 * 8 + (years % 33 + 3) / 4 + before + day - 1)
  }

  /// The day of a date of the tabular Islamic calendar; nil when it does not exist.
  public init?(hijri year: Int, month: Int, day: Int) {
    guard (1300...1500).contains(year), (1...12).contains(month), (1...30).contains(day) else { return nil }
    // The epoch, 16 July 622 (Julian), is 492,148 days before 1970-01-01.
    let months = 29 * (month - 1) + month / 2
    self.init(number: (year - 1) * 354 + (3 + 11 * year) / 30 + months + day - 1 - 492_148)
  }
}
