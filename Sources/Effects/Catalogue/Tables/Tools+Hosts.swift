extension VerbTool {
  /// Stores, queues and services that others share, each with its verbs that only look.
  static let hosts: [VerbTool] = [
    VerbTool(
      "rclone",
      """
      | config=source n,dry-run v,verbose vv q,quiet P,progress transfers= checkers= include= exclude= filter= filter-from=read include-from=read exclude-from=read max-depth= fast-list size-only checksum u,update log-file=write log-level= stats= bwlimit= max-age= min-age= max-size= min-size= R,recursive one-way combined= missing-on-src= missing-on-dst= h,help version format= s,separator= human-readable json
      . $ +help,version : look
      config show,dump,file,reveal,password ; reveal,obscure ; link,backend : reveal
      ls,lsl,lsd,lsf,lsjson,tree,size,check,cryptcheck,hashsum,md5sum,sha1sum,about,listremotes,version,help,ncdu,checksum,test ; selfupdate +help : look
      copy,sync,move,copyto,moveto,delete,deletefile,purge,mkdir,rmdir,rmdirs,dedupe,cleanup,bisync,touch +dry-run : rehearse
      copyto,copy : send from to
      delete,deletefile,purge,rmdir,rmdirs,cleanup,dedupe,sync,move,moveto,bisync : destroy
      serve,rc,rcd,mount,cmount,nfsmount : expose
      ** : change
      """
    ),
    VerbTool(
      "restic",
      """
      | r,repo= p,password-file= password-command=code v,verbose q,quiet json no-lock cache-dir= n,dry-run h,help H,host= tag= path= l,long latest=
      . $ +help : look
      snapshots,stats,check,ls,diff,find,list,version,help,cat : look text*
      backup,forget,prune,tag,rewrite,migrate +n : rehearse
      forget,prune,unlock,rewrite,repair : destroy
      key : rekey
      dump,restore,mount : send
      ** : change
      """
    ),
    VerbTool(
      "borg",
      """
      | r,repo= v,verbose info debug p,progress json json-lines n,dry-run h,help V,version list s,stats format= short P,prefix= a,glob-archives= last= first= keep-last= keep-daily= keep-weekly= keep-monthly= keep-within=
      . $ +help,version : look
      list,info,diff,check,version,help : look text*
      create,prune,delete,extract,recreate +n : rehearse
      prune,delete,recreate,compact,break-lock : destroy
      key : rekey
      ** : change
      """
    ),
    VerbTool(
      "s3cmd s4cmd s5cmd mc mcli",
      """
      | c,config=source n,dry-run v,verbose h,help version json r,recursive summarize
      . $ +help,version : look
      ls,la,du,info,stat,tree,find,diff,head,cat-info,version : look
      alias list,ls : reveal
      put,get,sync,cp,mv,del,rm,mirror +n : rehearse
      put,get,sync,cp,mirror,cat,share,presign : send
      rm,del,rb,mv : destroy
      ** : change
      """
    ),
    VerbTool(
      "supabase",
      """
      | h,help v,version debug workdir=source linked local db-url= project-ref= o,output= schema= f,file= use-migra
      . $ +help,version : look
      status +o=env,json,yaml,toml : reveal
      projects api-keys ; secrets list ; branches get : reveal
      status,services,start,stop,init ; db diff,lint,start ; migration list,new ; gen types,keys ; test db,new ; functions list,new,serve ; projects,orgs,branches,snippets list ; inspect db ** ; completion : build
      secrets set,unset ; login,logout,link,unlink : rekey
      db reset,push ; projects,functions,branches,domains,storage delete,rm ; migration repair,squash,down : destroy
      functions,config deploy,push ; db remote,pull,dump : publish
      ** : change
      """
    ),
    VerbTool(
      "sst cdktf nitric encore wing cdk8s",
      """
      | h,help v,version stage= config=source
      . $ +help,version : look
      diff,version,synth,list,ls,import,get,convert,check,lint,build,compile,init,validate : build
      dev,start,shell,bind,run : execute
      remove,destroy : destroy
      deploy,apply : change
      secret,secrets : rekey
      ** : change
      """
    ),
    VerbTool(
      "helmfile",
      """
      | f,file=source e,environment= l,selector= q,quiet n,namespace= kube-context= h,help v,version state-values-set= state-values-file=read
      . $ +help,version : look
      diff,template,lint,list,build,status,show-dag,version,deps,fetch,repos,write-values,print-env : build
      destroy,delete : destroy
      ** : change
      """
    ),
    VerbTool(
      "stern kail kubetail",
      """
      | n,namespace= context= kubeconfig=source t,tail= s,since= l,selector= c,container= o,output= A,all-namespaces h,help v,version e,exclude= i,include= template= color= field-selector=
      . : look text*
      """
    ),
    VerbTool(
      "k3d kind minikube colima rancher-desktop k0s crc",
      """
      | p,profile= n,name= h,help v,version o,output= config=source
      . $ +help,version : look
      kubeconfig get,print,write,merge ; get kubeconfig ; cluster,node,registry,image list,ls,get ; node,registry list ; status,version,ip,ssh-host,logs,profile,addons,get,list,ls,image,completion,docker-env,podman-env,dashboard,service ; config view : look
      cluster,node,registry create,start,stop,edit ; image import ; start,stop,pause,unpause,load,create,use,tunnel,mount,export : local
      cluster,node,registry delete ; delete,reset,purge,prune : discard
      """
    ),
    VerbTool(
      "crictl ctr",
      """
      | n,namespace= a,address= r,runtime-endpoint= i,image-endpoint= D,debug h,help v,version q,quiet o,output= t,timeout= a,all
      . $ +help,version : look
      ps,pods,images,info,version,inspect,inspecti,inspectp,logs,stats,statsp,imagefsinfo,completion : look text*
      images,image,i,containers,container,c,tasks,task,t,namespaces,ns,plugins,snapshots,content,leases ls,list,check,info : look
      exec,attach,run,runp,create,start : execute
      rm,rmi,rmp,stop,stopp : destroy
      ** : change
      """
    ),
    VerbTool(
      "kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-configs kafka-configs.sh kafka-acls kafka-acls.sh kafka-log-dirs kafka-log-dirs.sh kafka-broker-api-versions kafka-broker-api-versions.sh kafka-metadata-quorum kafka-metadata-quorum.sh kafka-get-offsets kafka-get-offsets.sh",
      """
      | bootstrap-server= zookeeper= command-config=read topic= group= list describe delete create alter reset-offsets execute add remove members state offsets all-groups entity-type= entity-name= broker-list= partitions= replication-factor= config= add-config= delete-config= version help dry-run topic-list= timeout=
      . +delete ; . +reset-offsets +execute : destroy
      . +create ; . +alter ; . +reset-offsets ; . +add ; . +remove : change
      . : look
      """
    ),
    VerbTool(
      "kafka-console-consumer kafka-console-consumer.sh kcat kafkacat",
      """
      | bootstrap-server= topic= max-messages= from-beginning group= b= t= C P L K= o= c= e q u f= p= property= timeout-ms= consumer.config=read partition= offset= X= F=read G l T
      . +P : change
      . : look text*
      """
    ),
    VerbTool(
      "rabbitmqctl rabbitmq-diagnostics rabbitmqadmin rabbitmq-plugins",
      """
      | n,node= q,quiet s,silent p,vhost= H,host= P,port= u,username= t,timeout= h,help version formatter= l,longnames
      . $ +help,version : look
      list_*,status,cluster_status,ping,check_*,environment,report,version,help,list,show,is_running,server_version,memory_breakdown,listeners,overview,alarms,observer : look
      delete_*,purge_*,reset,force_reset,stop,stop_app,forget_cluster_node,delete,purge,clear_*,shutdown,close_* : destroy
      set_permissions,set_user_tags,add_user,change_password,authenticate_user,set_topic_permissions : grant
      ** : change
      """
    ),
    VerbTool(
      "nats mqttui temporal tctl",
      """
      | s,server= h,help version context= h= p= t= C= v u= P=
      . $ +help,version : look
      stream,consumer,kv,object,server,account,workflow,task-queue,namespace,schedule ls,list,info,report,get,describe,show,count,view,ping,check : look
      sub,ping,rtt,latency : look
      stream,consumer,kv,object,workflow,schedule rm,del,delete,purge,terminate,cancel,reset : destroy
      ** : change
      """
    ),
    VerbTool("mosquitto_sub", "| h= p= t= C= v u= P= q= i= W= d topic= host= port=\n . : look"),
    VerbTool(
      "act",
      """
      | n,dryrun l,list h,help version g,graph W,workflows=source j,job= P,platform= s,secret= secret-file=read env-file=read e,eventpath=read
      . +n ; . +l ; . +g ; . +h ; . +version : look
      . : execute
      """
    ),
    VerbTool(
      "circleci buildkite-agent drone travis semaphore woodpecker-cli earthly dagger",
      """
      | h,help v,version c,config=read
      . $ +help,version : look
      config validate,process,pack,help ; version,help,lint,status,logs,show,history,info,diagnostic,ls,branches,monitor,whoami : look
      local execute : execute
      ** : change
      """
    ),
    VerbTool(
      "medusa nest adonis strapi payload directus keystone redwood rw blitz sails feathers",
      """
      | h,help v,version
      . $ +help,version : look
      build,start,dev,develop,test,info,check,lint,generate,g,routes,serve,new,list,version : build text*
      ** : change
      """
    ),
  ]
}
