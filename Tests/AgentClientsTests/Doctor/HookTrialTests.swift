import CanonicalJSON
import Model
import Testing

@testable import AgentClients

@Suite("What a trial of the hook takes for right")
struct HookTrialTests {
  private static func answer(_ code: Int, _ output: String = "", words: Bool = false, overdue: Int? = nil)
    -> HookRun.Answer
  {
    HookRun.Answer(exitCode: code, output: Array(output.utf8), hasWords: words, overdue: overdue)
  }

  private static func decision(_ word: String) -> String {
    #"{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"\#(word)"}}"#
  }

  @Test(arguments: [
    (HookTrial.denied, answer(0, decision("deny")), true), (.denied, answer(0), false),
    (.denied, answer(0, decision("ask")), false), (.denied, answer(2, words: true), false),
    (.denied, answer(0, "deny"), false), (.neutral, answer(0), true), (.neutral, answer(0, decision("ask")), true),
    (.neutral, answer(0, decision("deny")), false), (.neutral, answer(0, decision("allow")), false),
    (.neutral, answer(2, words: true), false), (.neutral, answer(0, "text"), false),
  ])
  func judgesAnswers(trial: HookTrial, answer: HookRun.Answer, isRight: Bool) {
    #expect((trial.fault(in: answer) == nil) == isRight)
  }

  @Test(arguments: HookTrial.failures)
  func everyFailureMustBlockWithAReasonInTime(trial: HookTrial) {
    #expect(trial.fault(in: Self.answer(2, words: true)) == nil)
    for wrong in [
      Self.answer(0), Self.answer(1, words: true), Self.answer(2), Self.answer(124, words: true),
      Self.answer(-1, overdue: 10),
    ] {
      #expect(trial.fault(in: wrong) != nil)
    }
  }

  @Test(arguments: [HookTrial.denied, .neutral])
  func aTrialIsACallThatTheHookReads(trial: HookTrial) throws {
    let session = ClaudeCodeHook.trialPrefix + "1"
    let event = try HookEvent(decoding: trial.payload(session: session, directory: "/srv/app"))
    #expect(event.call.sessionID == session)
    #expect(event.call.toolUseID?.hasSuffix("-\(trial.rawValue)") == true)
  }

  @Test func anInputThatIsNoJSONIsNone() {
    #expect(throws: AgentClientsError.self) {
      try HookEvent(decoding: HookTrial.garbage.payload(session: "s", directory: "/"))
    }
  }
}
