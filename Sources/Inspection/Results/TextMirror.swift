import CanonicalJSON

/// The texts of a result that repeat its structured content, which servers send for clients that read no structure.
///
/// A mirror is written anew from the filtered structure, so that both say the same: two filters over two forms of one value
/// would not always agree.
struct TextMirror {
  private enum Source {
    case value(JSON)
    /// The filtered value is the one that came.
    case unchanged
  }

  private var byValue: [[UInt8]: Source] = [:]
  private var byText: [ByteKey: Source] = [:]
  /// Of a list that is sent element by element, how many elements are known.
  private static let mostElements = 4096

  /// - Parameters:
  ///   - original: the structured content as it came.
  ///   - filtered: and as it goes on.
  init(of original: JSON?, filtered: JSON?) {
    guard let original, let filtered else { return }
    add(original, filtered)
    // Frameworks wrap what is no object as `{"result": …}`, and send a text for each element of a list.
    let (was, now) = original.objectValue?.count == 1 ? (original["result"], filtered["result"]) : (original, filtered)
    guard let was, let now else { return }
    add(was, now)
    guard let elements = was.arrayValue, let others = now.arrayValue, elements.count == others.count else { return }
    for (element, other) in zip(elements, others).prefix(Self.mostElements) { add(element, other) }
  }

  private mutating func add(_ original: JSON, _ filtered: JSON) {
    let source: Source = original == filtered ? .unchanged : .value(filtered)
    if case .string(let text) = original { byText[ByteKey(text)] = source }
    guard original.arrayValue != nil || original.objectValue != nil else { return }
    byValue[Self.key(original)] = source
  }

  /// One key for all ways to write a value; where there is no canonical form, the bytes as written.
  private static func key(_ value: JSON) -> [UInt8] { (try? value.canonicalized()) ?? value.serialized() }

  /// The text that takes this one's place; nil where it mirrors nothing.
  func replacement(for text: String) -> String? {
    guard !byValue.isEmpty || !byText.isEmpty else { return nil }
    if let source = byText[ByteKey(text)] {
      guard case .value(let value) = source else { return text }
      return value.stringValue ?? value.text
    }
    guard let first = text.utf8.first(where: { !ByteClass.space.contains($0) }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "["), let value = try? JSON.parse(text),
      let source = byValue[Self.key(value)]
    else { return nil }
    guard case .value(let filtered) = source else { return text }
    return JSONLayout(of: text).text(of: filtered)
  }
}
