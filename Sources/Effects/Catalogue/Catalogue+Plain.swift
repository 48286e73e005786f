extension Catalogue {
  /// Tools to which arguments are only text.
  static let plain: [Tool] = [
    Tool("echo printf : true false test [ sleep seq yes expr basename dirname", "", .all(.text)),
    Tool(
      "pwd date cal whoami id groups uname hostname arch nproc tty logname uptime free df locale getconf",
      "",
      .all(.text)
    ),
    Tool("which type whereis hash help man info apropos whatis history jobs wait ulimit umask times", "", .all(.text)),
    Tool("ps pgrep pidof top lsof ss netstat lscpu lsblk lsusb lspci vmstat iostat", "", .all(.text)),
    Tool("exit return break continue shift set shopt getopts caller dirs disown bg fg logout", "", .all(.text)),
    Tool("clear reset tput stty sync factor numfmt", "", .all(.text)),
    Tool("export declare typeset local readonly unset read mapfile readarray let", "", .all(.text)),
  ]
}
