/// Compiles patterns, with the place in the error.
enum Patterns {
  static func path(_ text: String, _ place: SourcePlace) throws(PolicyError) -> PathPattern {
    do { return try PathPattern.compile(text).get() } catch { throw fault(text, place, error) }
  }

  static func text(_ text: String, _ place: SourcePlace) throws(PolicyError) -> Glob {
    do { return try Glob.text(text).get() } catch { throw fault(text, place, error) }
  }

  private static func fault(_ text: String, _ place: SourcePlace, _ fault: GlobFault) -> PolicyError {
    PolicyError(.pattern, at: place, "pattern `\(text.prefix(64))`: \(fault)")
  }
}
