package import CanonicalJSON

/// Makes the result of a downstream server safe to hand on: bounded, without terminal sequences and invisible characters,
/// without secrets, and marked where it speaks to the model.
///
/// It takes the results of `tools/call`, `resources/read` and `prompts/get` of both eras, and any other object that reaches an
/// agent, such as the parameters of a notification or an error with its message: every string in it counts. What is not for
/// reading passes as it is: types, cursors, request states, and what the protocol keeps in `_meta`.
///
/// Filtering what was filtered changes nothing, unless something was cut. The cost is linear in the size.
package enum ResultFilter {
  /// The filtered result and what was done.
  package static func apply(_ result: JSONObject, options: ResultFilterOptions) -> FilteredResult {
    var cleaning = ResultCleaning(options: options)
    var cleaned = cleaning.clean(result)
    var filtered = FilteredResult(result: cleaned)
    filtered.redactions = cleaning.redactions
    filtered.removed = cleaning.removed
    filtered.schema = cleaning.schema
    let inspection = ResultInspection(cleaned, hidden: cleaning.hidden, options: options)
    filtered.findings = inspection.findings
    if options.injections == .block, inspection.isSuspect {
      filtered.result = BlockedResult.replacement(for: cleaned, suspects: inspection.suspects)
      filtered.isBlocked = true
    } else {
      if case .broken = filtered.schema { cleaned = Self.withoutStructure(cleaned) }
      var fitting = ResultFitting(options: options, suspects: options.injections == .flag ? inspection.suspects : [])
      filtered.result = fitting.fit(cleaned)
      filtered.cuts = fitting.cuts
      if let size = fitting.droppedStructure, options.outputSchema != nil {
        filtered.schema = .broken("structured content of \(size) bytes is over the limit")
        filtered.result["isError"] = true
      }
    }
    filtered.isChanged = filtered.result != result
    return filtered
  }

  /// The result without structured content that is no longer what the tool promised. A result that says that it is an error
  /// need not have any; its texts, which say the same, stay.
  private static func withoutStructure(_ result: JSONObject) -> JSONObject {
    var result = result
    result["structuredContent"] = nil
    let note: JSON = ["type": "text", "text": .string(ResultNotes.structureInvalid)]
    result["content"] = .array((result["content"]?.arrayValue ?? []) + [note])
    result["isError"] = true
    return result
  }
}
