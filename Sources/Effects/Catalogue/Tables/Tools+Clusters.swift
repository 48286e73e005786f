extension VerbTool {
  private static let kubectlOptions = """
    | n,namespace= context= cluster= user= kubeconfig=source s,server= token= as= as-group= as-uid= request-timeout= v# vmodule= cache-dir=write certificate-authority=read client-certificate=read client-key=read insecure-skip-tls-verify match-server-version tls-server-name= warnings-as-errors A,all-namespaces l,selector= field-selector= o,output= f,filename=read k,kustomize=read R,recursive dry-run? help h
    """

  /// Clusters: kubectl(1), helm(1) and their neighbours.
  static let clusters: [VerbTool] = [
    VerbTool(
      "kubectl oc",
      kubectlOptions + """

        . $ +help,h ; help : look
        get,describe,delete,apply +raw : change | raw=
        get,describe secret,secrets,secret/*,secrets/*,*secret*,all +o=json,yaml,go-template*,jsonpath*,template*,custom-columns*,jsonpath-as-json* : reveal | w,watch show-labels sort-by= ignore-not-found L,label-columns= template= allow-missing-template-keys chunk-size= no-headers server-print show-kind output-watch-events subresource=
        get secret,secrets,secret/*,secrets/*,*secret* +template : reveal | template= w,watch
        get,describe,top,explain,version,cluster-info,api-resources,api-versions,diff,kustomize,wait,events,options,completion,whoami,status,projects : look | w,watch show-labels sort-by= ignore-not-found L,label-columns= template= no-headers show-kind containers for= timeout= api-group= namespaced verbs= api-version= client short subresource= show-events tail= since= p,previous
        logs : look | f,follow c,container= tail= since= since-time= p,previous timestamps all-containers prefix limit-bytes= max-log-requests= ignore-errors
        cluster-info dump : look
        auth can-i,whoami ; rollout status,history ; config view,current-context,get-contexts,get-clusters,get-users ; plugin list ; create token +dry-run : look | w,watch revision= timeout= minify flatten merge list q,quiet subresource= raw
        config view +raw : reveal | raw minify flatten
        config use-context,set-context,rename-context,set,unset,set-cluster,set-credentials,delete-context,delete-cluster,delete-user : change | current cluster= user= namespace=
        apply,create,delete,patch,replace,scale,set,label,annotate,expose,run,drain,cordon,uncordon,taint,rollout,autoscale,adm +dry-run=client,server : rehearse | p,patch= type= image= port= replicas= overwrite all force grace-period= cascade= server-side field-manager= prune wait timeout= from-literal= from-file=read from-env-file=read class= schedule= save-config edit rule= clusterrole= role= serviceaccount= group= verb= resource= min= max= cpu-percent= c,containers= target-port= name= ignore-daemonsets delete-emptydir-data
        create token : reveal | duration= audience= bound-object-kind= bound-object-name=
        create clusterrolebinding,rolebinding,clusterrole,role,serviceaccount ; adm policy ; auth reconcile ; certificate approve,deny ; policy : grant | clusterrole= role= serviceaccount= group= verb= resource=
        create secret : rekey | from-literal= from-file=read from-env-file=read cert=read key=read docker-username= docker-password= docker-server= docker-email= type=
        delete,drain ; adm drain,prune : destroy | all force grace-period= cascade= now wait timeout= ignore-not-found ignore-daemonsets delete-emptydir-data raw= prune
        replace +force ; apply +prune ; scale,autoscale +replicas=0 : destroy | force grace-period= cascade= prune prune-allowlist= all replicas= server-side
        cp : send from to | c,container= no-preserve retries=
        port-forward,proxy : expose | address= port= api-prefix= www= accept-hosts=
        attach,exec,debug,run,rsh : execute | c,container= i,stdin t,tty q,quiet image= rm restart= command it
        apply,create,patch,replace,scale,set,label,annotate,expose,edit,cordon,uncordon,taint,rollout,autoscale,adm,new-app,new-project,process,start-build,tag,import,login,cordon : change | p,patch= type= image= port= replicas= overwrite all force server-side field-manager= from-literal= from-file=read target-port= name= class= schedule= c,containers= prune wait timeout= save-config
        """
    ),
    VerbTool(
      "helm",
      """
      | n,namespace= kube-context= kubeconfig=source kube-token= kube-apiserver= debug registry-config=source repository-config=source burst-limit= qps= f,values=read set= set-string= set-file= set-json= version= dry-run? help h o,output= a,all A,all-namespaces
      . $ +help,h : look
      install,upgrade,uninstall,delete,rollback,un,del +dry-run=client,server : rehearse | i,install atomic wait timeout= create-namespace force reuse-values reset-values history-max= description= devel repo= generate-name g username= password= keep-history cascade= no-hooks cleanup-on-fail
      install,upgrade,uninstall,delete,rollback,un,del +dry-run : rehearse | dry-run i,install atomic wait timeout= create-namespace force reuse-values history-max= repo= g
      list,ls,status,history,hist,show,inspect,search,version,env,verify : look | max= filter= q,short revision= l,versions devel repo= show-desc show-resources pending deployed failed superseded date r,reverse
      get values,all,manifest,notes,hooks,metadata : look | revision=
      template,lint : build read* | s,show-only= name-template= is-upgrade skip-crds include-crds api-versions= validate output-dir=write release-name strict with-subcharts quiet g,generate-name dependency-update kube-version= repo=
      create,package,dependency,dep : build read* | d,destination=write app-version= sign key= keyring=read u,dependency-update p,starter=
      repo list ; plugin list ; registry logout ; completion : look
      repo add,update,remove,index : local | username= password= force-update ca-file=read merge= url=
      pull,fetch : local | d,destination=write untar untardir=write repo= prov verify username= password=
      plugin install,update,uninstall : install
      push ; registry login ; cm-push : publish
      secrets view,dec,decrypt,edit : reveal
      diff upgrade,rollback,revision,release,version ; secrets enc : look text* | C,context= detailed-exitcode
      uninstall,delete,un,del : destroy | keep-history cascade= wait timeout= no-hooks
      install,upgrade,rollback,test : change | i,install atomic wait timeout= create-namespace force reuse-values history-max= repo= g
      """
    ),
    VerbTool(
      "kustomize",
      """
      build,version,cfg,fn : build read* | o,output=write enable-helm load-restrictor= enable-alpha-plugins e,env= reorder=
      create,edit : local
      """
    ),
    VerbTool(
      "argocd flux velero istioctl linkerd cilium skaffold tilt k9s kubectx kubens eksctl kops kubeadm",
      """
      | n,namespace= context= kubeconfig=source server= grpc-web
      . $ : look
      delete,uninstall,reset,destroy,rm,undeploy,clean,purge ; * delete,rm,delete-resource,terminate-op,uninstall,destroy ; app sync +prune : destroy | prune
      app,proj,repo,cluster,account,context,appset get,list,diff,history,resources,manifests,wait,logs : look
      get,version,logs,check,tree,trace,events,stats,diff,status,analyze,proxy-status,ps,proxy-config,validate,x,describe,viz,config : look | f,follow
      backup,restore,schedule,location get,describe,logs : look
      build,render,diagnose,fix : build
      account generate-token ; account get-user-info : reveal
      app,proj,repo,cluster,account,backup,restore,schedule,appset ** : change
      ** : change
      """
    ),
  ]
}
