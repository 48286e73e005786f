extension VerbTool {
  /// Keys, rings and stores of secrets.
  static let secrets: [VerbTool] = [
    VerbTool(
      "vault",
      """
      | address= namespace= format= field= mount= ca-cert=read -address= -namespace= -format= -field= -mount= -version= help version h version-history
      print token : reveal
      kv metadata delete : destroy
      . $ +version,help ; status,version,path-help,print,list ; plugin list ; secrets list ; auth list ; policy list ; audit list ; operator members : look
      kv list,metadata ; policy list,read,fmt ; secrets,auth,audit,plugin,namespace list ; token lookup,capabilities ; lease lookup ; operator members,diagnose,key-status ; debug : look
      kv get ; read,unwrap,ssh,login ; token create : reveal
      token create ; operator generate-root,rekey,unseal,init : reveal
      delete ; kv delete,destroy ; secrets,auth disable ; lease revoke ; operator seal,step-down : destroy
      audit disable : disarm
      policy write,delete ; auth enable : grant
      ** : rekey
      """
    ),
    VerbTool(
      "op bw lpass keepassxc-cli gopass pass passage rbw secret-tool keyring dashlane doppler infisical chamber teller sops envchain berglas aws-vault lpassd ykman",
      """
      | account= vault= format= session= h,help v,version p,project= c,config= clip raw no-interactive q,quiet fields= otp reveal e,export plain only-secrets names json d,decrypt i,in-place e,encrypt input-type= output-type= extract= kms= age= pgp= r,rotate output=write show-master-key ignore-mac s
      . $ +help,version ; whoami,status,--version,version,help : look
      list items,item,sends ; search +all : reveal | all
      item,vault,account,user,group,document,list,projects,configs,environments,services,profiles,folder,collection list,ls ; list,ls,find,search,db-info,me,configure,history,info,locate,configs,sync,lock : look
      read,get,show,cat,inject,export,download,fetch,decrypt,lookup,search,env,print,generate,otp,clip,unlock,edit,secrets,view,dump,code,totp,grep,backup : reveal
      item,document,secrets,user,vault,note,username,password,uri,totp,object get,download,view,show,substitute : reveal
      . +d : reveal
      run,exec,exec-env,exec-file : execute
      ** : rekey
      """
    ),
    VerbTool(
      "security",
      """
      | p= a= s= l= g w v h
      list-keychains,find-identity,find-certificate,verify-cert,show-keychain-info,default-keychain,login-keychain,cms,error,help,dump-trust-settings,list-smartcards,policies,trust-settings-export : look text*
      find-generic-password,find-internet-password,dump-keychain,export,unlock-keychain,decrypt : reveal
      ** : rekey
      """
    ),
    VerbTool(
      "gpg gpg2",
      """
      | list-keys,k,list-public-keys list-secret-keys,K list-sigs fingerprint? version help h verify armor,a batch yes,y no output,o=write detach-sign,b sign,s clearsign,clear-sign encrypt,e decrypt,d recipient,r= local-user,u= keyring= homedir=source with-colons with-fingerprint show-keys keyserver= recv-keys search-keys import export export-secret-keys export-secret-subkeys export-ownertrust delete-secret-keys delete-secret-and-public-key delete-keys delete-key gen-key,generate-key,full-generate-key,full-gen-key,quick-generate-key,quick-gen-key edit-key,quick-add-key passphrase= passphrase-file=read pinentry-mode= passphrase-fd= check-sigs list-packets print-md= status-fd= no-tty quiet,q symmetric,c trust-model= card-status dearmor enarmor with-keygrip keyid-format= no-default-keyring refresh-keys receive-keys change-passphrase,passwd send-keys sign-key lsign-key import-ownertrust list-config gen-random= verbose,v export-ssh-key
      . +export-secret-keys,export-secret-subkeys : reveal
      . +delete-secret-keys,delete-secret-and-public-key,delete-keys,delete-key : destroy
      . +gen-key,edit-key,change-passphrase,sign-key,lsign-key,import-ownertrust : rekey
      . +send-keys : publish
      . +decrypt : reveal
      . +list-keys,list-secret-keys,list-sigs,fingerprint,version,help,verify,show-keys,search-keys,check-sigs,list-packets,print-md,card-status,dearmor,enarmor,list-config,gen-random : look read*
      . +import,recv-keys,receive-keys,refresh-keys : change
      . +detach-sign,sign,clearsign,encrypt,symmetric : rekey read*
      . +export,export-ssh-key,export-ownertrust : look
      . : reveal read*
      """
    ),
    VerbTool(
      "ssh-keygen",
      """
      | l F= H R= y e i m= f=write t= b= C= N= P= q v B L A= k s= I= n= V= z= Y= G= M= h Q c p a= O= E= D= r= U W= Z=
      . +l ; . +B ; . +L ; . +F ; . +Q : look | f=read
      . +y : reveal
      . +p ; . +s ; . +k ; . +A ; . +c : rekey
      . +R ; . +H : change
      . : rekey
      """
    ),
    VerbTool("ssh-add", "| l L D d= x X t= q k K c E= T= A s= e= v h= H=\n . +l ; . +L ; . +T : look\n . : rekey"),
    VerbTool("ssh-keyscan ssh-agent", "| t= p= T= H f=read 4 6 D c v k s a= d E=\n . +k : kill\n . : look text*"),
    VerbTool("ssh-copy-id", "| i=read p= o= f n s\n . : grant"),
    VerbTool(
      "openssl",
      """
      | in=read -in=read -out=write -noout -text -subject -issuer -dates -enddate -startdate -serial -fingerprint -checkend= -inform= -outform= -nodes -passin= -passout= -sha256 -sha1 -sha512 -md5 -hex -base64 -d -e -a -A -A -binary -r -c -connect= -servername= -showcerts -CAfile=read -CApath=read -cert=text -key=text -verify= -pubkey -pubin -modulus -ext= -email -purpose -hash -days= -subj= -new -x509 -newkey= -config=source -keyout=write -sign=text -signature=read -prverify=read -starttls= -tls1_2 -tls1_3 -brief -quiet -ign_eof -untrusted=read -pass= -k= -pbkdf2 -iter= -salt -aes-256-cbc -aes256 -export -inkey=text -certfile=read -name= -info -nokeys -cacerts -clcerts -pubout -check -param_enc= -list -help -engine=code -rand=read -writerand=write -CA=read -CAkey=text -CAcreateserial -extfile=read -extensions= -req -bits= -f= -curve= -passcrypt
      . $ ; version,help,list,ciphers,errstr,speed,prime,rand,asn1parse,verify,dgst,sha256,sha1,sha512,md5,ocsp,crl,info,sess_id,passwd,x509,req,crl2pkcs7,s_client,storeutl : look
      rsa,ec,pkey,dsa +-pubout ; rsa,ec,pkey,dsa +-check ; rsa,pkey,ec +-pubin : look
      base64 ; enc +-base64 : look
      enc -d : reveal
      pkcs12,rsa,ec,pkey,dsa,pkcs8,pkeyutl,rsautl,smime,cms : reveal
      s_server : expose
      ** : rekey
      """
    ),
    VerbTool(
      "certbot acme.sh mkcert step cfssl easyrsa keytool jarsigner codesign certutil age age-keygen minisign signify tpm2_unseal",
      """
      | n,non-interactive h,help version d,domain= CAROOT y list -list -printcert -help v,verify V dv verbose p,print-certs R o,output=write dry-run i,identity=read s
      . $ +version,help ; . $ +CAROOT ; certificates,show_account,plugins,inspect,verify,version ; certificate inspect : look
      . +-list ; . +-printcert ; . +list ; . +verify ; . +V ; . +dv ; . +dry-run : look
      revoke,delete : destroy
      . +d : reveal
      ** : rekey
      """
    ),
  ]
}
