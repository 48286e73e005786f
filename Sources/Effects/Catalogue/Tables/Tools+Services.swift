extension VerbTool {
  /// What runs as a service, at a time, or at every start.
  static let services: [VerbTool] = [
    VerbTool(
      "systemctl",
      """
      | user system t,type= state= a,all n,lines= l,full no-pager no-legend H,host= M,machine= p,property= value q,quiet now f,force s,signal= kill-who= o,output= plain failed r,recursive reverse after before runtime root=write version help no-block wait job-mode= no-ask-password
      . $ +version,help ; . $ : look
      status,show,cat,list-*,is-*,help,get-default,show-environment : look
      start,stop,restart,reload,try-restart,reload-or-restart,enable,disable,mask,unmask,kill,reset-failed,isolate,freeze,revert * *auditd*,*falco*,*apparmor*,*firewalld*,*ufw*,*fail2ban*,*clamav*,*crowdstrike*,*falcon*,*osquery*,*rsyslog*,*syslog*,*journald*,*selinux*,*defender*,*mdatp*,*wazuh*,*sysmon*,*cavra* ; stop,disable,mask,kill *auditd*,*falco*,*apparmor*,*firewalld*,*ufw*,*fail2ban*,*clamav*,*crowdstrike*,*falcon*,*osquery*,*rsyslog*,*syslog*,*journald*,*selinux*,*defender*,*mdatp*,*wazuh*,*sysmon*,*cavra*,*iptables*,*nftables* : disarm
      poweroff,reboot,halt,kexec,suspend,hibernate,hybrid-sleep,suspend-then-hibernate,soft-reboot,rescue,emergency,default,exit,switch-root,set-default,isolate : system
      enable,link,edit,preset,preset-all,reenable,add-wants,add-requires,import-environment,set-environment,daemon-reload,daemon-reexec,unmask,revert : persist
      ** : change
      """
    ),
    VerbTool(
      "journalctl",
      """
      | u,unit= user-unit= n,lines= f,follow b,boot? S,since= U,until= p,priority= o,output= k,dmesg no-pager r,reverse x e,pager-end g,grep= t,identifier= list-boots disk-usage a,all q,quiet D,directory=read file=read user system no-hostname utc output-fields= case-sensitive? vacuum-size= vacuum-time= vacuum-files= rotate flush sync version help F= N header verify
      . +vacuum-size,vacuum-time,vacuum-files,rotate : disarm
      . : look text*
      """
    ),
    VerbTool(
      "service rc-service sv initctl",
      """
      | status-all version help
      . $ : look
      * status ; status *,* ; list : look
      *auditd*,*falco*,*apparmor*,*firewalld*,*ufw*,*fail2ban*,*clamav*,*syslog*,*iptables* stop,restart : disarm
      ** : change
      """
    ),
    VerbTool(
      "launchctl",
      """
      list,print,print-disabled,blame,getenv,managername,manageruid,managerpid,help,version,dumpstate,hostinfo,limit : look
      load,bootstrap,enable,submit,kickstart,setenv,start,config : persist
      ** : change
      """
    ),
    VerbTool(
      "crontab",
      """
      | u= l r e i s n= c= T V
      . +l ; . +V ; . +T : look text*
      . +r : destroy
      . : persist
      """
    ),
    VerbTool(
      "at batch",
      "| V q= f=read t= m M l v d r b c u=\n . +l ; . +c ; . +V : look text*\n . +d ; . +r : change\n . : persist"
    ),
    VerbTool("atq", ". : look text*"),
    VerbTool("atrm", ". : change"),
    VerbTool(
      "update-rc.d chkconfig rc-update insserv systemd-sysusers systemd-tmpfiles loginctl",
      """
      | list version help create clean remove no-pager a,all p,property=
      list-*,show-*,session-status,user-status,seat-status,show : look
      . $ ; . +list ; . +version ; . +help : look
      enable-linger,enable,add,defaults : persist
      ** : change
      """
    ),
    VerbTool(
      "pm2 supervisorctl forever",
      """
      | c,configuration=source json v,version h,help lines= nostream
      . $ +version,help : look
      list,ls,l,status,show,describe,info,logs,log,monit,jlist,prettylist,env,avail,tail,pid,version,help,report,desc,columns : look
      startup,unstartup,save,resurrect : persist
      ** : change
      """
    ),
    VerbTool(
      "nginx apachectl apache2ctl httpd caddy haproxy named-checkconf sshd",
      """
      | t T v V S c=read f=read g= p= s= q D= l L M h,help config=read adapter=
      . +t ; . +T ; . +v ; . +V ; . +S ; . +h ; . +M : look
      configtest,status,version,fullstatus,validate,fmt,list-modules,adapt,environ,build-info : look
      . +s ; stop,reload,restart,graceful,start : change
      """
    ),
    VerbTool(
      "timedatectl hostnamectl localectl resolvectl networkctl bootctl coredumpctl udevadm machinectl portablectl homectl oomctl systemd-analyze systemd-cgls systemd-cgtop systemd-detect-virt systemd-path systemd-escape nmcli",
      """
      | no-pager p,property= a,all json? n,lines= version help t f,fields= H= M= user system s,show-secrets
      . $ : look
      connection show +s : reveal
      status,show,show-*,list,list-*,query,statistics,info,timesync-status,verify,blame,critical-chain,time,plot,dot,calendar,timespan,timestamp,security,dump,cat-config,unit-paths,unit-files,monitor,test,dns,domain,lldp,device,general,condition,exit-status,image-status,service ; connection show ; log-level $ : look
      ** : change
      """
    ),
  ]
}
