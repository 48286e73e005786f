/// The numbers of the refused system calls (asm/unistd_64.h and asm-generic/unistd.h of the kernel's headers).
enum RefusedCalls {
  /// A call and its number on both machines; nil where a machine has none.
  struct Call: Sendable {
    let name: String
    let x86: UInt32?
    let arm: UInt32?
  }

  static func numbers(_ machine: SystemCallFilter.Machine) -> [UInt32] {
    table.compactMap { machine == .x86 ? $0.x86 : $0.arm }
  }

  static let table: [Call] = [
    Call(name: "ptrace", x86: 101, arm: 117),
    Call(name: "process_vm_readv", x86: 310, arm: 270),
    Call(name: "process_vm_writev", x86: 311, arm: 271),
    Call(name: "process_madvise", x86: 440, arm: 440),
    Call(name: "kcmp", x86: 312, arm: 272),
    Call(name: "pidfd_getfd", x86: 438, arm: 438),
    Call(name: "move_pages", x86: 279, arm: 239),
    Call(name: "migrate_pages", x86: 256, arm: 238),
    Call(name: "keyctl", x86: 250, arm: 219),
    Call(name: "add_key", x86: 248, arm: 217),
    Call(name: "request_key", x86: 249, arm: 218),
    Call(name: "bpf", x86: 321, arm: 280),
    Call(name: "perf_event_open", x86: 298, arm: 241),
    Call(name: "userfaultfd", x86: 323, arm: 282),
    Call(name: "io_uring_setup", x86: 425, arm: 425),
    Call(name: "io_uring_enter", x86: 426, arm: 426),
    Call(name: "io_uring_register", x86: 427, arm: 427),
    Call(name: "mount", x86: 165, arm: 40),
    Call(name: "umount2", x86: 166, arm: 39),
    Call(name: "pivot_root", x86: 155, arm: 41),
    Call(name: "chroot", x86: 161, arm: 51),
    Call(name: "open_tree", x86: 428, arm: 428),
    Call(name: "move_mount", x86: 429, arm: 429),
    Call(name: "fsopen", x86: 430, arm: 430),
    Call(name: "fsconfig", x86: 431, arm: 431),
    Call(name: "fsmount", x86: 432, arm: 432),
    Call(name: "fspick", x86: 433, arm: 433),
    Call(name: "mount_setattr", x86: 442, arm: 442),
    Call(name: "open_tree_attr", x86: 467, arm: 467),
    Call(name: "open_by_handle_at", x86: 304, arm: 265),
    Call(name: "name_to_handle_at", x86: 303, arm: 264),
    Call(name: "setns", x86: 308, arm: 268),
    Call(name: "unshare", x86: 272, arm: 97),
    Call(name: "fanotify_init", x86: 300, arm: 262),
    Call(name: "lookup_dcookie", x86: 212, arm: 18),
    Call(name: "kexec_load", x86: 246, arm: 104),
    Call(name: "kexec_file_load", x86: 320, arm: 294),
    Call(name: "init_module", x86: 175, arm: 105),
    Call(name: "finit_module", x86: 313, arm: 273),
    Call(name: "delete_module", x86: 176, arm: 106),
    Call(name: "reboot", x86: 169, arm: 142),
    Call(name: "swapon", x86: 167, arm: 224),
    Call(name: "swapoff", x86: 168, arm: 225),
    Call(name: "acct", x86: 163, arm: 89),
    Call(name: "syslog", x86: 103, arm: 116),
    Call(name: "quotactl", x86: 179, arm: 60),
    Call(name: "quotactl_fd", x86: 443, arm: 443),
    Call(name: "settimeofday", x86: 164, arm: 170),
    Call(name: "clock_settime", x86: 227, arm: 112),
    Call(name: "clock_adjtime", x86: 305, arm: 266),
    Call(name: "adjtimex", x86: 159, arm: 171),
    Call(name: "sethostname", x86: 170, arm: 161),
    Call(name: "setdomainname", x86: 171, arm: 162),
    Call(name: "vhangup", x86: 153, arm: 58),
    Call(name: "nfsservctl", x86: 180, arm: 42),
    Call(name: "iopl", x86: 172, arm: nil),
    Call(name: "ioperm", x86: 173, arm: nil),
    Call(name: "modify_ldt", x86: 154, arm: nil),
    Call(name: "uselib", x86: 134, arm: nil),
    Call(name: "create_module", x86: 174, arm: nil),
  ]
}
