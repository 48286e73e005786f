/// Something in the definition of a tool, resource or prompt, or in what a server says of itself.
package struct DefinitionFinding: Sendable, Equatable {
  /// Where the text stands, as a JSON Pointer (RFC 6901) into the definition; empty for a text alone.
  package let pointer: String
  /// What was found; its place is within that text, or within the name of that member.
  package let finding: TextFinding
  /// Whether it is in the name of the member, not in its value.
  package let isInName: Bool

  package init(pointer: String, finding: TextFinding, isInName: Bool = false) {
    self.pointer = pointer
    self.finding = finding
    self.isInName = isInName
  }
}
