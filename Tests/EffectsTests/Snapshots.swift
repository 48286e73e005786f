/// Snapshots as a client writes them.
enum Snapshots {
  /// Of bash: functions in Base64, options, aliases, the client's own tools.
  static let bash = """
    # Snapshot file
    # Unset all aliases to avoid conflicts with functions
    unalias -a 2>/dev/null || true
    # Functions
    eval "$(echo 'bnZtICgpIAp7IAogICAgZXZhbCAiJChjYXQgJDEpIgp9Cg==' | base64 -d)" > /dev/null 2>&1
    # Shell Options
    shopt -u autocd
    shopt -s checkwinsize
    shopt -s extglob
    set -o braceexpand
    set -o hashall
    shopt -s expand_aliases
    # Aliases
    alias -- cp='cp -i'
    alias -- gd='git diff'
    alias -- grep='grep --color=auto'
    alias -- gst='git status'
    alias -- l='ls -CF'
    alias -- la='ls -A'
    alias -- ll='ls -alF'
    alias -- ls='ls --color=auto'
    alias -- rm='rm -i'
    alias -- sudo='sudo '
    alias -- ..='cd ..'
    \(tools)
    """

  /// Of zsh, with an oh-my-zsh.
  static let zsh = """
    # Snapshot file
    # Unset all aliases to avoid conflicts with functions
    unalias -a 2>/dev/null || true
    # Functions
    git_current_branch () {
    \tlocal ref
    \tref=$(__git_prompt_git symbolic-ref --quiet HEAD 2>/dev/null)
    \techo ${ref#refs/heads/}
    }
    js () {
    \tprint -r -- 'function x() {
      if (a) {
    }
    }
    '
    }
    nvm () {
    \tcase $1 in
    \t\t(use) eval "$(cat $2)" ;;
    \tesac
    }
    take () {
    \tmkdir -p $@ && cd ${@:$#}
    }
    # Shell Options
    setopt autocd
    setopt nohashdirs
    setopt promptsubst
    # Aliases
    alias -- -='cd -'
    alias -- ...=../..
    alias -- 1='cd -1'
    alias -- cp='nocorrect cp -i'
    alias -- gd='git diff'
    alias -- grep='grep --color=auto --exclude-dir={.bzr,CVS,.git}'
    alias -- grt='cd "$(git rev-parse --show-toplevel || echo .)"'
    alias -- gst='git status'
    alias -- l='ls -lah'
    alias -- la='ls -lAh'
    alias -- ll='ls -lh'
    alias -- ls='ls --color=tty'
    alias -- q='it'\\''s'
    alias -- rm='rm -i'
    alias -- sudo='sudo '
    \(tools)
    """

  private static let tools = """
    # Check for rg availability
    if ! (unalias rg 2>/dev/null; command -v rg) >/dev/null 2>&1; then
      alias rg='/opt/client/vendor/rg'
    fi
    unalias find 2>/dev/null || true
    unalias grep 2>/dev/null || true
    function find {
      local program="${CLAUDE_CODE_EXECPATH:-}"
      if [[ ! -x $program ]]; then command find "$@"; return; fi
      if [[ -n $ZSH_VERSION ]]; then
        ARGV0=bfs "$program" -S dfs -regextype findutils-default "$@"
      else
        (exec -a bfs "$program" -S dfs -regextype findutils-default "$@")
      fi
    }
    function grep {
      local program="${CLAUDE_CODE_EXECPATH:-}"
      if [[ ! -x $program ]]; then command grep "$@"; return; fi
      if [[ -n $ZSH_VERSION ]]; then
        ARGV0=ugrep "$program" -G --ignore-files --hidden -I --exclude-dir=.git "$@"
      else
        (exec -a ugrep "$program" -G --ignore-files --hidden -I --exclude-dir=.git "$@")
      fi
    }
    export PATH=/usr/local/bin:/usr/bin:/bin

    """
}
