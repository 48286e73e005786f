extension Catalogue {
  /// Tools to which arguments are only text.
  static let plain: [Tool] = [
    Tool("echo printf : true false test [ sleep seq yes expr basename dirname", "", .all(.text)),
    Tool(
      "pwd cal whoami id groups uname hostname arch nproc tty logname uptime free df locale getconf",
      "",
      .all(.text)
    ),
    Tool(
      "date gdate",
      "f,file=read d,date= I? iso-8601? R,rfc-email rfc-3339= r,reference= s,set= u,utc,universal v= j",
      .all(.text)
    ),
    Tool(
      "man",
      "l,local-file C,config-file=read M,manpath=read P,pager=code H,html=code X? T? t D,default d,debug K,global-apropos k,apropos f,whatis w,where,path,location W a,all s,S,sections= e,extension= i,ignore-case I,match-case regex wildcard L,locale= m,systems= R,recode= E,encoding= no-hyphenation no-justification p,preprocessor= Z,ditroff u,update 7 h,help V,version",
      .all(.text)
    ),
    Tool("which type whereis hash help info apropos whatis history jobs wait ulimit umask times", "", .all(.text)),
    Tool("ps pgrep pidof top lsof ss netstat lscpu lsblk lsusb lspci vmstat iostat", "", .all(.text)),
    Tool("exit return break continue shift set shopt getopts caller dirs disown bg fg logout", "", .all(.text)),
    Tool("clear reset tput stty sync factor numfmt", "", .all(.text)),
    Tool("export declare typeset local readonly unset read mapfile readarray let", "", .all(.text)),
  ]
}
