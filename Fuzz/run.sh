#!/usr/bin/env bash
# Builds one fuzz target with libFuzzer and AddressSanitizer and runs it for a while.
#
#   Fuzz/run.sh TARGET [SECONDS]      TARGET is a folder beside this script; SECONDS is 60 unless given
#
# A target's folder has its Swift files and `modules`: the modules of Sources/ that it needs, lowest first, each with the parts
# of it that are enough where not all is needed. What it finds
# stays in .build-fuzz/TARGET/corpus and as crash-* files beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:?usage: Fuzz/run.sh TARGET [SECONDS]}
seconds=${2:-60}
out=.build-fuzz/$target
flags=(-O -parse-as-library -package-name cavra -swift-version 6 -sanitize=fuzzer,address -I "$out"
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature NonisolatedNonsendingByDefault)
mkdir -p "$out/corpus"
objects=()
while read -r module parts; do
  if [ -f "Sources/$module/module.modulemap" ]; then
    flags+=(-I "Sources/$module")
    continue
  fi
  mapfile -t sources < <(cd "Sources/$module" && find ${parts:-.} -name '*.swift' -printf "Sources/$module/%p\n" | sort)
  swiftc "${flags[@]}" -wmo -c -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
    -o "$out/$module.o" "${sources[@]}"
  objects+=("$out/$module.o")
done < "Fuzz/$target/modules"
libraries=()
grep -q '^CSodium$' "Fuzz/$target/modules" && libraries=(-lsodium)
swiftc "${flags[@]}" -module-name "$target" -o "$out/fuzz" Fuzz/"$target"/*.swift "${objects[@]}" "${libraries[@]}"
"$out/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
  -artifact_prefix="$out/" "$out/corpus"
