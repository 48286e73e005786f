extension Timestamp {
  /// Reads RFC 3339 with `Z` or an offset, with or without decimals; nil for anything else. Decimals beyond milliseconds are
  /// dropped. A leap second (`:60`) is read as the second after it.
  package init?(rfc3339 text: String) {
    var bytes = Array(text.utf8)[...]
    func digits(_ count: Int) -> Int64? {
      guard bytes.count >= count else { return nil }
      var value: Int64 = 0
      for byte in bytes.prefix(count) {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
      }
      bytes = bytes.dropFirst(count)
      return value
    }
    func take(_ options: String) -> UInt8? {
      guard let first = bytes.first, options.utf8.contains(first) else { return nil }
      return bytes.popFirst()
    }
    guard let year = digits(4), take("-") != nil, let month = digits(2), take("-") != nil, let day = digits(2),
      take("Tt ") != nil, let hour = digits(2), take(":") != nil, let minute = digits(2), take(":") != nil,
      let second = digits(2), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    var milliseconds: Int64 = 0
    if take(".") != nil {
      var place: Int64 = 100
      var any = false
      while let digit = digits(1) {
        milliseconds += digit * place
        place /= 10
        any = true
      }
      guard any else { return nil }
    }
    var offset: Int64 = 0
    if take("Zz") == nil {
      guard let sign = take("+-"), let hours = digits(2), take(":") != nil, let minutes = digits(2), hours < 24,
        minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60 : 60)
    }
    guard bytes.isEmpty else { return nil }
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    let date = Timestamp(milliseconds: days * 86_400_000)
    // The 31st of a short month would read as a day of the next one.
    guard date.rfc3339.utf8.prefix(10).elementsEqual(text.utf8.prefix(10)) else { return nil }
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(milliseconds: seconds * 1000 + milliseconds)
  }

  /// The reverse of the date in `rfc3339`: days from 1970-01-01, years taken to begin in March.
  private static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let era = marchYear >= 0 ? marchYear / 400 : (marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
