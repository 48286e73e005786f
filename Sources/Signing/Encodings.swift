import CSodium

/// Lower-case hexadecimal digits.
package enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two digits a byte.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var place = 0
      for byte in bytes {
        buffer[place] = digits[Int(byte >> 4)]
        buffer[place + 1] = digits[Int(byte & 0x0F)]
        place += 2
      }
      return place
    }
  }

  /// Reads lower-case digits in pairs.
  ///
  /// - Throws: `SigningError.badEncoding` for anything else, so that one value has one text.
  package static func decode(_ text: String) throws(SigningError) -> [UInt8] {
    let utf8 = Array(text.utf8)
    guard utf8.count.isMultiple(of: 2) else { throw .badEncoding("lower-case hexadecimal") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count / 2)
    for index in stride(from: 0, to: utf8.count, by: 2) {
      guard let high = value(utf8[index]), let low = value(utf8[index + 1]) else {
        throw .badEncoding("lower-case hexadecimal")
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// Standard base64 with padding (RFC 4648 section 4).
package enum Base64 {
  /// The padded text of `bytes`.
  package static func encode(_ bytes: [UInt8]) -> String {
    Sodium.start()
    let capacity = sodium_base64_encoded_len(bytes.count, sodium_base64_VARIANT_ORIGINAL)
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return }
        _ = sodium_bin2base64(start, capacity, bytes, bytes.count, sodium_base64_VARIANT_ORIGINAL)
      }
      // The library ends its text with a NUL, which is no part of it.
      return capacity - 1
    }
  }

  /// Reads padded text: no white space, no missing padding, unused bits zero.
  ///
  /// - Throws: `SigningError.badEncoding` for anything else, so that one value has one text.
  package static func decode(_ text: some StringProtocol) throws(SigningError) -> [UInt8] {
    Sodium.start()
    let utf8 = Array(text.utf8)
    guard utf8.count.isMultiple(of: 4) else { throw .badEncoding("base64") }
    let capacity = utf8.count / 4 * 3
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      isWhole = utf8.withUnsafeBytes { raw in
        guard let start = raw.bindMemory(to: CChar.self).baseAddress, let output = buffer.baseAddress else {
          return true
        }
        var end: UnsafePointer<CChar>?
        let status = sodium_base642bin(
          output,
          capacity,
          start,
          raw.count,
          nil,
          &count,
          &end,
          sodium_base64_VARIANT_ORIGINAL
        )
        return status == 0 && end == start + raw.count
      }
      if !isWhole { count = 0 }
    }
    guard isWhole else { throw .badEncoding("base64") }
    return bytes
  }
}
