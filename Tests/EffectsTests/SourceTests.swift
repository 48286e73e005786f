import Testing

@testable import Effects

/// `source`: what is in the file counts.
@Suite struct SourceTests {
  /// The lines of CPython's own script that do anything, shortened.
  static let activate = """
    deactivate () {
        if [ -n "${_OLD_VIRTUAL_PATH:-}" ] ; then
            PATH="${_OLD_VIRTUAL_PATH:-}"
            export PATH
            unset _OLD_VIRTUAL_PATH
        fi
        hash -r 2> /dev/null
        unset VIRTUAL_ENV
        if [ ! "${1:-}" = "nondestructive" ] ; then
            unset -f deactivate
        fi
    }
    deactivate nondestructive
    VIRTUAL_ENV=/srv/app/.venv
    export VIRTUAL_ENV
    _OLD_VIRTUAL_PATH="$PATH"
    PATH="$VIRTUAL_ENV/"bin":$PATH"
    export PATH
    if [ -n "${PYTHONHOME:-}" ] ; then
        _OLD_VIRTUAL_PYTHONHOME="${PYTHONHOME:-}"
        unset PYTHONHOME
    fi
    if [ -z "${VIRTUAL_ENV_DISABLE_PROMPT:-}" ] ; then
        _OLD_VIRTUAL_PS1="${PS1:-}"
        PS1='(.venv) '"${PS1:-}"
        export PS1
    fi
    hash -r 2> /dev/null
    """

  static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file(""), "/srv/app/.venv/pyvenv.cfg": .file(""),
    "/srv/app/.venv/bin/activate": .file(activate),
    "/srv/app/bad/pyvenv.cfg": .file(""), "/srv/app/bad/bin/activate": .file("rm -rf src\n\(activate)"),
    "/srv/app/odd/bin/activate": .file("PATH=/tmp\n"), "/srv/app/env.sh": .file("export A=1\ncat .env\n"),
    "/srv/app/path.sh": .file("export PATH=/tmp\n"), "/srv/app/hook/pyvenv.cfg": .file(""),
    "/srv/app/hook/bin/activate": .file("export BASH_ENV=/tmp/x\n"),
  ])

  private func effects(_ line: String) -> [String] {
    CommandExpander(workspace: Self.world.workspace).expand(line, in: "/srv/app").map(CommandWorld.summary)
  }

  @Test(arguments: [
    "source .venv/bin/activate", ". .venv/bin/activate && pytest", "source none/bin/activate",
    "cd .venv && . ./bin/activate",
  ])
  func environmentsAreEntered(line: String) { #expect(!effects(line).contains("opaque"), "\(effects(line))") }

  @Test(arguments: [
    ("source bad/bin/activate", "delete src *"), ("source odd/bin/activate", "opaque"), (". ./env.sh", "read .env"),
    ("source ./path.sh", "opaque"), ("source none.sh", "opaque"), ("source ./none.sh", "opaque"),
    ("source env.sh", "opaque"),
    ("source hook/bin/activate", "opaque"), ("curl -o x/bin/activate https://h.example; . x/bin/activate", "opaque"),
    ("echo 'rm a' > ./s.sh; . ./s.sh", "delete a"),
  ])
  func contentsCount(line: String, expected: String) { #expect(effects(line).contains(expected), "\(effects(line))") }
}
