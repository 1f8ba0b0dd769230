#!/usr/bin/env bash
# Uses the packaged plugin with the teasel command, as a stranger would.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
teasel="$here/../../../teasel"
plugin="$here/target/teasel-plugin-example-1.0.jar"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$teasel" plugins --plugins "$plugin" | grep -q 'active-latents.*teasel-plugin-example-1.0.jar'
"$teasel" score --quiet --plugins "$plugin" --encoder quadrants --dataset sprites --sample 2000 \
    --metrics active-latents,mig --out "$out"
grep -q '"active-latents"' "$out/scores.json"
