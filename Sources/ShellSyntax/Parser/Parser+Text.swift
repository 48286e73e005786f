/// How a stretch of text is read up to what closes it.
struct TextStyle {
  /// What becomes of a quote sign.
  enum Quote {
    /// It is a character like others.
    case literal
    /// It quotes.
    case quotes
    /// Bash looks for its partner first, but then takes both for characters and expands what is between them.
    case transparent
  }

  /// The byte that ends it, nil where it goes to the end of the reader's bytes.
  var close: UInt8?
  /// A byte that opens a nested pair with `close`.
  var open: UInt8?
  /// A byte before which it ends although it is not closed.
  var stop: UInt8?
  /// How bytes without quotes of their own count.
  var quoting: WordPart.Quoting
  var single: Quote
  var double: Quote
  /// What a backslash takes its meaning from; nil for everything.
  var escapable: [UInt8]?
  /// Whether `<(…)` is looked for.
  var hasProcessSubstitution = false
  /// Whether `<(…)` is refused: bash looks for its end here, and then takes it for text.
  var refusesProcessSubstitution = false
  /// Whether a semicolon in it parts the expressions of `for ((`.
  var countsSemicolons = false
  /// What it is called in messages.
  var name: String

  /// Whether it is arithmetic: what is between the pair counts as if quoted, which it does in no pattern and no index.
  var isArithmetic: Bool { open != nil && quoting == .double }

  private static let inDoubleQuotes: [UInt8] = Array("$`\"\\".utf8)

  /// Outside of quotes; used for a single quote or expansion only, so nothing closes it.
  static let bare = TextStyle(quoting: .none, single: .quotes, double: .quotes, name: "word")
  static let doubleQuoted = TextStyle(
    close: Byte.doubleQuote,
    quoting: .double,
    single: .literal,
    double: .quotes,
    escapable: inDoubleQuotes,
    name: "double quote"
  )
  static let hereDocument = TextStyle(
    quoting: .double,
    single: .literal,
    double: .literal,
    escapable: Array("$`\\".utf8),
    name: "here-document"
  )
  static let brace = TextStyle(
    close: Byte.closeBrace,
    quoting: .none,
    single: .quotes,
    double: .quotes,
    hasProcessSubstitution: true,
    name: "`${`"
  )
  static let arithmetic = TextStyle(
    close: Byte.closeParenthesis,
    open: Byte.openParenthesis,
    quoting: .double,
    single: .transparent,
    double: .quotes,
    escapable: inDoubleQuotes,
    countsSemicolons: true,
    name: "arithmetic"
  )
  static let oldArithmetic = TextStyle(
    close: Byte.closeBracket,
    open: Byte.openBracket,
    quoting: .double,
    single: .transparent,
    double: .quotes,
    escapable: inDoubleQuotes,
    name: "`$[`"
  )
  static let index = TextStyle(
    close: Byte.closeBracket,
    open: Byte.openBracket,
    quoting: .none,
    single: .quotes,
    double: .quotes,
    refusesProcessSubstitution: true,
    name: "`[`"
  )
  /// An index inside `${…}`, which a brace cuts off.
  static let indexInBraces = TextStyle(
    close: Byte.closeBracket,
    open: Byte.openBracket,
    stop: Byte.closeBrace,
    quoting: .none,
    single: .quotes,
    double: .quotes,
    refusesProcessSubstitution: true,
    name: "`[`"
  )
  static let pattern = TextStyle(
    close: Byte.closeParenthesis,
    open: Byte.openParenthesis,
    quoting: .none,
    single: .quotes,
    double: .quotes,
    name: "pattern"
  )

  /// The word behind an operator in `"${…}"`. Single quotes quote only behind the operators that take a pattern.
  static func quotedBrace(takesPattern: Bool) -> TextStyle {
    TextStyle(
      close: Byte.closeBrace,
      // The signs of a pattern mean something although the whole stands in double quotes.
      quoting: takesPattern ? .none : .double,
      single: takesPattern ? .quotes : .transparent,
      double: .quotes,
      escapable: inDoubleQuotes + [Byte.closeBrace],
      refusesProcessSubstitution: true,
      name: "`${`"
    )
  }
}

extension Parser {
  /// The parts up to what closes them; steps over that.
  mutating func parseText(_ style: TextStyle, opener: Int) throws(ShellSyntaxError) -> [WordPart] {
    var builder = PartBuilder()
    try parseText(style, opener: opener, into: &builder)
    builder.flush()
    return builder.parts
  }

  mutating func parseText(
    _ style: TextStyle,
    opener: Int,
    into builder: inout PartBuilder
  ) throws(ShellSyntaxError) {
    try enter()
    defer { leave() }
    var nested = 0
    var count = 0
    while let byte = peek() {
      switch byte {
      case style.close where nested == 0:
        advance()
        if style.countsSemicolons { semicolons = count }
        return
      case style.stop:
        return
      case Byte.backslash, Byte.singleQuote, Byte.doubleQuote, Byte.backtick, Byte.dollar:
        try parseQuoteOrExpansion(byte, style, into: &builder)
      case Byte.less where style.hasProcessSubstitution && peekSecond() == Byte.less,
        Byte.greater where style.hasProcessSubstitution && peekSecond() == Byte.greater:
        // Bash takes `<<(` here for text or for a substitution, by what stands in it.
        if opensProcessSubstitution(at: position + 1) {
          throw .unsupported("a process substitution behind `<` in \(style.name)", at: offset(position))
        }
        takeLiteral(style.quoting, into: &builder)
      case Byte.less where style.hasProcessSubstitution && opensProcessSubstitution(at: position),
        Byte.greater where style.hasProcessSubstitution && opensProcessSubstitution(at: position):
        builder.add(try parseProcessSubstitution())
      case Byte.less where style.refusesProcessSubstitution && opensProcessSubstitution(at: position),
        Byte.greater where style.refusesProcessSubstitution && opensProcessSubstitution(at: position):
        throw .unsupported("a process substitution in \(style.name)", at: offset(position))
      default:
        if byte == Byte.semicolon { count += 1 }
        if byte == style.open { nested += 1 }
        if byte == style.close { nested -= 1 }
        takeLiteral(style.quoting, into: &builder)
      }
    }
    if style.close != nil { throw .unterminated(style.name, at: offset(opener)) }
  }

  /// What begins with one of `\ ' " $` or a backtick.
  mutating func parseQuoteOrExpansion(
    _ byte: UInt8,
    _ style: TextStyle,
    into builder: inout PartBuilder
  ) throws(ShellSyntaxError) {
    switch byte {
    case Byte.backslash:
      try refuseEscape(style)
      parseEscape(style, into: &builder)
    case Byte.singleQuote:
      switch style.single {
      case .literal: takeLiteral(style.quoting, into: &builder)
      case .quotes: try parseSingleQuoted(into: &builder)
      case .transparent: try parseTransparentQuotes(style, into: &builder)
      }
    case Byte.doubleQuote:
      if style.double == .literal {
        takeLiteral(style.quoting, into: &builder)
      } else {
        try parseDoubleQuoted(.double, from: position, into: &builder)
      }
    case Byte.backtick: builder.add(try parseBackticks(quoting: style.quoting))
    default: try parseDollar(style, into: &builder)
    }
  }
}
