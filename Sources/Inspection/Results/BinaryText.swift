import Signing

/// What can be read in the bytes of a block.
enum BinaryText {
  /// Text where bytes in base64 should be, as it is; or the text that the bytes are; nil for bytes of another kind.
  ///
  /// - Parameter mediaType: what the bytes are said to be; nil where nothing is said. Bytes that a model gets as an image or as
  ///   sound are not read.
  static func read(_ data: String, mediaType: String?, isMedia: Bool) -> (text: String, isEncoded: Bool)? {
    guard data.utf8.allSatisfy(base64.contains) else { return (data, false) }
    guard !isMedia, ResultMember.isText(mediaType), let bytes = try? Base64.decode(data),
      let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0)
    else { return nil }
    return (text, true)
  }

  private static let base64 = ByteClass("+/=-_\r\n", letters: true, digits: true)
}
