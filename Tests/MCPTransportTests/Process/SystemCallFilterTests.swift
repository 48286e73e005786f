import Testing

@testable import MCPTransport

@Suite("children: the system call filter")
struct SystemCallFilterTests {
  /// Runs the program as the kernel would; nil where it leaves its bounds.
  private func answer(
    _ machine: SystemCallFilter.Machine,
    _ number: UInt32,
    _ arguments: [UInt32] = [],
    architecture: UInt32? = nil
  ) -> UInt32? {
    let words: [UInt32: UInt32] = [
      0: number, 4: architecture ?? machine.auditArchitecture, 16: arguments.first ?? 0,
      24: arguments.count > 1 ? arguments[1] : 0,
    ]
    let program = SystemCallFilter(machine).instructions
    var position = 0
    var loaded: UInt32 = 0
    while program.indices.contains(position) {
      let step = program[position]
      position += 1
      switch step.code {
      case 0x20: loaded = words[step.value] ?? 0
      case 0x06: return step.value
      case 0x05: position += Int(step.value)
      case 0x15: position += Int(loaded == step.value ? step.ifTrue : step.ifFalse)
      case 0x35: position += Int(loaded >= step.value ? step.ifTrue : step.ifFalse)
      case 0x45: position += Int(loaded & step.value != 0 ? step.ifTrue : step.ifFalse)
      default: return nil
      }
    }
    return nil
  }

  @Test("every listed call is refused", arguments: SystemCallFilter.Machine.allCases)
  func listed(machine: SystemCallFilter.Machine) {
    for number in RefusedCalls.numbers(machine) {
      #expect(answer(machine, number) == SystemCallFilter.Answer.notPermitted)
    }
  }

  @Test(
    "calls and their arguments",
    arguments: [
      (SystemCallFilter.Machine.x86, 0, [], SystemCallFilter.Answer.allow),
      (.x86, 59, [], SystemCallFilter.Answer.allow), (.arm, 221, [], SystemCallFilter.Answer.allow),
      (.x86, 435, [], SystemCallFilter.Answer.notImplemented), (.arm, 435, [], SystemCallFilter.Answer.notImplemented),
      (.x86, 0x4000_0000, [], SystemCallFilter.Answer.notPermitted),
      (.x86, 56, [0x0120_0011], SystemCallFilter.Answer.allow),
      (.x86, 56, [0x1000_0011], SystemCallFilter.Answer.notPermitted),
      (.arm, 220, [0x0002_0000], SystemCallFilter.Answer.notPermitted),
      (.x86, 16, [0, 0x5412], SystemCallFilter.Answer.notPermitted),
      (.x86, 16, [0, 0x541C], SystemCallFilter.Answer.notPermitted),
      (.arm, 29, [0, 0x5413], SystemCallFilter.Answer.allow), (.x86, 41, [40], SystemCallFilter.Answer.notPermitted),
      (.x86, 41, [38], SystemCallFilter.Answer.notPermitted), (.arm, 198, [38], SystemCallFilter.Answer.notPermitted),
      (.x86, 467, [], SystemCallFilter.Answer.notPermitted),
      (.x86, 41, [1], SystemCallFilter.Answer.allow), (.arm, 198, [40], SystemCallFilter.Answer.notPermitted),
    ] as [(SystemCallFilter.Machine, UInt32, [UInt32], UInt32)]
  )
  func arguments(machine: SystemCallFilter.Machine, number: UInt32, arguments: [UInt32], expected: UInt32) {
    #expect(answer(machine, number, arguments) == expected)
  }

  @Test("another calling convention ends the process", arguments: SystemCallFilter.Machine.allCases)
  func foreign(machine: SystemCallFilter.Machine) {
    #expect(answer(machine, 0, architecture: 0x4000_0003) == SystemCallFilter.Answer.killProcess)
  }
}
