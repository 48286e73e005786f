extension VerbTool {
  /// Containers and their images, from the manuals of docker(1), podman(1) and the Compose plug-in.
  static let containers: [VerbTool] = [
    VerbTool(
      "docker podman nerdctl",
      """
      | H,host= c,context= config=source D,debug l,log-level= tls tlscacert=read tlscert=read tlskey=read tlsverify v,version help a,all q,quiet no-trunc format= filter= n,last= s,size f=
      . $ +v,help : look
      ps,images,logs,version,info,stats,top,port,history,search,diff,events,wait : look | f,follow since= until= tail= t,timestamps n= no-stream
      help : look
      inspect : look | f,format= type= s,size
      buildx imagetools create : publish | t,tag= f,file=read a,append dry-run progress=
      container,image,network,volume,context,plugin,node,service,stack,system,secret,config,pod,buildx,builder,manifest,machine,trust,checkpoint,scout,sbom,model ls,list,inspect,ps,logs,top,stats,port,diff,history,df,info,events,du,show,exists,tree,cves,quickview,imagetools : look
      system prune +a ; system prune +volumes ; system reset ; volume prune,rm,remove : discard | a,all f,force volumes filter=
      rm,rmi,kill ; container,image,network,builder,buildx,system,pod,secret,config,plugin,context,manifest,machine prune,rm,remove,kill : discard | f,force v,volumes a,all
      stack,service,node,swarm,secret,config,plugin create,deploy,update,scale,rollback,rm,remove,promote,demote,init,join,leave,enable,set,install,unlock,ca,join-token,upgrade : change
      build +push ; buildx build,bake +push ; build +o=*registry*,*push=true* ; buildx build,bake +o=*registry*,*push=true* : publish | push t,tag= f,file=read platform= build-arg= o,output=
      build http:*,https:*,git@*,git:*,ssh:*,*.git,*.git#*,github.com/* ; buildx build http:*,https:*,git@*,git:*,ssh:*,*.git,*.git#*,github.com/* : execute | t,tag= f,file=read build-arg= target= platform= o,output=
      build +allow ; buildx build,bake +allow : execute | allow= t,tag= f,file=read
      build ; buildx build,bake ; builder build ; image build : build read* | t,tag= f,file=read build-arg= build-context= target= platform= no-cache pull load progress= cache-from= cache-to= o,output= label= secret= ssh= network= iidfile=write metadata-file=write q,quiet rm force-rm squash add-host= builder= isolation= m,memory= shm-size= ulimit= print check call= attest= sbom= provenance=
      compose cp : local from to | f,file=read p,project-name= profile= env-file=read project-directory=read
      compose ps,logs,config,top,images,ls,version,events,port,convert,stats,volumes : look | f,file=read p,project-name= profile= env-file=read project-directory=read follow tail= t,timestamps since= until= services ansi= progress=
      compose build +push : publish | push f,file=read p,project-name=
      compose down +v ; compose rm +v : discard | v,volumes rmi= remove-orphans t,timeout= f,file=read p,project-name= profile= env-file=read
      compose down +rmi=all : discard | rmi= v,volumes f,file=read p,project-name=
      compose up,down,start,stop,restart,build,pull,create,pause,unpause,watch,wait,kill,rm,scale : local | f,file=source p,project-name= profile= env-file=read project-directory=source d,detach build force-recreate no-deps remove-orphans t,timeout= scale= wait wait-timeout= no-build pull= abort-on-container-exit exit-code-from= s,stop V ansi= progress= quiet-pull
      compose push,publish : publish | f,file=read p,project-name=
      push ; image,manifest,plugin,compose push ; buildx imagetools create : publish | a,all-tags q,quiet disable-content-trust
      login : rekey | u,username= p,password= password-stdin
      logout : local
      pull ; image pull ; compose pull : local | a,all-tags platform= q,quiet
      tag ; image tag ; start,stop,restart,pause,unpause,rename ; container start,stop,restart,pause,unpause,rename ; network create,connect,disconnect ; volume create ; buildx use,create,inspect,stop ; context use ; commit ; container commit ; machine start,stop : local
      cp *:/run/secrets/*,*:/var/run/secrets/* ; container cp *:/run/secrets/*,*:/var/run/secrets/* : reveal
      cp ; container cp : local from to | a,archive L,follow-link q,quiet
      save,export ; image save ; container export : local text* | o,output=write
      load,import ; image load,import : local read* | i,input=read q,quiet m,message= c,change=
      update ; container update : local
      context create,update,import,export ; trust ** : change
      completion : look
      """
    ),
    VerbTool(
      "docker-compose podman-compose",
      """
      | f,file=source p,project-name= profile= env-file=read project-directory=source ansi= progress= c,context= H,host= verbose v,version help h
      . $ +v,help,h : look
      ps,logs,config,top,images,ls,version,events,port,convert : look | follow tail= t,timestamps services q
      build +push : publish | push
      down +v ; rm +v : discard | v,volumes rmi= remove-orphans t,timeout=
      up,down,start,stop,restart,build,pull,create,pause,unpause,kill,rm,scale : local | d,detach build force-recreate no-deps remove-orphans t,timeout= scale= no-build abort-on-container-exit exit-code-from= s,stop V no-cache
      push : publish
      """
    ),
    VerbTool(
      "skopeo crane oras regctl cosign",
      """
      inspect,list-tags,manifest,digest,ls,tree,verify,verify-attestation,discover,version,catalog,config,validate : look
      copy,sync,push,cp,tag,attach,append,mutate,rebase,attest,sign,standalone-sign,generate,upload : publish
      delete,rm : destroy
      login,auth : rekey
      pull,export,blob,download : local text to*
      """
    ),
    VerbTool(
      "",
      """
      | p,profile= name=
      status,version,ip,ssh-host,dashboard,service,logs,profile,addons,get,list,ls,node,kubeconfig,image,completion,docker-env,podman-env ; config view : look
      start,stop,pause,unpause,load,create,use,tunnel,mount : local
      delete,reset,purge,prune : discard
      """
    ),
    VerbTool(
      "vagrant multipass limactl lxc incus virsh",
      """
      | c,connect=
      status,global-status,list,ls,info,version,validate,ssh-config,port,find,show-log,dominfo,domstate,net-list,pool-list,vol-list,dumpxml,nodeinfo,capabilities ; box list : look
      up,start,stop,halt,suspend,resume,reload,provision,restart,launch,init,create,shell,snapshot,pull : local
      destroy,delete,purge,undefine,vol-delete,net-destroy,pool-destroy,prune,reset : discard
      cloud,push,publish : publish
      """
    ),
  ]
}
