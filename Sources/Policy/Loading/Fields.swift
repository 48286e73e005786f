/// The members of one mapping of a pack, read with the names of what is wrong and where.
struct Fields {
  let place: SourcePlace
  private let members: [(key: String, place: SourcePlace, value: YAMLValue)]
  /// What the mapping is, for messages: `rule`, `metadata`.
  private let what: String

  /// - Throws: `PolicyError` where the value is no mapping or has a key that is not `allowed`.
  init(_ value: YAMLValue, _ what: String, allowed: [String]) throws(PolicyError) {
    guard case .map(let members) = value.content else {
      throw value.fault("`\(what)` is \(value.kindName), a mapping is due")
    }
    for member in members where !allowed.contains(where: { $0.utf8.elementsEqual(member.key.utf8) }) {
      let list = allowed.map { "`\($0)`" }.joined(separator: ", ")
      throw PolicyError(
        .form,
        at: member.place,
        "unknown key `\(member.key.prefix(64))` in `\(what)`, allowed are \(list)"
      )
    }
    place = value.place
    self.members = members
    self.what = what
  }

  /// The value under the key; nil where it is absent or empty.
  func value(_ key: String) -> YAMLValue? {
    guard let value = members.first(where: { $0.key.utf8.elementsEqual(key.utf8) })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// A string that is not empty.
  func text(_ key: String) throws(PolicyError) -> String {
    guard let text = try optionalText(key) else {
      throw PolicyError(.form, at: place, "`\(key)` is missing in `\(what)`")
    }
    return text
  }

  func optionalText(_ key: String) throws(PolicyError) -> String? {
    guard let value = value(key) else { return nil }
    return try Self.text(value, key)
  }

  func flag(_ key: String) throws(PolicyError) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .bool(let flag) = value.content else {
      throw value.fault("`\(key)` is \(value.kindName), give true or false")
    }
    return flag
  }

  /// A string or a list of strings; empty where the key is absent.
  func texts(_ key: String) throws(PolicyError) -> [(text: String, place: SourcePlace)] {
    guard let value = value(key) else { return [] }
    guard case .list(let elements) = value.content else { return [(try Self.text(value, key), value.place)] }
    var texts: [(text: String, place: SourcePlace)] = []
    for element in elements { texts.append((try Self.text(element, key), element.place)) }
    return texts
  }

  /// One of the words that a type with raw values has.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    _ type: Word.Type
  ) throws(PolicyError) -> Word? where Word.RawValue == String {
    guard let value = value(key) else { return nil }
    let text = try Self.text(value, key)
    guard let word = Word(rawValue: text) else {
      let list = Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw value.fault("`\(key)` is `\(text.prefix(64))`, use one of \(list)")
    }
    return word
  }

  /// The keys that are there.
  var keys: [String] { members.map(\.key) }

  static func text(_ value: YAMLValue, _ key: String) throws(PolicyError) -> String {
    guard case .string(let text) = value.content else {
      throw value.fault("`\(key)` is \(value.kindName), give a string, in quotes if need be")
    }
    guard !text.isEmpty, !text.utf8.contains(0) else { throw value.fault("`\(key)` is empty or holds NUL") }
    return text
  }
}
