import ShellSyntax

/// What a tree says without where it stands, as text: two trees with the same shape mean the same.
///
/// It goes over every property by itself, so that none can be forgotten when the tree grows.
enum Shape {
  static func of(_ result: ParseResult) -> String { of(result.list, result.hereDocuments) }

  static func of(_ node: Any, _ hereDocuments: [HereDocument]) -> String {
    var text = ""
    write(node, hereDocuments, into: &text)
    return text
  }

  private static func write(_ node: Any, _ documents: [HereDocument], into text: inout String) {
    switch node {
    case is Range<Int>: return
    case let bytes as [UInt8]:
      text += "\(bytes)"
      return
    case let error as ShellSyntaxError:
      text += "\(error.code)"
      return
    // Redirections are printed behind the words, so that documents are counted in another order.
    case Redirection.Target.hereDocument(let index):
      guard documents.indices.contains(index) else {
        text += "<no document>"
        return
      }
      return write(documents[index], documents, into: &text)
    default: break
    }
    let mirror = Mirror(reflecting: node)
    guard !mirror.children.isEmpty else {
      text += mirror.displayStyle == .collection ? "[]" : "\(node)"
      return
    }
    text += mirror.displayStyle == .enum ? "" : "("
    for child in mirror.children where !(child.value is Range<Int>) && child.label != "aliases" {
      if let label = child.label { text += label + ":" }
      write(child.value, documents, into: &text)
      text += " "
    }
    if mirror.displayStyle != .enum { text += ")" }
  }
}
