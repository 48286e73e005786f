extension NestedCommand {
  private static let container =
    "H,host= c,context= config=read l,log-level= D,debug d,detach detach-keys= e,env= env-file=read i,interactive t,tty privileged u,user= w,workdir= v,volume=mount mount=mount name= rm network=,net= p,publish= P entrypoint=rest latest index= project-directory=read init restart= m,memory= cpus= cap-add= cap-drop= security-opt= pid= ipc= uts= h,hostname= add-host= dns= l= label= platform= pull= gpus= device= tmpfs= volumes-from= userns= ulimit= shm-size= read-only cidfile=write f,file=read project-name= profile= T no-deps service-ports use-aliases build q,quiet"
  private static let cluster =
    "n,namespace= context= kubeconfig=read c,container= i,stdin t,tty q,quiet f,filename=read s,server= token= as= cluster= user= pod-running-timeout= image= restart= rm attach overrides= env= labels= port= dry-run? command it target= share-processes copy-to= profile="

  static let all: [NestedCommand] = [
    NestedCommand("docker podman nerdctl", "exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman nerdctl", "container exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman nerdctl", "run", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman nerdctl", "container run", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman", "compose exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker podman", "compose run", container, operands: 1, elsewhere: true),
    NestedCommand("docker-compose podman-compose", "exec", container, operands: 1, elsewhere: true),
    NestedCommand("docker-compose podman-compose", "run", container, operands: 1, elsewhere: true),
    NestedCommand("kubectl oc", "exec", cluster, elsewhere: true, dashes: true),
    NestedCommand("kubectl oc", "run", cluster, elsewhere: true, dashes: true),
    NestedCommand("kubectl oc", "debug", cluster, elsewhere: true, dashes: true),
    NestedCommand(
      "npx bunx pnpx",
      "",
      "y,yes no p,package= c,call=shell q,quiet w,workspace= no-install ignore-existing"
    ),
    NestedCommand("npm", "exec", "y,yes no p,package= c,call=shell w,workspace= prefix="),
    NestedCommand("npm", "x", "y,yes no p,package= c,call=shell w,workspace= prefix="),
    NestedCommand("pnpm", "exec", "C,dir=directory filter= w r c,shell-mode"),
    NestedCommand("yarn", "exec", "cwd=directory", joined: true),
    NestedCommand("yarn pnpm", "dlx", "p,package= c,shell-mode"),
    NestedCommand(
      "poetry pipenv pdm rye hatch uv pixi",
      "run",
      "C,directory=directory p,project= with= python= q,quiet e extra= group= no-sync env-file=read m,module"
    ),
    NestedCommand("pipx", "run", "spec= python= no-cache verbose"), NestedCommand("uvx", "", "from= with= p,python="),
    NestedCommand("bundle", "exec", "keep-file-descriptors gemfile=read"),
    NestedCommand("rbenv pyenv nodenv asdf", "exec", ""),
    NestedCommand("nix", "develop", "c,command=rest f,file=read i ignore-environment k,keep= impure"),
    NestedCommand("nix", "shell", "c,command=rest f,file=read i ignore-environment k,keep= impure"),
    NestedCommand("nix-shell", "", "p,packages= run=shell command=shell pure A,attr= E,expr=code I="),
    NestedCommand("mise rtx", "exec", "c,command=shell C,cd=directory j,jobs= q v y raw", dashes: true),
    NestedCommand("mise rtx", "x", "c,command=shell C,cd=directory j,jobs= q v y raw", dashes: true),
    NestedCommand("doppler", "run", "p,project= c,config= t,token= command=shell", dashes: true),
    NestedCommand("op", "run", "env-file=read no-masking", dashes: true),
    NestedCommand(
      "aws-vault",
      "exec",
      "n,no-session d,duration= region= j,json s,server m,mfa-token= prompt= debug backend= ec2-server lazy stdout",
      operands: 1
    ),
    NestedCommand("dotenv", "run", "f,file=read e,export= q,quote= override no-override"),
    NestedCommand("dotenv", "", "e=read f=read c? v= p o q,quiet"),
    NestedCommand("dotenvx", "run", "f,env-file=read e,env= fk= o,overload q,quiet l,log-level= strict convention="),
    NestedCommand("infisical teller", "run", "env= path= projectId= token= c,config=read command=shell", dashes: true),
    NestedCommand("chamber", "exec", "pristine strict b,backend= r,retries= v", dashes: true),
    NestedCommand(
      "saml2aws",
      "exec",
      "a,idp-account= exec-profile= username= password= profile= role= skip-prompt config=read"
    ),
    NestedCommand("vaulted", "", "n,name= i,interactive A,no-session assume= region="),
    NestedCommand("sops", "exec-env", "user= background pristine same-process", operands: 1, joined: true),
    NestedCommand("sops", "exec-file", "user= background no-fifo filename=", operands: 1, joined: true),
    NestedCommand("wsl wsl.exe", "", "e,exec d,distribution= u,user= cd= shell-type= system", elsewhere: true),
    NestedCommand("conda mamba micromamba", "run", "n,name= p,prefix= cwd= no-capture-output live-stream v"),
    NestedCommand("multipass limactl", "exec", "n d,working-directory=", operands: 1, elsewhere: true),
    NestedCommand("limactl", "shell", "workdir= shell=", operands: 1, elsewhere: true),
    NestedCommand("lima", "", "", elsewhere: true),
    NestedCommand("lxc incus", "exec", "cwd= env= t T n user= group= mode= project=", operands: 1, elsewhere: true),
    NestedCommand("machinectl", "shell", "uid= E,setenv= q M,machine= H,host=", operands: 1, elsewhere: true),
    NestedCommand("fly flyctl", "ssh console", "C,command=shell a,app= r,region= s,select", elsewhere: true),
    NestedCommand(
      "heroku",
      "run",
      "a,app= r,remote= s,size= e,env= no-tty x,exit-code type=",
      elsewhere: true,
      joined: true,
      permutes: true
    ),
    NestedCommand("distrobox", "enter", "n,name= T r,root d a,additional-flags=", operands: 1),
    NestedCommand("toolbox", "run", "c,container= d,distro= r,release="),
    NestedCommand("adb", "shell", "s= d e t= H= P= n T x", elsewhere: true, joined: true),
    NestedCommand("vagrant", "ssh", "c,command=shell p,plain t,tty?", operands: 1, elsewhere: true, permutes: true),
    NestedCommand(
      "gcloud",
      "compute ssh",
      "command=shell zone= project= ssh-flag=code account= configuration= tunnel-through-iap internal-ip q,quiet ssh-key-file=read",
      operands: 1,
      elsewhere: true,
      permutes: true
    ),
    NestedCommand(
      "script",
      "",
      "q,quiet a,append c,command=shell f,flush e,return t?,timing? O=write I=write B=write T=write",
      operands: 1
    ),
    NestedCommand(
      "start-stop-daemon",
      "",
      "start S stop K x,exec= a,startas= b,background p,pidfile= m,make-pidfile c,chuid= d,chdir= n,name= q o",
      dashes: true
    ),
    NestedCommand("nodemon", "", "x,exec=shell w,watch= e,ext= i,ignore= V q d,delay= L s,signal= config=source"),
    NestedCommand(
      "chokidar",
      "",
      "c,command=shell d,debounce= t,throttle= i,ignore= p,polling initial silent",
      permutes: true
    ),
    NestedCommand("zellij", "run", "d= f c n= cwd=directory i s"),
    NestedCommand("k3s microk8s", "", "", elsewhere: true),
    NestedCommand("oc", "rsh", cluster, operands: 1, elsewhere: true),
    NestedCommand("uv", "tool run", "from= with= p,python= q,quiet"),
    NestedCommand("docker podman nerdctl", "unshare", ""),
    NestedCommand("podman", "machine ssh", "username= q", elsewhere: true, joined: true),
    NestedCommand("go", "run", "C= race tags= v x mod= exec=code", operands: 1),
  ]
}
