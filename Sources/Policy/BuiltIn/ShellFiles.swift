/// The files that shells read before they run a command: what an agent writes there runs with its next command, and with the
/// next login of its user.
///
/// The places are those of the shells' manuals (bash(1) FILES, zsh(1) STARTUP/SHUTDOWN FILES, fish(1), environment.d(5)) and
/// of the clients that source a file of their own.
enum ShellFiles {
  /// - Parameter environmentFile: the client's own file as a pattern, where there is one.
  static func rows(environmentFile: String?) -> [ProtectedRow] {
    let reason = "a shell runs this file by itself, also the one that runs your commands"
    let instead = "show your user the lines that you would add"
    return [
      ProtectedRow("cavra.builtin.shell_files", [.write, .delete], startFiles, reason, instead: instead),
      ProtectedRow(
        "cavra.builtin.client_files",
        [.write, .delete],
        ["**/.claude/session-env/**"] + (environmentFile.map { [$0] } ?? []),
        "the client's shell runs this file before each command",
        instead: "set the variable before the command that needs it"
      ),
    ]
  }

  private static let startFiles =
    [
      "bashrc", "bash_profile", "bash_login", "profile", "bash_logout", "bash_aliases", "zshrc", "zshenv", "zprofile",
      "zlogin", "zlogout", "inputrc",
    ].map { "~/.\($0)" } + [
      "~/.config/fish/**", "~/.config/environment.d/**", "/etc/profile", "/etc/profile.d/**", "/etc/bash.bashrc",
      "/etc/bashrc", "/etc/bash_completion.d/**", "/etc/zsh/**", "/etc/zshrc", "/etc/zshenv", "/etc/zprofile",
      "/etc/inputrc", "/etc/fish/**", "/etc/environment", "/etc/environment.d/**",
    ]
}
