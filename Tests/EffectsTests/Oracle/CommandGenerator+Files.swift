import TestSupport

/// Where output goes, where the shell stands, and what tools do to files.
extension CommandGenerator {
  static let fileConstructs: [Construct] = [
    (
      "target",
      { g in
        let (name, word) = (g.name(), g.word())
        return g.random.pick([
          "\(name)=\(word) > $\(name)", "\(name)=\(word) >> \"$\(name)\" $1", "> $\(name) \(name)=\(word)",
          "\(name)=\(word) s1 > \"$\(name)\"", "{ \(g.body()) } > \"$\(name)\"", "(\(name)=\(word); s1) > \"$\(name)\"",
          "f() { \(name)=\(word); s1; } > \"$\(name)\"; f", "for \(name) in \(word) q; do s1 > \"$\(name)\"; done",
          "for \(name) in \(word); do s1; done > \"$\(name)\"", "if s1; then \(name)=\(word); fi > \"$\(name)\"",
          "while read -r \(name); do s1 > \"$\(name)\"; done < list", "case \(word) in *) s1;; esac > \"$\(name)\"",
          "\(name)=\(word); eval 's1 > \"$\(name)\"'", "s1 > \"${\(name):=\(word)}\"", "s1 2>&1 >\"$\(name)\" | s2",
          "[[ a ]] > \"$\(name)\"", "((1)) >> \"$\(name)\"", "! s1 > \"$\(name)\"", "time s1 > \"$\(name)\"",
          "coproc { s1; } > \"$\(name)\"; wait", "s1 |& tee \"$\(name)\"", "tee >(cat > \"$\(name)\") < list; wait",
        ])
      }
    ),
    (
      "descriptor",
      { g in
        let (name, word) = (g.name(), g.word())
        return g.random.pick([
          "exec 3> \"$\(name)\"; echo q >&3", "exec > \(word); echo q", "exec 4< list; cat <&4",
          "(exec > out; echo \(word))",
          "exec {fd}>> new; echo a >&$fd", "exec 5<> \"$\(name)\"; exec 5>&-", "{ echo a >&7; } 7> \(word)",
          "f() { exec > q; }; f; echo \(word)", "exec 3>&1 > q; echo \(word) >&3", "cat 3< .env <&3",
          "cat 0< \"$\(name)\"",
        ])
      }
    ),
    (
      "tools",
      { g in
        let (word, other) = (g.word(), g.word())
        return g.random.pick([
          "mv a.txt src/; cat src/a.txt", "cp -t src a.txt b.txt", "cp -r src d; rm d/main.c", "sed -i s/a/b/ \(word)",
          "sed -n 'w out' a.txt", "sort -o \(word) list", "sort list -o\(word)", "head -n1 \(word) > \(other)",
          "mkdir -p d/e; mv b.txt d/e; cat d/e/b.txt", "ln -s src d; touch d/q; rm d/main.c",
          "ln -sf .env l; echo q > l",
          "rm -r src; touch src", "cp .env \(word); cat \(word)", "mv .env src; cat src/.env", "touch -r .env \(word)",
          "ln \(word) hard; echo q > hard", "ln -s /tmp t; touch t/q", "ln -s nowhere n; echo a > n",
          "cut -d: -f2 list | xargs \(word)",
          "grep -rl s1 . | xargs cat", "grep -h \(word) list", "ls -a \(word)", "wc -l < \(word)",
          "tail -n +1 \(word) \(other)",
          "seq 2 | xargs -I{} touch f{}", "dirname \(word) | xargs ls", "sed 's/.*/touch &/e' words",
          "sed \(word) list",
          "basename \(word) .txt | xargs touch", "rm -f -- \(word)", "cp -- \(word) \(other)", "mv -t src -- \(word)",
          "chmod +x run.sh; ./run.sh \(word)", "tee -a \(word) \(other) < list", "rm \(word)/..", "touch ./\(word)",
          "find . -name \(word) | head -n1 | xargs -r cat", "nohup s1 \(word) > /dev/null", "env -C src touch \(word)",
        ])
      }
    ),
    (
      "place",
      { g in
        let word = g.word()
        return g.random.pick([
          "cd src | cat; touch \(word)", "(cd src; touch \(word)); touch q", "cd src & wait; touch \(word)",
          "CDPATH=/srv; cd app; touch q", "pushd src; popd; touch \(word)", "pushd /tmp; pushd src; pushd; touch q",
          "cd dlink; cd ..; touch \(word)", "cd -P dlink; touch ../\(word)", "cd dlink/..; touch q",
          "f() { cd src; }; f; touch \(word)",
          "cd $(echo src); touch \(word)", "cd src && cd - && touch \(word)", "if cd src; then touch \(word); fi",
          "cd nope || touch \(word)",
          "cd nope; cd src; touch \(word)", "cd src/; rm ./*.c", "HOME=/tmp; cd; touch q", "OLDPWD=/tmp; cd -; touch q",
          "cd ''; touch \(word)", "cd . ; rm -rf \"$PWD/src\"", "mkdir n; cd n; touch ../\(word)",
          "cd src; bash ../run.sh",
          "bash -c 'cd src'; touch \(word)", "eval cd src; touch \(word)", "command cd src; touch \(word)",
          "builtin cd /tmp; touch \(word)",
          "cd src; f() { touch \(word); }; cd ..; f", "trap 'touch \(g.random.pick(["q", "$x"]))' EXIT; cd src",
          "for d in src /tmp; do (cd $d; touch \(word)); done", "for d in src ..; do cd $d; touch q; done",
          "while cd src; do touch q; break; done; touch \(word)", "cd src; xargs touch <<< \(word)",
        ])
      }
    ),
  ]
}
