extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// An object in the written order; of a name written twice the last value stays.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject()
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }

  /// The integer as a JSON number.
  package init(_ value: Int) { self = .number(JSONNumber(value)) }

  /// The text, or `null` where there is none.
  package init(_ text: String?) {
    self = text.map(JSON.string) ?? .null
  }

  /// The texts as an array of strings.
  package init(_ texts: [String]) { self = .array(texts.map(JSON.string)) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object in the written order; of a name written twice the last value stays.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
