extension VerbTool {
  /// Disks, processes, the kernel, the network's filters, and accounts.
  static let system: [VerbTool] = disks + kernel + protection + accounts + processes

  private static let disks: [VerbTool] = [
    VerbTool(
      "mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.vfat mkfs.fat mkfs.ntfs mkfs.f2fs mkfs.exfat mke2fs mkswap mkdosfs mkntfs newfs",
      """
      | n V version help h t= L= F b= O= i= f q v
      . $ +V,version,help,h ; . +version ; . +help : look
      . +n !t : look text*
      . : system
      """
    ),
    VerbTool("mkfs.xfs mkfs.btrfs", "| N f L= V,version h,help\n . $ +V,help ; . +N : look text*\n . : system"),
    VerbTool(
      "wipefs",
      """
      | n,no-act a,all f,force b,backup? o= t= O,output= p,parsable J,json i,noheadings V,version h,help q
      . +V ; . +h ; . +n : look text*
      . +a ; . +o : system
      . : look text*
      """
    ),
    VerbTool(
      "fdisk cfdisk parted partprobe partx growpart",
      """
      | l,list,L d,dump p,print V,version h,help v,verify x u= o= s,script m,machine J,json i,info= b= C= H= S= n= t= Z zap-all w= a= align= N= r,repair? T,list-types g q= show-size s
      . +version ; . +help ; . $ +l : look
      . +l !Z !zap-all : look text*
      . +p !Z !d !n !t !o !a : look text*
      * print,unit ; * align-check : look text*
      . +v !Z : look text*
      . +d : look text*
      . : system
      """
    ),
    VerbTool(
      "sfdisk",
      """
      | l,list d,dump J,json V,verify v,version h,help F,list-free g,show-geometry s,show-size T,list-types n,no-act r,reorder A,activate? delete? f,force N=
      . +v ; . +h ; . +l ; . +d ; . +J ; . +V ; . +F ; . +g ; . +s ; . +T ; . +n : look text*
      . : system
      """
    ),
    VerbTool(
      "sgdisk gdisk",
      """
      | p,print i,info= v,verify V,version l,list F E f D h,help O,print-mbr L,list-types
      . +p ; . +i ; . +v ; . +V ; . +l ; . +F ; . +E ; . +f ; . +D ; . +h ; . +O ; . +L : look text*
      . : system
      """
    ),
    VerbTool(
      "blkdiscard badblocks nwipe hdparm tune2fs e2label resize2fs xfs_repair xfs_growfs xfs_admin fsck fsck.ext4 e2fsck fsck.xfs ntfsfix btrfstune zerofree fstrim",
      """
      | l I i g t T C N n,no-modify V,version h,help v q,quiet D P Q
      . +V ; . +h ; . +n ; . +N : look text*
      . +l !v ; . +I ; . +i ; . +g ; . +t ; . +T ; . +C : look text*
      . : system
      """
    ),
    VerbTool(
      "dumpe2fs blkid lsblk findmnt lvs vgs pvs pvdisplay vgdisplay lvdisplay pvscan vgscan lvscan lvmdiskscan xfs_info xfs_db lshw lsscsi lsusb lspci lsmod lscpu lsmem lsns lsipc lslocks lslogins dmidecode inxi hwinfo sensors iostat mpstat vmstat sar pidstat iotop dstat nproc swaplabel isoinfo getfattr quota repquota biosdecode numactl-hw cpuid acpi upower efibootmgr-v drm_info vainfo glxinfo nvidia-smi rocm-smi",
      ". : look text*"
    ),
    VerbTool(
      "smartctl",
      """
      | a,all i,info H,health A,attributes x,xall l,log= c,capabilities scan d,device= j,json? V,version h,help t,test= s= X,abort o= S=
      . +t ; . +s ; . +o ; . +S : system
      . : look text*
      """
    ),
    VerbTool(
      "efibootmgr grub-install update-grub grub-mkconfig update-initramfs mkinitcpio dracut bootctl-install flashrom fwupdmgr nvram",
      """
      | v,verbose h,help V,version
      . $ ; . +v ; . +help ; . +version ; get-devices,get-updates,get-history : look
      ** : system
      """
    ),
    VerbTool(
      "cryptsetup veracrypt",
      """
      | q,batch-mode v,verbose V,version help type= d,key-file=read
      . +V ; . +help ; luksDump,status,isLuks,luksUUID,benchmark : look text*
      ** : system
      """
    ),
    VerbTool(
      "pvcreate pvremove vgcreate vgremove vgextend vgreduce lvcreate lvremove lvextend lvreduce lvresize lvrename lvconvert lvchange vgchange pvresize pvmove vgrename thin_repair",
      "| h,help version t,test\n . +help ; . +version ; . +t : look text*\n . : system"
    ),
    VerbTool(
      "lvm",
      "lvs,vgs,pvs,pvdisplay,vgdisplay,lvdisplay,version,help,pvscan,vgscan,lvscan : look text*\n ** : system"
    ),
    VerbTool(
      "zfs zpool btrfs dmsetup multipath bcachefs stratis losetup",
      """
      | H p r o= t= s= d= D,detail E,examine Q,query scan s a,all l,list j,associated= n,dry-run v,verbose V,version h,help f,find b= human-readable J,json L g k
      . $ ; . +version ; . +help : look
      list,get,status,iostat,history,diff,version,info,ls,table,events,holds,properties ; upgrade,mount $ : look text*
      filesystem,subvolume,device,scrub,inspect-internal,property,qgroup,balance,quota show,df,usage,list,du,stats,status,dump-super,rootid,get,sync,min-dev-size,find-new : look text*
      destroy,send +dry-run : rehearse
      . +D ; . +E ; . +Q ; . +scan ; . +l ; . +a ; . +j : look text*
      ** : system
      """
    ),
    VerbTool(
      "mdadm",
      """
      | D,detail E,examine Q,query scan s v,verbose V,version h,help b,brief export Y
      . +D ; . +E ; . +Q ; . +V ; . +h : look text*
      . : system
      """
    ),
    VerbTool(
      "nvme",
      """
      | v,verbose o,output-format= h,help version
      list,list-subsys,list-ns,id-ctrl,id-ns,smart-log,error-log,fw-log,get-feature,get-log,show-regs,version,help,list-ctrl : look text*
      ** : system
      """
    ),
    VerbTool(
      "mount",
      """
      | l t,types= v V,version h,help show-labels a,all o,options= r w,rw bind rbind fake f n
      . $ ; . $ +l ; . $ +t ; . +version ; . +help ; . +fake : look text*
      . : system
      """
    ),
    VerbTool(
      "umount swapon swapoff pivot_root mount.nfs mount.cifs sshfs fusermount fusermount3 udisksctl eject bindfs",
      """
      | show? s,summary V,version h,help a,all l,lazy f,force v u d,device= b= noheadings raw bytes q z
      . $ +show,s ; . $ +show ; . +version ; . +help ; . $ ; status,info,dump : look
      . : system
      """
    ),
    VerbTool(
      "diskutil hdiutil asr tmutil",
      """
      | plist
      list,info,activity,listFilesystems,status,verifyVolume,verifyDisk,imageinfo,pmap,listbackups,destinationinfo,latestbackup,compare,machinedirectory,currentphase,uniquesize ; apfs,cs,ar list,listUsers,listSnapshots : look text*
      verify,checksum : look text*
      disable,deletelocalsnapshots,delete,removedestination,addexclusion : disarm
      ** : system
      """
    ),
    VerbTool("fstab-decode ddrescue dcfldd dc3dd pv-disk", ". : system"),
  ]

  private static let kernel: [VerbTool] = [
    VerbTool(
      "reboot shutdown halt poweroff init telinit kexec systemd-halt",
      "| c l,load p,unload e,exec h r P H k show help version now\n . $ +show,help,version ; . +c : look\n . : system"
    ),
    VerbTool(
      "sysctl",
      """
      | a,all A X n,values N,names e b r,pattern= q w,write p,load? f system V,version h,help
      . +w ; . +load ; . +system ; . +p ; *=* : system
      . : look text*
      """
    ),
    VerbTool(
      "modprobe insmod rmmod depmod kmod dkms",
      """
      | n,dry-run,show,show-depends D,show-depends c,showconfig V,version h,help r R v,verbose q
      . +dry-run ; . +D ; . +c ; . +V ; . +h ; list,static-nodes,status : look text*
      ** : system
      """
    ),
    VerbTool(
      "modinfo dmesg uname arch hostid",
      """
      | C,clear c,read-clear D E n= r H T,ctime w,follow W L color? l= f= s= k u x d e S J t P F= human
      . +C ; . +c ; . +D ; . +E : disarm
      . : look text*
      """
    ),
    VerbTool(
      "ip",
      """
      | 4 6 s,stats d,details j,json p,pretty br,brief -br o,oneline color? c n,netns= a,all r t h V -j -s -d -4 -6 -o -c -p -n= -all
      . $ : look
      *,addr,a,route,r,link,l show,list,ls,get,lst,s,sh : look text*
      addr,a,address,route,r,ro,link,l,neigh,n,neighbor,rule,ru,maddr,tunnel,netns,monitor,tcp_metrics,token,vrf,nexthop $ : look
      netns exec : execute
      monitor : look
      ** : system
      """
    ),
    VerbTool(
      "ifconfig route arp iwconfig ethtool brctl bridge tc iw rfkill netplan ifup ifdown dhclient nmap-iface hostapd wpa_cli",
      """
      | a n v N e i S k g s V,version h,help
      . $ ; . +a ; . +n ; . +N ; * $ ; show,list,get,status,info : look text*
      * show,list,ls,info,scan,link,status : look
      ** : system
      """
    ),
    VerbTool(
      "stress stress-ng fio sysbench hping3 slowloris jmeter memtester",
      """
      | version V h,help n= c= t= d= z= u,url= f= i= users= dry-run
      . $ +version,V,help : look
      stress,stress-ng,hping3,slowloris : system
      . : execute
      """
    ),
  ]

  private static let protection: [VerbTool] = [
    VerbTool(
      "setenforce auditctl augenrules apparmor_parser aa-disable aa-complain aa-teardown setsebool semanage restorecon-all semodule chcon-all tripwire rkhunter-disable authconfig pam-auth-update mdatp falconctl",
      """
      | l,list s,status a,append,add= D d,delete m v,version h,help C K assess x
      . +l ; . +s ; . +v ; . +h ; . $ +list ; status,health,version : look text*
      list,export : look
      boolean,fcontext,port,login,user,module +l : look
      ** : disarm
      """
    ),
    VerbTool("csrutil", "status,report : look\n authenticated-root,netboot status,list : look\n ** : disarm"),
    VerbTool(
      "spctl",
      """
      | status a,assess v,verbose t,type= list
      . $ +status ; . +list : look
      . +a : look text*
      . : disarm
      """
    ),
    VerbTool(
      "getenforce sestatus aa-status apparmor_status getsebool matchpathcon seinfo sesearch ausearch aureport auditd-status lynis chkrootkit rkhunter last lastb lastlog who w finger utmpdump faillog lsattr getfacl namei",
      ". : look text*"
    ),
    VerbTool(
      "ufw",
      """
      | dry-run version help
      . +dry-run : rehearse
      status,version,show,help : look
      app list,info : look
      disable,reset : disarm
      ** : disarm
      """
    ),
    VerbTool(
      "iptables ip6tables iptables-legacy ip6tables-legacy ebtables arptables",
      """
      | L,list? S,list-rules? n,numeric v,verbose line-numbers t,table= C,check= V,version h,help x,exact w? Z,zero? F,flush? A,append= I,insert= D,delete= P,policy= X,delete-chain? N,new-chain= R,replace= E,rename-chain= p,protocol= s,source= d,destination= j,jump= i,in-interface= o,out-interface= m,match= dport= sport= g=
      . +F,A,I,D,P,X,N,R,E,Z : disarm
      . +L ; . +S ; . +C ; . +V ; . +h : look text*
      . : disarm
      """
    ),
    VerbTool("iptables-save ip6tables-save", "| t,table= c,counters f,file=write\n . : look"),
    VerbTool(
      "nft",
      """
      | a,handle n,numeric j,json s,stateless f,file=source c,check v,version h,help t y
      . +version ; . +help ; list : look
      . +c : rehearse
      ** : disarm
      """
    ),
    VerbTool(
      "iptables-restore ip6tables-restore ipset firewall-cmd pfctl ipfw fail2ban-client crowdsec cscli",
      """
      | s= state list-all list-all-zones list-services list-ports list-rules get-* get-zones get-default-zone get-active-zones permanent zone= query-service= sr version t,test n N v
      . +state ; . +list-all ; . +list-all-zones ; . +list-services ; . +list-ports ; . +get-zones ; . +get-default-zone ; . +get-active-zones ; . +query-service ; . +version ; . +t ; list,save,status,ping,version : look text*
      . +s : look
      ** : disarm
      """
    ),
    VerbTool("history", "| c w a r n d= p s\n . +c ; . +w ; . +d : disarm\n . : look text*"),
    VerbTool("logrotate", "| d,debug f,force s,state= v,verbose\n . +d : rehearse\n . : disarm"),
    VerbTool(
      "cavra-mcp",
      """
      | h,help version json cwd= client= project= home=
      . $ +help,version ; version,help,doctor,status,check,guard,prove,verify : look
      policy list,show,validate,test,lint,explain,diff,replay,fmt ; evidence verify,list,show,search,export,prove ; approvals list,show ; trust list,show : look
      hook,serve,mcp : look
      ** : disarm
      """
    ),
    VerbTool(
      "claude",
      """
      | dangerously-skip-permissions allow-dangerously-skip-permissions permission-mode= bypass-permissions p,print c,continue r,resume? model= output-format= input-format= allowedTools,allowed-tools= disallowedTools,disallowed-tools= mcp-config= settings= add-dir= version,v help,h verbose max-turns= system-prompt= append-system-prompt= strict-mcp-config debug? plugin-dir= agents= setting-sources= bare
      . +dangerously-skip-permissions,allow-dangerously-skip-permissions,bypass-permissions,settings,setting-sources,mcp-config,plugin-dir,bare ; . +permission-mode=bypassPermissions,acceptEdits,dontAsk,auto : disarm
      . $ +version,help : look
      mcp list,get ; plugin list ; doctor ; config get,list : look
      mcp,config,plugin,hooks ** : disarm
      update,install,setup-token,migrate-installer : install
      . : execute
      """
    ),
    VerbTool(
      "codex gemini cursor-agent aider opencode amp crush qwen copilot auggie cline droid kiro kiro-cli q grok",
      """
      | dangerously-bypass-approvals-and-sandbox yolo,y full-auto a,ask-for-approval= s,sandbox= dangerously-skip-permissions approval-mode= force f yes-always yes auto-approve dangerously-allow-all dangerously-allow-all-builtins allow-all-tools allow-all-paths allow-all trust-all-tools skip-permissions-unsafe auto no-verify version,v,V help,h model=,m c,config= p,prompt= message= dangerously-auto-approve skip-confirm no-git-commit-verify git-commit-verify
      . +dangerously-bypass-approvals-and-sandbox,yolo,full-auto,dangerously-skip-permissions,force,f,yes-always,yes,auto-approve,dangerously-allow-all,dangerously-allow-all-builtins,allow-all-tools,allow-all-paths,allow-all,trust-all-tools,skip-permissions-unsafe,dangerously-auto-approve,no-git-commit-verify,skip-confirm ; . +approval-mode=yolo,auto_edit ; . +a=never ; . +s=danger-full-access ; . +auto=high : disarm
      . $ +version,help ; mcp list ; --version : look
      mcp,config,extensions,features ** : disarm
      . : execute
      """
    ),
  ]

  private static let accounts: [VerbTool] = [
    VerbTool(
      "useradd adduser usermod userdel deluser groupadd groupmod groupdel addgroup delgroup gpasswd newusers chsh chfn chage visudo vipw vigr pwconv grpconv newgidmap sysadminctl dscl dseditgroup faillock pam_tally2 passwd chpasswd chgpasswd sg newgrp smbpasswd htpasswd kadmin kadmin.local ldapadd ldapmodify ldapdelete ldappasswd realm net",
      """
      | S,status c,check h,help V,version l,list D,defaults a,all list
      . +help ; . +version ; . +c : look
      . $ +S ; . +S ; . +D !a : look text*
      list,read,search : look
      . +list : look text*
      . : grant
      """
    ),
    VerbTool("getcap", "| r v n h,help\n . : look text*"),
    VerbTool("setcap capsh", "| r v n p,print h,help q\n . +print ; . +v : look\n . : grant"),
    VerbTool(
      "getent",
      "shadow,gshadow : reveal\n hosts,ahosts,ahostsv4,ahostsv6 : look host*\n . : look text*"
    ),
    VerbTool("ldapsearch id groups klist ldapwhoami ypcat wbinfo adquery members", ". : look text*"),
  ]

  private static let processes: [VerbTool] = [
    VerbTool(
      "pkill killall",
      """
      | l,list n o x,exact f,full u,user= U= g= G= P= s,signal= e,echo v,verbose V,version i,interactive,ignore-case q w r,regexp 9 15 1 HUP TERM KILL INT -HUP -TERM -KILL -INT -9 -15 -1 -USR1 -USR2 -STOP -CONT -0 0 h,help c,count I z= a y,younger-than=
      . +l ; . +V ; . +help ; . $ +0 ; . +-0 : look text*
      . : kill
      """
    ),
    VerbTool("fuser", "| k,kill s= m,mount v,verbose n,namespace= a l 4 6 i u\n . +k : kill\n . : look text*"),
    VerbTool("renice ionice-p", ". : kill"),
    VerbTool("xkill skill snice gcore", ". : kill"),
  ]
}
