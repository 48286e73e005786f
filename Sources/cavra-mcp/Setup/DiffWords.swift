import AgentClients
import Inspection

/// A file's change as it may be shown: a client's configuration holds tokens, and text that a terminal would act on.
enum DiffWords {
  static func lines(_ file: PlannedFile) -> [String] {
    // The path by itself: the lines of a file have no line feed in them, a path may.
    let path = VisibleText.escape(file.path)
    let lines = UnifiedDiff.lines(path: path, before: file.before, after: file.after)
    return UnifiedDiff.abridged(lines.map { Redactor.redact($0).text }).map {
      VisibleText.escape($0, keepingLineBreaks: true)
    }
  }
}
