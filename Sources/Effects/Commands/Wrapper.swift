/// A program that runs the command behind its own options.
struct Wrapper: Sendable {
  let names: [String]
  /// In the notation of `OptionTable`; everything from the first operand on is the command.
  let options: String
  /// How many operands stand before the command.
  let operands: Int
  /// Whether `NAME=value` may stand before the command.
  let takesAssignments: Bool
  /// Whether the command gets other rights.
  let changesRights: Bool
  /// Options with which it runs no command.
  let runsNothing: [String]

  init(
    _ names: String,
    _ options: String,
    operands: Int = 0,
    takesAssignments: Bool = false,
    changesRights: Bool = false,
    runsNothing: [String] = []
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.options = options
    self.operands = operands
    self.takesAssignments = takesAssignments
    self.changesRights = changesRights
    self.runsNothing = runsNothing
  }

  static let all: [Wrapper] = [
    Wrapper(
      "sudo",
      "A,askpass b,background B,bell C,close-from= D,chdir= E,preserve-env? e,edit g,group= H,set-home h,host= help i,login K,remove-timestamp k,reset-timestamp l,list n,non-interactive P,preserve-groups p,prompt= R,chroot= r,role= S,stdin s,shell T,command-timeout= t,type= U,other-user= u,user= V,version v,validate",
      takesAssignments: true,
      changesRights: true,
      runsNothing: ["l", "v", "V", "K", "help"]
    ),
    Wrapper("doas", "a= C= L n s u=", changesRights: true, runsNothing: ["L"]),
    Wrapper(
      "env",
      "i,ignore-environment 0,null u,unset= C,chdir= S,split-string=code block-signal? default-signal? ignore-signal? list-signal-handling v,debug a,argv0=",
      takesAssignments: true
    ),
    Wrapper("nohup", "help version"),
    Wrapper("nice", "n,adjustment= 0 1 2 3 4 5 6 7 8 9 help version"),
    Wrapper("ionice", "c,class= n,classdata= p,pid= P= t,ignore u= h,help V,version", runsNothing: ["p"]),
    Wrapper(
      "timeout gtimeout",
      "f,foreground k,kill-after= s,signal= p,preserve-status v,verbose help version",
      operands: 1
    ),
    Wrapper("stdbuf", "i,input= o,output= e,error= help version"),
    Wrapper("setsid", "c,ctty f,fork w,wait h,help V,version"),
    Wrapper("time gtime", "a,append f,format= o,output=write p,portability v,verbose q,quiet h,help V,version"),
    Wrapper("command", "p v V", runsNothing: ["v", "V"]),
    Wrapper("builtin", ""),
    Wrapper("exec", "c l a="),
    Wrapper(
      "chrt",
      "a,all-tasks b,batch d,deadline D,sched-deadline= f,fifo i,idle m,max o,other p,pid r,rr R P= T= v",
      operands: 1,
      runsNothing: ["p"]
    ),
    Wrapper("taskset", "a,all-tasks c,cpu-list p,pid", operands: 1, runsNothing: ["p"]),
    Wrapper(
      "strace ltrace",
      "a= b= c C d D e= E= f F h i I= k l= n= o=write O= p= P= q r s= S= t T u= U= v V w x X= y z Z A= L N= output=write trace= follow-forks"
    ),
    Wrapper(
      "setarch linux32 linux64 i386 x86_64",
      "B,32bit F,fdpic-funcptrs I,short-inode L,addr-compat-layout R,addr-no-randomize S,whole-seconds T,sticky-timeouts X,read-implies-exec Z,mmap-page-zero 3,3gb 4gb uname-2.6 v,verbose list"
    ),
    Wrapper(
      "prlimit",
      "c,core? d,data? e,nice? f,fsize? i,sigpending? l,memlock? m,rss? n,nofile? q,msgqueue? r,rtprio? s,stack? t,cpu? u,nproc? v,as? x,locks? y,rttime? noheadings o,output= p,pid= raw verbose"
    ),
    Wrapper(
      "numactl",
      "i,interleave= p,preferred= P m,membind= N,cpunodebind= C,physcpubind= l,localalloc a,all balancing H,hardware s,show"
    ),
    Wrapper(
      "unshare",
      "m,mount? u,uts? i,ipc? n,net? p,pid? U,user? C,cgroup? T,time? f,fork mount-proc? r,map-root-user c,map-current-user map-user= map-group= propagation= setgroups= R,root= w,wd= S,setuid= G,setgid= kill-child? keep-caps",
      changesRights: true
    ),
    Wrapper(
      "nsenter",
      "a,all t,target= m,mount? u,uts? i,ipc? n,net? p,pid? C,cgroup? U,user? T,time? S,setuid= G,setgid= r,root? w,wd? F,no-fork preserve-credentials",
      changesRights: true
    ),
    Wrapper("chroot", "userspec= groups= skip-chdir", operands: 1, changesRights: true),
    Wrapper("pkexec", "user= disable-internal-agent keep-cwd", changesRights: true),
    Wrapper(
      "runuser",
      "u,user= g,group= G,supp-group= c,command=shell m,preserve-environment P,pty s,shell= l,login f,fast w,whitelist-environment=",
      changesRights: true
    ),
    Wrapper(
      "setpriv",
      "reuid= regid= ruid= rgid= euid= egid= clear-groups keep-groups init-groups groups= no-new-privs inh-caps= bounding-set= ambient-caps= securebits= pdeathsig= reset-env list-caps d,dump",
      changesRights: true
    ),
    Wrapper(
      "flock",
      "s,shared x,e,exclusive u,unlock n,nb,nonblock w,timeout= o,close E,conflict-exit-code= F,no-fork c,command=shell verbose",
      operands: 1
    ),
    Wrapper(
      "watch",
      "b,beep c,color C d,differences? e,errexit g,chgexit n,interval= p,precise q,equexit= r,no-rerun t,no-title w,no-wrap x,exec"
    ),
    Wrapper(
      "systemd-run",
      "user system scope u,unit= p,property= description= slice= slice-inherit r,remain-after-exit send-sighup service-type= uid= gid= nice= working-directory= d,same-dir E,setenv= t,pty P,pipe S,shell G,collect q,quiet no-block wait on-active= on-boot= on-startup= on-unit-active= on-unit-inactive= on-calendar= timer-property= M,machine= H,host= no-ask-password",
      changesRights: true
    ),
    Wrapper("dbus-run-session", "config-file=read dbus-daemon="),
    Wrapper("dumb-init tini", "c single-child r,rewrite= v,verbose s g p= e= w V l"),
    Wrapper("firejail proot bwrap", "", changesRights: true), Wrapper("faketime", "f m p", operands: 1),
    Wrapper("arch", "32 64 arm64 x86_64 c e= d="),
    Wrapper(
      "xvfb-run",
      "a,auto-servernum e,error-file=write f,auth-file=write n,server-num= l,listen-tcp p,xauth-protocol= s,server-args= w,wait="
    ),
    Wrapper(
      "xcrun",
      "-sdk,sdk= -toolchain,toolchain= -log,l,log -v,v,verbose -n,n,no-cache -k,k,kill-cache -r,r,run -find,f,find -show-sdk-path,show-sdk-path -show-sdk-version,show-sdk-version -show-sdk-build-version,show-sdk-build-version -show-sdk-platform-path,show-sdk-platform-path -show-toolchain-path,show-toolchain-path h,help version",
      runsNothing: [
        "-find", "-show-sdk-path", "-show-sdk-version", "-show-sdk-build-version", "-show-sdk-platform-path",
        "-show-toolchain-path", "h", "version",
      ]
    ),
    Wrapper("direnv", "", operands: 2), Wrapper("rlwrap", "a c i N r S= f= H= l= t="),
    Wrapper("unbuffer", "p"), Wrapper("caffeinate", "d i m s u t= w="), Wrapper("eatmydata catchsegv", ""),
    Wrapper("busybox toybox", "help list"),
  ]

  static let byName: [String: Wrapper] = {
    var result: [String: Wrapper] = [:]
    for wrapper in all { for name in wrapper.names { result[name] = wrapper } }
    return result
  }()
}
