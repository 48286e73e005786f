/// Evaluates an arithmetic expression as bash does (Bash Reference Manual, Shell Arithmetic), in 64-bit integers that wrap.
///
/// Its parts are known text; what it cannot be sure of gives nil, never a guess.
struct ArithmeticExpression {
  /// The text of a variable or of an element of an array, empty where it is unset; nil where it cannot be told.
  typealias LookUp = (_ name: String, _ index: Int64?) -> String?

  private let lookUp: LookUp
  private let depth: Int
  /// What the expression assigns, in order.
  private(set) var assignments: [(name: String, value: Int64)] = []
  var tokens: ArithmeticTokens

  init(_ text: [UInt8], depth: Int = 0, lookUp: @escaping LookUp) {
    tokens = ArithmeticTokens(text)
    self.depth = depth
    self.lookUp = lookUp
  }

  /// The value; nil where bash would call it an error or where it cannot be told.
  mutating func value() -> Int64? {
    guard depth < 16 else { return nil }
    if tokens.isAtEnd { return 0 }
    guard let result = list(isActive: true), tokens.isAtEnd else { return nil }
    return result
  }

  private mutating func list(isActive: Bool) -> Int64? {
    guard tokens.enter() else { return nil }
    defer { tokens.leave() }
    guard var result = assignment(isActive) else { return nil }
    while tokens.take(",") {
      guard let next = assignment(isActive) else { return nil }
      result = next
    }
    return result
  }

  private mutating func assignment(_ isActive: Bool) -> Int64? {
    let start = tokens
    if let name = tokens.takeName(), let sign = tokens.takeAssignmentSign() {
      guard let right = assignment(isActive) else { return nil }
      guard isActive else { return 0 }
      var result = right
      if !sign.isEmpty {
        guard let old = read(name, nil, isActive), let changed = Self.apply(sign, old, right) else { return nil }
        result = changed
      }
      assignments.append((name, result))
      return result
    }
    tokens = start
    return conditional(isActive)
  }

  private mutating func conditional(_ isActive: Bool) -> Int64? {
    guard let condition = binary(0, isActive) else { return nil }
    guard tokens.take("?") else { return condition }
    guard let yes = list(isActive: isActive && condition != 0), tokens.take(":"),
      let no = conditional(isActive && condition == 0)
    else { return nil }
    return condition != 0 ? yes : no
  }

  /// The binary operators by how tightly they bind, the loosest first.
  private static let levels: [[String]] = [
    ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"],
    ["*", "/", "%"],
  ]

  private mutating func binary(_ level: Int, _ isActive: Bool) -> Int64? {
    guard level < Self.levels.count else { return power(isActive) }
    guard var left = binary(level + 1, isActive) else { return nil }
    while let sign = tokens.takeOperator(Self.levels[level]) {
      let decides = (sign == "||" && left != 0) || (sign == "&&" && left == 0)
      guard let right = binary(level + 1, isActive && !decides) else { return nil }
      if isActive {
        guard let value = Self.apply(sign, left, right) else { return nil }
        left = value
      }
    }
    return left
  }

  private mutating func power(_ isActive: Bool) -> Int64? {
    guard let base = unary(isActive) else { return nil }
    guard tokens.take("**") else { return base }
    guard let exponent = power(isActive), exponent >= 0, exponent < 4_096 else { return nil }
    return (0..<exponent).reduce(1) { result, _ in result &* base }
  }

  private mutating func unary(_ isActive: Bool) -> Int64? {
    guard tokens.enter() else { return nil }
    defer { tokens.leave() }
    for sign in ["++", "--"] where tokens.take(sign) {
      // Not before a name these are two signs.
      guard let name = tokens.takeName(), !tokens.isAt("["), let old = read(name, nil, isActive) else { return nil }
      let new = sign == "++" ? old &+ 1 : old &- 1
      if isActive { assignments.append((name, new)) }
      return new
    }
    if tokens.take("!") { return unary(isActive).map { $0 == 0 ? 1 : 0 } }
    if tokens.take("~") { return unary(isActive).map { ~$0 } }
    if tokens.take("-") { return unary(isActive).map { 0 &- $0 } }
    if tokens.take("+") { return unary(isActive) }
    return primary(isActive)
  }

  private mutating func primary(_ isActive: Bool) -> Int64? {
    if tokens.take("(") {
      guard let value = list(isActive: isActive), tokens.take(")") else { return nil }
      return value
    }
    guard let name = tokens.takeName() else { return tokens.takeNumber() }
    var index: Int64?
    if tokens.take("[") {
      guard let value = list(isActive: isActive), tokens.take("]") else { return nil }
      index = value
    }
    guard let value = read(name, index, isActive) else { return nil }
    for sign in ["++", "--"] where tokens.take(sign) {
      guard index == nil else { return nil }
      if isActive { assignments.append((name, sign == "++" ? value &+ 1 : value &- 1)) }
    }
    return value
  }

  private func read(_ name: String, _ index: Int64?, _ isActive: Bool) -> Int64? {
    guard isActive else { return 0 }
    if index == nil, let changed = assignments.last(where: { $0.name.sameText(as: name) }) { return changed.value }
    // An assignment on the way could change what the value's own names mean.
    guard assignments.isEmpty || index == nil, let text = lookUp(name, index) else { return nil }
    var inner = ArithmeticExpression(Array(text.utf8), depth: depth + 1, lookUp: lookUp)
    guard let value = inner.value(), inner.assignments.isEmpty else { return nil }
    return value
  }

  private static func apply(_ sign: String, _ left: Int64, _ right: Int64) -> Int64? {
    switch sign {
    case "+": left &+ right
    case "-": left &- right
    case "*": left &* right
    case "/": right == 0 ? nil : left.dividedReportingOverflow(by: right).partialValue
    case "%": right == 0 ? nil : right == -1 ? 0 : left % right
    case "<<": left &<< right
    case ">>": left &>> right
    case "<": left < right ? 1 : 0
    case ">": left > right ? 1 : 0
    case "<=": left <= right ? 1 : 0
    case ">=": left >= right ? 1 : 0
    case "==": left == right ? 1 : 0
    case "!=": left != right ? 1 : 0
    case "&": left & right
    case "|": left | right
    case "^": left ^ right
    case "&&": left != 0 && right != 0 ? 1 : 0
    case "||": left != 0 || right != 0 ? 1 : 0
    default: nil
    }
  }
}
