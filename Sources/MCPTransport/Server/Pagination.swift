import CanonicalJSON

/// Cuts a list into pages.
///
/// A cursor is the place where the next page starts and a checksum of the list, so that it needs no memory on our side and
/// is refused when the list has changed or the cursor was not made here (MCP: -32602).
struct Pagination {
  let pageSize: Int

  struct Page {
    let entries: ArraySlice<JSON>
    let nextCursor: String?
  }

  /// - Parameter cursor: the request's `cursor`, nil for the first page.
  /// - Throws: `MCPError.invalidParams` for a cursor that is not one of this list.
  func page(of entries: [JSON], cursor: JSON?) throws(MCPError) -> Page {
    guard cursor != nil || entries.count > pageSize else { return Page(entries: entries[...], nextCursor: nil) }
    let checksum = Self.checksum(entries)
    var start = 0
    if let cursor {
      guard let text = cursor.stringValue, let place = Self.place(in: text, checksum), place < entries.count,
        place > 0, place.isMultiple(of: pageSize)
      else { throw .invalidParams("the cursor is unknown or the list has changed, start again without one") }
      start = place
    }
    let end = min(start + pageSize, entries.count)
    return Page(entries: entries[start..<end], nextCursor: end < entries.count ? "\(end).\(checksum)" : nil)
  }

  /// The place that the cursor names; nil where it was not written by this list.
  private static func place(in cursor: String, _ checksum: String) -> Int? {
    let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts.first, let last = parts.last, let place = Int(first) else { return nil }
    return cursor.sameBytes(as: "\(place).\(last)") && String(last).sameBytes(as: checksum) ? place : nil
  }

  /// FNV-1a over the entries: tells lists apart, is no protection (a forged cursor reaches nothing that a list does not show).
  private static func checksum(_ entries: [JSON]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for entry in entries {
      for byte in entry.serialized() { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 36)
  }
}
