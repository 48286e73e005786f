extension Wrapper {
  /// From the manuals of the programs: what each takes before the command that it runs.
  static let all = rights + surroundings + watchers

  /// With other rights, or in another root.
  private static let rights: [Wrapper] = [
    Wrapper(
      "sudo",
      "A,askpass b,background B,bell C,close-from= D,chdir=directory E,preserve-env? e,edit g,group= H,set-home h,host= help i,login K,remove-timestamp k,reset-timestamp l,list n,non-interactive P,preserve-groups p,prompt= R,chroot= r,role= S,stdin s,shell T,command-timeout= t,type= U,other-user= u,user= V,version v,validate",
      takesAssignments: true,
      changesRights: true,
      runsNothing: ["l", "v", "V", "K", "help"]
    ),
    Wrapper("doas", "a= C= L n s u=", changesRights: true, runsNothing: ["L"]),
    Wrapper("gosu su-exec", "", operands: 1, changesRights: true),
    Wrapper("chroot", "userspec= groups= skip-chdir", operands: 1, changesRights: true),
    Wrapper("pkexec", "user= disable-internal-agent keep-cwd", changesRights: true),
    Wrapper("sg", "c,command=shell", operands: 1, changesRights: true),
    Wrapper("newgrp", "", operands: 1, changesRights: true),
    Wrapper(
      "setpriv",
      "reuid= regid= ruid= rgid= euid= egid= clear-groups keep-groups init-groups groups= no-new-privs inh-caps= bounding-set= ambient-caps= securebits= pdeathsig= reset-env list-caps d,dump",
      changesRights: true
    ),
    Wrapper(
      "unshare",
      "m,mount? u,uts? i,ipc? n,net? p,pid? U,user? C,cgroup? T,time? f,fork mount-proc? r,map-root-user c,map-current-user map-user= map-group= map-users= map-groups= map-auto propagation= setgroups= R,root= w,wd=directory S,setuid= G,setgid= kill-child? keep-caps",
      changesRights: true
    ),
    Wrapper(
      "nsenter",
      "a,all t,target= m,mount? u,uts? i,ipc? n,net? p,pid? C,cgroup? U,user? T,time? S,setuid= G,setgid= r,root? w,wd? F,no-fork preserve-credentials",
      changesRights: true
    ),
    Wrapper(
      "proot",
      "r,rootfs= b,bind,m,mount= q,qemu= w,pwd,cwd=directory kill-on-exit v,verbose= V h R= S= 0,root-id i,change-id= k,kernel-release= p P l,link2symlink",
      changesRights: true
    ),
    Wrapper("fakeroot fakechroot", "l,lib= s=write i=read u,unknown-is-real b,fd-base= h v faked="),
    Wrapper(
      "firejail",
      "quiet noprofile profile?read net? private? private-dev private-tmp noroot nosound seccomp? whitelist? blacklist? read-only? read-write? bind? chroot? env? name? shell? overlay? debug appimage dns? hostname? c",
      changesRights: true
    ),
    Wrapper(
      "bwrap",
      "chdir=directory dev= proc= tmpfs= mqueue= dir= unsetenv= uid= gid= hostname= perms= size= cap-add= cap-drop= seccomp= add-seccomp-fd= args=code lock-file=write sync-fd= info-fd= json-status-fd= block-fd= userns= userns2= pidns= argv0= exec-label= file-label= remount-ro= unshare-all unshare-user unshare-user-try unshare-ipc unshare-pid unshare-net unshare-uts unshare-cgroup unshare-cgroup-try share-net die-with-parent new-session as-pid-1 clearenv level-prefix disable-userns assert-userns-disabled",
      changesRights: true
    ),
    Wrapper(
      "systemd-run",
      "user system scope u,unit= p,property= description= slice= slice-inherit r,remain-after-exit send-sighup service-type= uid= gid= nice= working-directory=directory d,same-dir E,setenv=assign t,pty P,pipe S,shell G,collect q,quiet no-block wait on-active= on-boot= on-startup= on-unit-active= on-unit-inactive= on-calendar= timer-property= M,machine= H,host= no-ask-password",
      changesRights: true
    ),
  ]

  /// With other limits, streams, variables or times.
  private static let surroundings: [Wrapper] = [
    Wrapper(
      "env genv",
      "i,ignore-environment 0,null u,unset= C,chdir=directory S,split-string=text block-signal? default-signal? ignore-signal? list-signal-handling v,debug a,argv0= help version",
      takesAssignments: true,
      runsNothing: ["help", "version"]
    ),
    Wrapper("nohup gnohup", "help version"),
    Wrapper("nice gnice", "n,adjustment= 0 1 2 3 4 5 6 7 8 9 help version"),
    Wrapper("ionice", "c,class= n,classdata= p,pid= P= t,ignore u= h,help V,version", runsNothing: ["p", "P", "u"]),
    Wrapper(
      "timeout gtimeout",
      "f,foreground k,kill-after= s,signal= p,preserve-status v,verbose help version",
      operands: 1,
      limitsTime: true
    ),
    Wrapper("stdbuf gstdbuf", "i,input= o,output= e,error= help version"),
    Wrapper("setsid", "c,ctty f,fork w,wait h,help V,version"),
    Wrapper(
      "time gtime",
      "a,append f,format= o,output=write p,portability v,verbose q,quiet l h,help V,version"
    ),
    Wrapper("command", "p v V", runsNothing: ["v", "V"]), Wrapper("builtin", ""), Wrapper("exec", "c l a="),
    Wrapper(
      "chrt",
      "a,all-tasks b,batch d,deadline D,sched-deadline= f,fifo i,idle m,max o,other p,pid r,rr R,reset-on-fork P,sched-period= T,sched-runtime= v,verbose help V,version",
      operands: 1,
      runsNothing: ["p", "m"]
    ),
    Wrapper("taskset", "a,all-tasks c,cpu-list p,pid h,help V,version", operands: 1, runsNothing: ["p"]),
    Wrapper("uclampset", "m= M= a p,pid= s,system R v", runsNothing: ["p"]),
    Wrapper(
      "strace",
      "a,columns= A,output-append-mode b,detach-on= c,summary-only C,summary d,debug D daemonize? e,trace,abbrev,verbose,raw,signal,status,inject,fault= E,env=assign f,follow-forks F ff i,instruction-pointer I,interruptible= k stack-traces? n,syscall-number N l= L= O,summary-syscall-overhead= o,output=write P,trace-path= p,attach= q quiet? silent? r relative-timestamps? s,string-limit= S,summary-sort-by= t absolute-timestamps? T syscall-times? u,user= U,summary-columns= v,no-abbrev V,version w,summary-wall-clock x strings-in-hex? X,const-print-style= y decode-fds? Y decode-pids? z,successful-only Z,failed-only z h,help seccomp-bpf tips?"
    ),
    Wrapper(
      "ltrace",
      "a,align= A= b,no-signals c C,demangle D,debug= e= f F,config=read g i l,library= L n,indent= o,output=write p= r s= S t T u= V,version w,where= x= h,help"
    ),
    Wrapper(
      "setarch linux32 linux64 i386 i686 x86_64 ppc ppc64 s390 sparc mips",
      "B,32bit F,fdpic-funcptrs I,short-inode L,addr-compat-layout R,addr-no-randomize S,whole-seconds T,sticky-timeouts X,read-implies-exec Z,mmap-page-zero 3,3gb 4gb uname-2.6 v,verbose list show? p,pid= h,help V,version"
    ),
    Wrapper(
      "prlimit",
      "c,core? d,data? e,nice? f,fsize? i,sigpending? l,memlock? m,rss? n,nofile? q,msgqueue? r,rtprio? s,stack? t,cpu? u,nproc? v,as? x,locks? y,rttime? noheadings o,output= p,pid= raw verbose h,help V,version"
    ),
    Wrapper(
      "numactl",
      "i,interleave= p,preferred= P,preferred-many= m,membind= N,cpunodebind= C,physcpubind= l,localalloc a,all b,balancing H,hardware s,show"
    ),
    Wrapper("dbus-run-session", "config-file=read dbus-daemon=code help version"),
    Wrapper(
      "dbus-launch",
      "exit-with-session exit-with-x11 autolaunch= sh-syntax csh-syntax close-stderr binary-syntax config-file=read"
    ),
    Wrapper("systemd-inhibit", "what= who= why= mode= list no-pager no-legend no-ask-password help version"),
    Wrapper("systemd-cat", "t,identifier= p,priority= stderr-priority= level-prefix= namespace= h,help version"),
    Wrapper(
      "dumb-init tini tini-static",
      "c,single-child r,rewrite= v,verbose s g p= e= w V,version l h,help"
    ),
    Wrapper("faketime", "f m p help version", operands: 1),
    Wrapper("arch", "-32 -64 -arm64 -arm64e -x86_64 -i386 -h c e=assign d="),
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
    Wrapper("direnv", "", operands: 2),
    Wrapper(
      "rlwrap",
      "a,always-readline c,complete-filenames i N,no-children r R,renice s,histsize= f,file=read H,history-filename=write h,help v,version D,history-no-dupes= l,logfile= t,set-term-name= A? z,filter=code A w= n,no-warnings p? q= m? b= C= e= g= I M= O= P= S= T U W"
    ),
    Wrapper("unbuffer", "p"), Wrapper("caffeinate", "d i m s u t= w="),
    Wrapper("eatmydata catchsegv ld.so", "help version"),
    Wrapper("busybox toybox", "help list install"),
    Wrapper("choom", "n,adjust= p,pid= h,help V,version", runsNothing: ["p"]),
    Wrapper("envchain", "", operands: 1), Wrapper("chpst", "u= U= b= /= n= l= L= v m= d= o= p= f= c= r= t= e= P 0 1 2"),
    Wrapper("softlimit", "a= c= d= f= l= m= o= p= r= s= t="),
    Wrapper("setuidgid envuidgid", "", operands: 1, changesRights: true),
    Wrapper("envdir", "", operands: 1), Wrapper("chronic ts", "v e"),
    Wrapper("torsocks proxychains proxychains4 tsocks torify", "q f=read"),
    Wrapper(
      "cpulimit",
      "l,limit= p,pid= e,exe= P,path= i z,lazy b f v q m,monitor-forks h",
      runsNothing: ["p", "e", "P"]
    ),
    Wrapper(
      "valgrind",
      "tool= log-file=write leak-check= error-exitcode= suppressions=read trace-children= q,quiet v,verbose track-origins= xml= xml-file=write vgdb= show-leak-kinds= num-callers= gen-suppressions= callgrind-out-file=write massif-out-file=write cachegrind-out-file=write help version"
    ),
    Wrapper(
      "ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-musl-x86_64.so.1",
      "list verify inhibit-cache library-path=code inhibit-rpath= audit=code preload=code argv0= help version"
    ),
    Wrapper("retry", "t,tries= s,sleep= m,min= x,max= f,fail=shell"),
    Wrapper("with-lock-ex", "w n q f t=", operands: 1),
  ]

  /// When something happens.
  private static let watchers: [Wrapper] = [
    Wrapper(
      "flock",
      "s,shared x,e,exclusive u,unlock n,nb,nonblock w,timeout= o,close E,conflict-exit-code= F,no-fork c,command=shell verbose h,help V,version",
      operands: 1
    ),
    Wrapper(
      "watch gwatch viddy",
      "b,beep c,color C,no-color d,differences? e,errexit g,chgexit n,interval= p,precise q,equexit= r,no-rerun s,shotsdir=write t,no-title w,no-wrap x,exec h,help v,version",
      joins: .unless("x")
    ),
    Wrapper("entr", "a c d n p r s x z", joins: .with("s")),
    Wrapper(
      "watchexec",
      "e,exts= w,watch= W,watch-non-recursive= i,ignore= f,filter= F= r,restart c,clear? s,signal= o,on-busy-update= d,debounce= shell= n N,notify E,env=assign workdir=directory p,postpone no-vcs-ignore no-ignore stop-timeout= v h,help V,version",
      joins: .always
    ),
    Wrapper(
      "reflex",
      "r,regex= R,inverse-regex= g,glob= G,inverse-glob= s,start-service d,decoration= c,config=code v"
    ),
  ]
}
