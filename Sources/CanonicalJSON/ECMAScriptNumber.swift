/// Numbers as ECMAScript's `Number::toString` writes them, which RFC 8785 section 3.2.2.3 demands.
package enum ECMAScriptNumber {
  /// The text of a finite double, nil for infinities and NaN.
  ///
  /// Swift's `description` gives the shortest digits that read back the same value, closest to it; only their layout differs
  /// from ECMAScript, so the digits and the exponent are taken from there and laid out anew.
  package static func text(of value: Double) -> String? {
    guard value.isFinite else { return nil }
    guard value != 0 else { return "0" }
    let (digits, exponent) = decimalParts(of: value.magnitude)
    let sign = value < 0 ? "-" : ""
    return sign + layout(digits: digits, pointAfter: exponent)
  }

  /// The significant digits without leading and trailing zeros, and n so that the value is 0.digits × 10ⁿ.
  private static func decimalParts(of value: Double) -> (digits: [UInt8], pointAfter: Int) {
    var digits: [UInt8] = []
    var pointAfter = 0
    var exponent = 0
    var seenPoint = false
    var text = value.description.utf8.makeIterator()
    while let byte = text.next() {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        var rest: [UInt8] = []
        while let byte = text.next() { rest.append(byte) }
        exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
      default:
        digits.append(byte)
        if !seenPoint { pointAfter += 1 }
      }
    }
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, pointAfter - leadingZeros + exponent)
  }

  /// ECMA-262 section 6.1.6.1.20 (`Number::toString`), steps 6 to 10, with k digits and n = `pointAfter`.
  private static func layout(digits: [UInt8], pointAfter n: Int) -> String {
    let k = digits.count
    let text = String(decoding: digits, as: UTF8.self)
    if k <= n, n <= 21 { return text + String(repeating: "0", count: n - k) }
    if 0 < n, n <= 21 { return text.prefix(n) + "." + text.dropFirst(n) }
    if -6 < n, n <= 0 { return "0." + String(repeating: "0", count: -n) + text }
    let power = n - 1
    let exponent = "e" + (power < 0 ? "-" : "+") + String(power.magnitude)
    return k == 1 ? text + exponent : text.prefix(1) + "." + text.dropFirst(1) + exponent
  }
}
