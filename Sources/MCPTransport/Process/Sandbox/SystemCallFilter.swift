/// A classic BPF program for seccomp(2) that refuses what no tool server needs: looking into other processes, kernel keys,
/// mounts, modules, namespaces, and putting words into a terminal's mouth.
///
/// It lists what is refused rather than what is allowed, because a list of all that any run-time calls would break with the
/// next one; the walls are bubblewrap's namespaces, the filter keeps the kernel's rarely used doors shut.
struct SystemCallFilter: Sendable, Hashable {
  /// The machines whose numbers are known.
  enum Machine: Sendable, Hashable, CaseIterable {
    case x86, arm

    /// `AUDIT_ARCH_X86_64`, `AUDIT_ARCH_AARCH64` (linux/audit.h).
    var auditArchitecture: UInt32 { self == .x86 ? 0xC000_003E : 0xC000_00B7 }

    /// The machine this program was built for.
    static var native: Machine? {
      #if arch(x86_64)
        .x86
      #elseif arch(arm64)
        .arm
      #else
        nil
      #endif
    }
  }

  /// One instruction, `struct sock_filter` of linux/filter.h.
  struct Instruction: Sendable, Hashable {
    var code: UInt16
    var ifTrue: UInt8 = 0
    var ifFalse: UInt8 = 0
    var value: UInt32

    static func load(_ offset: UInt32) -> Instruction { Instruction(code: 0x20, value: offset) }
    static func give(_ result: UInt32) -> Instruction { Instruction(code: 0x06, value: result) }
    /// Skips the next `otherwise` instructions where the loaded word is not that value.
    static func unlessEqual(_ value: UInt32, skip otherwise: UInt8) -> Instruction {
      Instruction(code: 0x15, ifFalse: otherwise, value: value)
    }
    static func unlessAtLeast(_ value: UInt32, skip otherwise: UInt8) -> Instruction {
      Instruction(code: 0x35, ifFalse: otherwise, value: value)
    }
    static func unlessAnyBit(_ value: UInt32, skip otherwise: UInt8) -> Instruction {
      Instruction(code: 0x45, ifFalse: otherwise, value: value)
    }
  }

  /// What a filter can answer (linux/seccomp.h).
  enum Answer {
    static let allow: UInt32 = 0x7FFF_0000
    static let killProcess: UInt32 = 0x8000_0000
    static let notPermitted: UInt32 = 0x0005_0000 | 1
    static let notImplemented: UInt32 = 0x0005_0000 | 38
  }

  /// Offsets in `struct seccomp_data`; the low halves of the arguments on a little-endian machine.
  private enum Field {
    static let number: UInt32 = 0
    static let architecture: UInt32 = 4
    static let argument0: UInt32 = 16
    static let argument1: UInt32 = 24
  }

  let instructions: [Instruction]

  /// The filter for the machine that this program runs on.
  static var native: SystemCallFilter? { Machine.native.map(SystemCallFilter.init) }

  init(_ machine: Machine) {
    var program: [Instruction] = [
      // Another calling convention has other numbers: nothing below would mean what it says.
      .load(Field.architecture), .unlessEqual(machine.auditArchitecture, skip: 1), Self.jump(1),
      .give(Answer.killProcess), .load(Field.number),
    ]
    // The x32 convention shares the architecture and sets this bit in its numbers.
    if machine == .x86 { program += [.unlessAtLeast(0x4000_0000, skip: 1), .give(Answer.notPermitted)] }
    for number in RefusedCalls.numbers(machine) {
      program += [.unlessEqual(number, skip: 1), .give(Answer.notPermitted)]
    }
    // Its flags lie in memory, where no filter can look; C libraries fall back to `clone`.
    program += [.unlessEqual(435, skip: 1), .give(Answer.notImplemented)]
    // New namespaces of any kind (linux/sched.h, all `CLONE_NEW…` of `clone`).
    program += Self.refuse(machine == .x86 ? 56 : 220, Field.argument0) { [.unlessAnyBit(0x7E02_0000, skip: 1), $0] }
    // TIOCSTI and TIOCLINUX type into the terminal.
    program += Self.refuse(machine == .x86 ? 16 : 29, Field.argument1) {
      [.unlessEqual(0x5412, skip: 1), $0, .unlessEqual(0x541C, skip: 1), $0]
    }
    // AF_VSOCK reaches the host of a virtual machine, and no network namespace holds it; AF_ALG opens the kernel's own
    // cryptography.
    program += Self.refuse(machine == .x86 ? 41 : 198, Field.argument0) {
      [.unlessEqual(40, skip: 1), $0, .unlessEqual(38, skip: 1), $0]
    }
    instructions = program + [.give(Answer.allow)]
  }

  /// As the kernel reads it: 8 bytes an instruction, little-endian.
  var bytes: [UInt8] {
    instructions.flatMap { instruction -> [UInt8] in
      [
        UInt8(truncatingIfNeeded: instruction.code), UInt8(truncatingIfNeeded: instruction.code >> 8),
        instruction.ifTrue, instruction.ifFalse,
      ] + (0..<4).map { UInt8(truncatingIfNeeded: instruction.value >> (8 * $0)) }
    }
  }

  private static func jump(_ count: UInt32) -> Instruction { Instruction(code: 0x05, value: count) }

  /// Looks at an argument of one call, then loads the number again for what follows.
  private static func refuse(
    _ number: UInt32,
    _ field: UInt32,
    _ tests: (Instruction) -> [Instruction]
  ) -> [Instruction] {
    let body = [.load(field)] + tests(.give(Answer.notPermitted)) + [.load(Field.number)]
    return [.unlessEqual(number, skip: UInt8(truncatingIfNeeded: body.count))] + body
  }
}
