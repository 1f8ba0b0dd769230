#!/usr/bin/env bash
# Tries the packaged plugins with the teasel command, as a stranger would: the good ones pass, their twins don't.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
teasel="$here/../../../teasel"
good="$here/target/teasel-conformance-example-1.0.jar"
broken="$here/target/teasel-conformance-example-1.0-tests.jar"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$teasel" conform --jar "$good" --profile quick --json "$out/good.json" > "$out/good.txt" || {
    cat "$out/good.txt" >&2
    exit 1
}
grep -q ' 0 broken' "$out/good.txt"
grep -q '"conforms" : true' "$out/good.json"

code=0
"$teasel" conform --jar "$broken" --plugins "$good" --profile quick > "$out/broken.txt" || code=$?
[ "$code" -eq 1 ] || {
    echo "the broken twins gave exit code $code, expected 1" >&2
    exit 1
}
grep -q 'rule metric.answer.range is broken' "$out/broken.txt"
grep -q 'rule encoder.batch.neighbours is broken' "$out/broken.txt"
grep -q 'rule encoder.provider.unknown-option is broken' "$out/broken.txt"
